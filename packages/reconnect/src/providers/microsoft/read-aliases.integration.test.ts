import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAliases } from './read-aliases.ts';

let server: Server;
let url: string;
let answers: { me: [status: number, body: string]; organization: [status: number, body: string] };

/** A Graph that says what a test tells it to. */
beforeEach(async () => {
  server = createServer((request, response) => {
    const [, , resource] = (request.url ?? '').split(/[/?]/);
    const known = resource === 'me' || resource === 'organization';
    const [status, body] = known && request.headers.authorization === 'Bearer at' ? answers[resource] : [401, '{}'];
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const me = (change: object) => [200, JSON.stringify({ id: '1', ...change })] as [number, string];
const owning = (...names: string[]) =>
  [200, JSON.stringify({ value: [{ verifiedDomains: names.map((name) => ({ name })) }] })] as [number, string];

describe('the addresses of a mailbox at Microsoft', () => {
  it('are all that it is reached by, in the domains that are proven to be its organisation’s', async () => {
    answers = {
      me: me({
        mail: 'Dana@Example.com',
        userPrincipalName: 'd.smith@northwind.onmicrosoft.com',
        proxyAddresses: ['SMTP:dana@example.com', 'smtp:dana.smith@example.com', 'x500:/o=dana@example.com', 7],
      }),
      organization: owning('EXAMPLE.com', 'northwind.onmicrosoft.com'),
    };
    expect(await readAliases(url, 'at')).toEqual([
      'Dana@Example.com',
      'd.smith@northwind.onmicrosoft.com',
      'dana@example.com',
      'dana.smith@example.com',
    ]);
  });

  it('are not what an administrator wrote into an account of theirs', async () => {
    answers = {
      me: me({
        mail: 'dana@victim.example',
        userPrincipalName: 'dana#EXT#victim.example@evil.onmicrosoft.com',
        proxyAddresses: ['SMTP:dana@victim.example', 'smtp:x@evil.onmicrosoft.com@victim.example'],
      }),
      organization: owning('evil.onmicrosoft.com'),
    };
    expect(await readAliases(url, 'at')).toEqual(['dana#EXT#victim.example@evil.onmicrosoft.com']);
  });

  it.each([
    [403, '{"error":{"code":"Authorization_RequestDenied"}}'],
    [200, '{"value":null}'],
    [200, '{"value":[null,{"verifiedDomains":[null,{"name":7}]}]}'],
  ])('are none where the organisation is not told: %i %s', async (status, body) => {
    answers = { me: me({ mail: 'dana@example.com' }), organization: [status, body] };
    expect(await readAliases(url, 'at')).toEqual([]);
  });

  it.each([
    [503, '{}'],
    [429, '{}'],
    [200, '<html>'],
    [200, 'null'],
  ])('are unknown while Graph answers %i %s', async (status, body) => {
    answers = { me: [status, body], organization: owning('example.com') };
    expect(await readAliases(url, 'at')).toBeUndefined();
  });
});
