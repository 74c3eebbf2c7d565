import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMicrosoftConsent } from './microsoft-consent.ts';

const deps = { redirectUri: 'https://help.aptly.test/oauth/microsoft/callback', clock: { now: () => 0 } };

let server: Server;
let authority: string;
let asked: string[];
let answer: { readonly status: number; readonly body: string; readonly location?: string };

/** A token endpoint that says what a test tells it to. */
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    request.resume();
    asked.push(`${request.method} ${request.url?.split('?')[0]}`);
    const { status, body, location } = answer;
    if (status === 0) request.socket.destroy();
    else response.writeHead(status, location === undefined ? {} : { location }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  authority = `http://127.0.0.1:${(server.address() as AddressInfo).port}/common`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const exchange = () =>
  createMicrosoftConsent({ clientId: 'us', clientSecret: 's', authority, graphRootUrl: authority }, deps).exchange({
    code: 'code-1',
    had: [],
    verifier: 'v'.repeat(43),
    nonce: 'n',
  });

describe('a code exchange at Microsoft', () => {
  it.each([
    ['{"error":"invalid_grant","error_description":"AADSTS54005: redeemed"}', 400, 'invalid_grant'],
    ['<html>', 429, 'rate_limit_exceeded'],
    ['{}', 429, 'rate_limit_exceeded'],
    ['<html>', 503, 'server_error'],
    ['<html>', 200, 'server_error'],
    ['<html>', 404, 'http_404'],
    ['', 0, 'temporarily_unavailable'],
  ])('that is answered with %j and status %i is tried once and told as an OAuth error', async (body, status, error) => {
    answer = { status, body };
    expect(await exchange()).toMatchObject({ outcome: 'refused', query: { error } });
    expect(asked).toEqual(['POST /common/oauth2/v2.0/token']);
  });

  it('follows no redirect, which would take code and secret along', async () => {
    answer = { status: 307, body: '', location: authority };
    expect(await exchange()).toMatchObject({ outcome: 'refused', query: { error: 'http_307' } });
    expect(asked).toHaveLength(1);
  });

  it('reads no more than 64 KiB of an answer', async () => {
    answer = { status: 200, body: JSON.stringify({ padding: 'x'.repeat(65_536) }) };
    const query = { error: 'temporarily_unavailable', error_description: 'ERR_TOO_LONG' };
    expect(await exchange()).toEqual({ outcome: 'refused', query });
  });
});
