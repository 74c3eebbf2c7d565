import { type Provider, signingInHelps } from '@reconnect/troubleshooting';
import { acceptedJson, ask, asReceived, type Received } from './gather/call.ts';
import type { ProvidersConfig } from './providers-config.ts';
import { numeric, property } from './reading/plain-object.ts';
import { subjectIn } from './reading/read-id-token.ts';
import { judge } from './rules/judge.ts';

/** What the provider's token endpoint did with a refresh token. */
export type ExchangeOutcome =
  | {
      readonly outcome: 'granted';
      readonly accessToken: string;
      /** Milliseconds since 1970. */
      readonly expiresAt: number;
      /** Only when the provider gave another one: it must be stored before anything else happens. */
      readonly refreshToken?: string;
      readonly scopes: readonly string[];
      /** The provider's own id of the account: Google `sub`, Microsoft `oid.tid`; only where the answer tells it. */
      readonly subject?: string;
      /** Without the tokens. */
      readonly answer: Received;
    }
  | {
      readonly outcome: 'refused';
      /** Nothing but a new consent helps; a provider that is down, throttles or dislikes our client has not ended a grant. */
      readonly grantDead: boolean;
      readonly answer: Received;
    };

/** Asks the provider once. Never rejected for what a provider or the network does; gives up after 4 s. */
export type Exchange = (grant: {
  readonly provider: Provider;
  readonly refreshToken: string;
  readonly scopes: readonly string[];
}) => Promise<ExchangeOutcome>;

/** Milliseconds. */
const patience = 4_000;

type Grant = Parameters<Exchange>[0];

function tokenRequest(
  config: ProvidersConfig,
  { provider, refreshToken, scopes }: Grant,
): { readonly url: string; readonly form: URLSearchParams } {
  const { clientId, clientSecret } = config[provider];
  const form = new URLSearchParams({
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  });
  switch (provider) {
    case 'google':
      return { url: config.google.tokenUrl, form };
    case 'microsoft':
      if (scopes.length > 0) form.set('scope', scopes.join(' '));
      return { url: `${config.microsoft.authority}/oauth2/v2.0/token`, form };
    default:
      return provider satisfies never;
  }
}

const secretFields = ['access_token', 'refresh_token', 'id_token'];

/** What the provider said, fit to be kept: the fields stay, the secrets go. */
function withoutSecrets(answer: Received, granted: Readonly<Record<string, unknown>>): Received {
  const told = Object.fromEntries(
    Object.entries(granted).map(([key, value]) => [key, secretFields.includes(key) ? '[removed]' : value]),
  );
  return answer.kind === 'http' ? { ...answer, body: JSON.stringify(told) } : answer;
}

/** Whether the refused grant is of no use any more: what the person or an administrator has to settle by a new consent. */
function isDead(answer: Received, provider: Provider, now: number): boolean {
  if (answer.kind !== 'http' || answer.status >= 500) return false;
  const judgement = judge({ provider, stage: 'token_refresh', answer, now });
  const needsConsent = signingInHelps(judgement) || judgement.remedy === 'contact_admin';
  return needsConsent && judgement.cause !== 'app_misconfigured';
}

/** Whether what kept a grant from being exchanged is the provider's own trouble; `answer` may have been stored in between. */
export function isExchangeLetDown(provider: Provider, answer: unknown, now: number): boolean {
  return judge({ provider, stage: 'token_refresh', answer: asReceived(answer), now }).cause === 'provider_outage';
}

export function createExchange(config: ProvidersConfig, clock: { now(): number }): Exchange {
  return async (grant) => {
    const { url, form } = tokenRequest(config, grant);
    const answer = await ask(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: form.toString(),
      signal: AbortSignal.timeout(patience),
    });
    const now = clock.now();
    const body = acceptedJson(answer);
    const accessToken = property(body, 'access_token');
    if (typeof accessToken !== 'string' || accessToken === '') {
      return { outcome: 'refused', grantDead: isDead(answer, grant.provider, now), answer };
    }
    const refreshToken = property(body, 'refresh_token');
    const scope = property(body, 'scope');
    const subject = subjectIn(grant.provider, property(body, 'id_token'));
    return {
      outcome: 'granted',
      accessToken,
      expiresAt: now + (numeric(property(body, 'expires_in')) ?? 3600) * 1000,
      scopes: typeof scope === 'string' ? scope.split(' ').filter((name) => name !== '') : grant.scopes,
      ...(subject !== undefined && { subject }),
      answer: withoutSecrets(answer, typeof body === 'object' && body !== null ? { ...body } : {}),
      ...(typeof refreshToken === 'string' && refreshToken !== grant.refreshToken ? { refreshToken } : {}),
    };
  };
}
