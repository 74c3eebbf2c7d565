import { createHash } from 'node:crypto';
import { type AuthenticationResult, ConfidentialClientApplication } from '@azure/msal-node';
import { isLoopback } from '@reconnect/loopback';
import { ReconnectError } from '../../errors.ts';
import type { CodeExchange, ConsentProvider, ConsentRequest, SignedIn } from '../consent-provider.ts';
import { checkIdClaims, claimOf } from '../id-token.ts';
import { wordlessRefusal } from '../wordless-refusal.ts';
import { type AuthorityNetwork, createAuthorityNetwork } from './authority-network.ts';
import { readAliases } from './read-aliases.ts';

export interface MicrosoftConsentConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  /** `https:`, or `http:` on loopback. */
  readonly authority: string;
  readonly graphRootUrl: string;
}

const publicOrigin = 'https://login.microsoftonline.com';
const signIn = ['openid', 'profile', 'email', 'offline_access', 'User.Read'];
const readingScopes = ['mail.read', 'mail.readwrite'];

export function createMicrosoftConsent(
  { clientId, clientSecret, authority, graphRootUrl }: MicrosoftConsentConfig,
  { redirectUri, clock }: { readonly redirectUri: string; readonly clock: { now(): number } },
): ConsentProvider {
  const { protocol, hostname } = new URL(authority);
  if (protocol === 'http:' && !isLoopback(hostname)) {
    throw new ReconnectError('configuration', 'an http: authority is allowed on loopback only');
  }
  const [, base = '', tenant = 'common'] = /^(.*)\/([^/]+)\/?$/.exec(authority) ?? [];
  // MSAL takes neither plain http nor a path before the tenant; what it sends is then led to where the authority is.
  const msalBase = base === new URL(authority).origin && protocol === 'https:' ? base : publicOrigin;

  /** MSAL keeps what it got, and a note to leave Microsoft alone after an error: so each consent has its own. */
  function openClient() {
    const network = createAuthorityNetwork({ from: msalBase, to: base });
    const client = new ConfidentialClientApplication({
      auth: { clientId, clientSecret, authority: `${msalBase}/${tenant}` },
      system: { networkClient: network, disableInternalRetries: true },
    });
    return { client, network };
  }

  return {
    name: 'microsoft',
    async authorizeUrl(request) {
      const { client, network } = openClient();
      const prompt = promptOf(request);
      const url = await client.getAuthCodeUrl({
        scopes: scopesToAsk(request.had),
        redirectUri,
        state: request.state,
        nonce: request.nonce,
        loginHint: request.address,
        ...(prompt !== undefined && { prompt }),
        codeChallenge: createHash('sha256').update(request.verifier).digest('base64url'),
        codeChallengeMethod: 'S256',
      });
      return network.redirect(url);
    },
    async exchange({ code, had, verifier, nonce }): Promise<CodeExchange> {
      const { client, network } = openClient();
      const scopes = scopesToAsk(had);
      let result: AuthenticationResult;
      try {
        result = await client.acquireTokenByCode({ code, scopes, redirectUri, codeVerifier: verifier, nonce });
      } catch (error) {
        return { outcome: 'refused', query: oauthErrorOf(network, error) };
      }
      const claims = result.idTokenClaims as Readonly<Record<string, unknown>>;
      const home = claimOf(claims, 'tid');
      const issuers = [publicOrigin, base].map((issuer) => `${issuer}/${home}/v2.0`);
      checkIdClaims(claims, { issuers, audience: clientId, nonce, now: clock.now() });
      const refreshToken = refreshTokenIn(client.getTokenCache().serialize());
      return {
        outcome: 'granted',
        account: accountOf(claims),
        accessToken: result.accessToken,
        ...(refreshToken !== undefined && { refreshToken }),
        // Never named in an answer; whoever refreshes has to ask for it, or gets no further refresh token.
        scopes: refreshToken === undefined ? result.scopes : [...result.scopes, 'offline_access'],
        missing: readsMail(result.scopes) ? [] : ['read_mail'],
        // Microsoft's page has one button for all of it.
        leftOut: false,
      };
    },
    aliases: (accessToken) => readAliases(graphRootUrl, accessToken),
  };
}

/** None for a plain sign-in: `consent` asks again each time, and leads straight to the administrator in locked tenants. */
function promptOf({ mode, reason }: ConsentRequest): string | undefined {
  if (reason === 'permission_missing') return 'consent';
  return reason === 'wrong_account' || mode === 'full' ? 'select_account' : undefined;
}

/**
 * Only a sign-in name, or an address whose domain Microsoft says the tenant owns, names an account: the `email` claim
 * alone can be set to anything by the administrator of any tenant.
 */
function accountOf(claims: Readonly<Record<string, unknown>>): SignedIn {
  const owned = claims['xms_edov'] === true || claims['xms_edov'] === 1 || claims['xms_edov'] === '1';
  return {
    subject: `${claimOf(claims, 'oid')}.${claimOf(claims, 'tid')}`,
    address: claimOf(claims, owned ? 'email' : 'preferred_username'),
  };
}

const shortScope = (scope: string) => scope.replace(/^https:\/\/graph\.microsoft\.com\//i, '');
const readsMail = (scopes: readonly string[]) =>
  scopes.some((scope) => readingScopes.includes(shortScope(scope).toLowerCase()));

/** Of Graph alone: Microsoft refuses a request for two resources. `Mail.Read` may need an administrator where `Mail.ReadWrite` was allowed. */
function scopesToAsk(had: readonly string[]): string[] {
  const kept = had.map(shortScope).filter((scope) => /^[A-Za-z]+(?:\.[A-Za-z]+)+$/.test(scope));
  return [...new Set([...signIn, ...(readsMail(kept) ? [] : ['Mail.Read']), ...kept])];
}

/** MSAL gives out no refresh token but in its cache's own serialisation. */
function refreshTokenIn(cache: string): string | undefined {
  const { RefreshToken = {} } = JSON.parse(cache) as { RefreshToken?: Record<string, { readonly secret?: string }> };
  return Object.values(RefreshToken)[0]?.secret;
}

function oauthErrorOf({ latest }: AuthorityNetwork, error: unknown): Readonly<Record<string, string>> {
  const { answer, failure } = latest;
  if (answer === undefined) {
    const { code } = (failure ?? {}) as { readonly code?: unknown };
    return { error: 'temporarily_unavailable', error_description: String(code ?? 'no answer') };
  }
  const body = answer.body as { readonly error?: unknown; readonly error_description?: unknown } | null | undefined;
  if (typeof body?.error === 'string') {
    return { error: body.error, error_description: String(body.error_description ?? '') };
  }
  // Accepted in sound JSON, and yet of no use to MSAL: nobody can say what it means.
  const isSound = answer.status < 300 && body !== undefined;
  if (isSound) throw new ReconnectError('exchange', 'MSAL refused the answer', { cause: error });
  return wordlessRefusal(answer.status);
}
