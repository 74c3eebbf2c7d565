import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { createMovableClock } from '../movable-clock.ts';
import { type VisitorChoices, visitConsent } from '../provider/visitor.ts';
import { createSimulatedMicrosoft } from './simulated-microsoft.ts';

export const scopes = ['openid', 'profile', 'email', 'offline_access', 'User.Read', 'Mail.Read'];
export const redirectUri = 'http://127.0.0.1:9/oauth/microsoft/callback';
export const client = {
  id: '6a1f3c52-0b7e-4c0e-9d8a-000000000001',
  secret: 'client-secret',
  name: 'Aptly',
  redirectUris: [redirectUri],
};
export const jane = 'jane@contoso.example';
export const start = Date.parse('2026-11-22T18:45:00Z');
const verifier = 'a-verifier-that-is-long-enough-to-be-one-of-them-00';

export interface TokenReply {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
  readonly scope: string;
  readonly error?: string;
  readonly error_description?: string;
}

/** A simulated Microsoft that listens until the test is over, and the calls a client would make. */
export async function openMicrosoft() {
  const clock = createMovableClock(start);
  const microsoft = createSimulatedMicrosoft({ clock, clients: [client] });
  const { world } = microsoft;
  world.addAccount({
    email: jane,
    name: 'Jane',
    organisation: 'Contoso',
    messages: [{ at: start - 7_200_000, subject: 'Old' }],
  });
  world.addAccount({ email: 'jane@outlook.example', name: 'Jane, private', tid: 'consumers' });
  const { url, close } = await microsoft.listen();
  onTestFinished(close);

  const authorizeUrl = (extra: Record<string, string> = {}, tenant = 'common') =>
    `${url}/${tenant}/oauth2/v2.0/authorize?${new URLSearchParams({
      client_id: client.id,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: scopes.join(' '),
      state: 's-1',
      login_hint: jane,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...extra,
    })}`;
  const token = async (form: Record<string, string>, tenant = 'common') => {
    const body = new URLSearchParams({ client_id: client.id, client_secret: client.secret, ...form });
    const response = await fetch(`${url}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body });
    return { status: response.status, body: (await response.json()) as TokenReply };
  };
  const redeem = (code: string | null, extra: Record<string, string> = {}) =>
    token({
      grant_type: 'authorization_code',
      code: code ?? '',
      redirect_uri: redirectUri,
      code_verifier: verifier,
      ...extra,
    });
  const refresh = (refreshToken: string, extra: Record<string, string> = {}) =>
    token({ grant_type: 'refresh_token', refresh_token: refreshToken, scope: scopes.join(' '), ...extra });
  const graph = async (accessToken: string, path: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
    const response = await fetch(path.startsWith('http') ? path : `${url}/v1.0/${path}`, { headers, ...init });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  };
  return {
    clock,
    world,
    url,
    authorizeUrl,
    token,
    redeem,
    refresh,
    graph,
    accessFor: async () => (await refresh(world.issueGrant(jane, scopes))).body.access_token,
    connect: async (choices: VisitorChoices = {}) =>
      redeem((await visitConsent(authorizeUrl(), choices)).searchParams.get('code')),
  };
}
