import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGoogleConsent } from './google-consent.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const claims = {
  iss: 'https://accounts.google.com',
  aud: 'us',
  nonce: 'n',
  exp: now / 1000 + 3600,
  sub: '108',
  email: 'dana@example.com',
};
const readonly = 'https://www.googleapis.com/auth/gmail.readonly';

let server: Server;
let url: string;
let asked: string[];
let answer: { readonly status: number; readonly body: unknown; readonly location?: string };

/** An endpoint that says what Google never would. */
beforeEach(async () => {
  asked = [];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push(`${request.url} ${body}`);
    const { status, location, body: said } = answer;
    const headers = { 'content-type': 'application/json', ...(location !== undefined && { location }) };
    if (status === 0) request.socket.destroy();
    else response.writeHead(status, headers).end(JSON.stringify(said));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const consent = () =>
  createGoogleConsent(
    {
      clientId: 'us',
      clientSecret: 'secret',
      authUrl: `${url}/auth`,
      tokenUrl: `${url}/token`,
      revokeUrl: `${url}/revoke`,
    },
    { redirectUri: 'https://help.aptly.test/oauth/google/callback', clock: { now: () => now } },
  );
const exchange = () => consent().exchange({ code: 'code-1', had: [], verifier: 'v', nonce: 'n' });
const tokens = (change: object = {}, idClaims: object = claims) => ({
  status: 200,
  body: {
    access_token: 'at',
    refresh_token: 'rt',
    scope: `openid ${readonly}`,
    id_token: `x.${Buffer.from(JSON.stringify(idClaims)).toString('base64url')}.y`,
    ...change,
  },
});

describe('a code exchange at Google', () => {
  it('sends code and verifier and tells who signed in', async () => {
    answer = tokens();
    expect(await exchange()).toMatchObject({
      account: { subject: '108', address: 'dana@example.com' },
      refreshToken: 'rt',
      missing: [],
    });
    expect(asked[0]).toMatch(/^\/token .*code_verifier=v&code=code-1/);
  });

  it.each([{ nonce: 'of another consent' }, { aud: 'another-app' }, { iss: 'https://evil.test' }, { sub: undefined }])(
    'is worth nothing with the claims %j',
    async (change) => {
      answer = tokens({}, { ...claims, ...change });
      await expect(exchange()).rejects.toMatchObject({ code: 'identity' });
    },
  );

  it.each([
    ['', ['read_mail']],
    ['openid https://mail.google.com/', []],
  ])('with the scopes %j lacks %j', async (scope, missing) => {
    answer = tokens({ scope });
    expect(await exchange()).toMatchObject({ missing });
  });

  it.each([
    [{ status: 400, body: { error: 'invalid_grant', error_description: 'Bad Request' } }, 'invalid_grant'],
    [{ status: 503, body: '<html>' }, 'server_error'],
    [{ status: 200, body: {} }, 'server_error'],
    [{ status: 429, body: '<html>' }, 'rate_limit_exceeded'],
    [{ status: 404, body: '<html>' }, 'http_404'],
    [{ status: 0, body: '' }, 'temporarily_unavailable'],
  ])('that fails with %j is tried once and told as an OAuth error', async (given, error) => {
    answer = given;
    expect(await exchange()).toMatchObject({ outcome: 'refused', query: { error } });
    expect(asked).toHaveLength(1);
  });

  it('follows no redirect, which would take code and secret along', async () => {
    answer = { status: 307, body: '', location: `${url}/elsewhere` };
    expect(await exchange()).toMatchObject({ outcome: 'refused', query: { error: 'http_307' } });
    expect(asked).toHaveLength(1);
  });

  it('reads no more than 64 KiB of an answer', async () => {
    answer = tokens({ padding: 'x'.repeat(65_536) });
    const query = { error: 'temporarily_unavailable', error_description: 'ERR_TOO_LONG' };
    expect(await exchange()).toEqual({ outcome: 'refused', query });
  });
});

describe('a revoke at Google', () => {
  it.each([
    [{ status: 200, body: {} }, true],
    [{ status: 400, body: { error: 'invalid_token' } }, true],
    [{ status: 503, body: {} }, false],
  ])('that meets %j is done: %s', async (given, done) => {
    answer = given;
    expect(await consent().revokeAll?.('rt')).toBe(done);
    expect(asked).toHaveLength(1);
  });
});
