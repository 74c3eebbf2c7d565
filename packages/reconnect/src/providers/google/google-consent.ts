import { createHash } from 'node:crypto';
import { auth } from 'googleapis/build/src/apis/oauth2/index.js';
import { ReconnectError } from '../../errors.ts';
import { boundedFetch } from '../bounded-fetch.ts';
import type { CodeExchange, ConsentProvider } from '../consent-provider.ts';
import { checkIdClaims, claimOf, decodeIdToken } from '../id-token.ts';
import { wordlessRefusal } from '../wordless-refusal.ts';

export interface GoogleConsentConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly revokeUrl: string;
}

const readMail = 'https://www.googleapis.com/auth/gmail.readonly';
/** Each of them lets us read, so a grant that holds a wider one lacks nothing. */
const readingScopes = [readMail, 'https://www.googleapis.com/auth/gmail.modify', 'https://mail.google.com/'];
const readsMail = (scopes: readonly string[]) => scopes.some((scope) => readingScopes.includes(scope));

export function createGoogleConsent(
  config: GoogleConsentConfig,
  { redirectUri, clock }: { readonly redirectUri: string; readonly clock: { now(): number } },
): ConsentProvider {
  const client = () =>
    new auth.OAuth2({
      clientId: config.clientId,
      clientSecret: config.clientSecret,
      redirectUri,
      endpoints: {
        oauth2AuthBaseUrl: config.authUrl,
        oauth2TokenUrl: config.tokenUrl,
        oauth2RevokeUrl: config.revokeUrl,
      },
      // A code is good for one exchange, so a second try would only hide what the first one was told.
      transporterOptions: {
        timeout: 10_000,
        retryConfig: { shouldRetry: () => false },
        fetchImplementation: boundedFetch,
      },
    });
  const issuers = ['https://accounts.google.com', 'accounts.google.com', new URL(config.authUrl).origin];

  return {
    name: 'google',
    async authorizeUrl({ address, reason, had, state, nonce, verifier }) {
      // `consent` is what makes Google give a new refresh token; without it a reconnect ends after an hour.
      const prompt = reason === 'wrong_account' ? 'consent select_account' : 'consent';
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: config.clientId,
        redirect_uri: redirectUri,
        scope: scopesToAsk(had).join(' '),
        access_type: 'offline',
        prompt,
        login_hint: address,
        state,
        nonce,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      });
      return `${config.authUrl}?${query}`;
    },
    async exchange({ code, had, verifier, nonce }): Promise<CodeExchange> {
      try {
        const { tokens } = await client().getToken({ code, codeVerifier: verifier });
        const { access_token: accessToken, refresh_token: refreshToken } = tokens;
        if (!accessToken) return { outcome: 'refused', query: wordlessRefusal(200) };
        const expected = { issuers, audience: config.clientId, nonce, now: clock.now() };
        const claims = checkIdClaims(decodeIdToken(tokens.id_token), expected);
        const scopes = (tokens.scope ?? '').split(' ').filter((scope) => scope !== '');
        return {
          outcome: 'granted',
          account: { subject: claimOf(claims, 'sub'), address: claimOf(claims, 'email') },
          accessToken,
          ...(refreshToken && { refreshToken }),
          scopes,
          missing: readsMail(scopes) ? [] : ['read_mail'],
          leftOut: boxes(had).some((scope) => !scopes.includes(scope)),
        };
      } catch (error) {
        const query = oauthErrorOf(error);
        if (query === undefined) throw error;
        return { outcome: 'refused', query };
      }
    },
    async revokeAll(refreshToken) {
      try {
        await client().revokeToken(refreshToken);
        return true;
      } catch (error) {
        const query = oauthErrorOf(error);
        if (query === undefined) throw error;
        return query['error'] === 'invalid_token';
      }
    },
  };
}

/** `gmail.metadata` beside others forbids to search, and `cloud-platform` makes sessions end: no reconnect asks for them. */
const unwanted = /\/auth\/(?:gmail\.metadata|cloud-platform.*|userinfo\..*)$/;

const scopesToAsk = (had: readonly string[]): readonly string[] => ['openid', 'email', ...boxes(had)];

/** Each of these has a box of its own at Google's page. */
function boxes(had: readonly string[]): readonly string[] {
  const kept = had.filter(
    (scope) =>
      /^https:\/\/(?:www\.googleapis\.com\/auth\/[\w.-]+|mail\.google\.com\/)$/.test(scope) && !unwanted.test(scope),
  );
  return [...(readsMail(kept) ? [] : [readMail]), ...kept];
}

/** What the transport threw, as an OAuth error response; `undefined` when it is not the provider's or network's doing. */
function oauthErrorOf(error: unknown): Readonly<Record<string, string>> | undefined {
  if (!(error instanceof Error) || error instanceof ReconnectError) return undefined;
  const { response, code } = error as {
    readonly response?: { readonly data?: unknown; readonly status?: number };
    readonly code?: unknown;
  };
  const data = response?.data;
  if (typeof data === 'object' && data !== null && 'error' in data && typeof data.error === 'string') {
    const description = 'error_description' in data ? data.error_description : undefined;
    return { error: data.error, ...(typeof description === 'string' && { error_description: description }) };
  }
  if (response?.status !== undefined) return wordlessRefusal(response.status);
  if (code === undefined) return undefined;
  return { error: 'temporarily_unavailable', error_description: String(code) };
}
