import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { createMovableClock } from '../movable-clock.ts';
import { type VisitorChoices, visitConsent } from '../provider/visitor.ts';
import { createSimulatedGoogle } from './simulated-google.ts';

export const readonly = 'https://www.googleapis.com/auth/gmail.readonly';
export const userEmail = 'https://www.googleapis.com/auth/userinfo.email';
export const redirectUri = 'http://127.0.0.1:9/oauth/google/callback';
export const client = { id: 'aptly.apps.example', secret: 'client-secret', name: 'Aptly', redirectUris: [redirectUri] };
export const ada = 'ada@example.com';
export const start = Date.parse('2026-11-22T18:45:00Z');
export const verifier = 'a-verifier-that-is-long-enough-to-be-one-of-them-00';
export const challenge = createHash('sha256').update(verifier).digest('base64url');

export interface TokenReply {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
  readonly scope: string;
  readonly error?: string;
  readonly error_description?: string;
}

/** A simulated Google that listens until the test is over, and the calls a client would make. */
export async function openGoogle() {
  const clock = createMovableClock(start);
  const google = createSimulatedGoogle({ clock, clients: [client] });
  google.world.addAccount({ email: ada, name: 'Ada', messages: [{ at: start - 7_200_000, subject: 'Old' }] });
  google.world.addAccount({ email: 'private@example.com', name: 'Ada, private' });
  const { url, close } = await google.listen();
  onTestFinished(close);

  const authorizeUrl = (extra: Record<string, string> = {}) =>
    `${url}/o/oauth2/v2/auth?${new URLSearchParams({
      client_id: client.id,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: `openid email ${readonly}`,
      state: 's-1',
      access_type: 'offline',
      prompt: 'consent',
      login_hint: ada,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...extra,
    })}`;
  const post = async (path: string, form: Record<string, string>) => {
    const response = await fetch(url + path, { method: 'POST', body: new URLSearchParams(form) });
    return { status: response.status, body: (await response.json()) as TokenReply };
  };
  const credentials = { client_id: client.id, client_secret: client.secret };
  const redeem = (code: string | null, extra: Record<string, string> = {}) =>
    post('/token', {
      ...credentials,
      grant_type: 'authorization_code',
      code: code ?? '',
      redirect_uri: redirectUri,
      code_verifier: verifier,
      ...extra,
    });
  const refresh = (token: string) =>
    post('/token', { ...credentials, grant_type: 'refresh_token', refresh_token: token });
  const gmail = async (accessToken: string, path: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
    const response = await fetch(`${url}/gmail/v1/users/me/${path}`, { headers, ...init });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  return {
    clock,
    world: google.world,
    url,
    authorizeUrl,
    post,
    redeem,
    refresh,
    gmail,
    accessFor: async () => (await refresh(google.world.issueGrant(ada, [readonly]))).body.access_token,
    connect: async (choices: VisitorChoices = {}) =>
      redeem((await visitConsent(authorizeUrl(), choices)).searchParams.get('code')),
  };
}
