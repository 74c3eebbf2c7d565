import { once } from 'node:events';
import { type ClientRequest, createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mailRoutes } from './mail-routes.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const clock = { now: () => Date.parse('2026-11-22T10:01:00.000Z') };
const megabyte = 1024 * 1024;
/** Anybody can say so; only the body would prove it. */
const claimed = { 'webhook-id': 'm', 'webhook-timestamp': `${clock.now() / 1000}`, 'webhook-signature': 'v1,x' };
const proven = { authorization: `Basic ${Buffer.from(`x:${secret}`).toString('base64')}` };

let server: Server;
let counted: number;
let sent: ClientRequest[];
beforeEach(async () => {
  [counted, sent] = [0, []];
  const limits = { wait: async () => (++counted > 2 ? 7 : 0) };
  const answers = { take: async () => ({ outcome: 'ignored', because: 'no_case' }) as const };
  server = createServer(express().use(mailRoutes({ secret, answers, clock, limits, log: { info() {}, error() {} } })));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  for (const one of sent) one.on('error', () => undefined).destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** A post that says how long it is and sends only its beginning. */
function begin(headers: Readonly<Record<string, string>>, length?: number): ClientRequest {
  const { port } = server.address() as AddressInfo;
  const size = length === undefined ? {} : { 'content-length': `${length}` };
  const posting = request({ port, method: 'POST', path: '/mail/inbound', headers: { ...headers, ...size } });
  posting.write('{');
  sent.push(posting);
  return posting;
}

async function answerTo(posting: ClientRequest) {
  const [response] = (await once(posting, 'response')) as [IncomingMessage];
  response.resume();
  return { status: response.statusCode, retryAfter: response.headers['retry-after'] };
}

/** Four bodies of the largest, none of which ends. */
async function fill(): Promise<readonly ClientRequest[]> {
  const held = [begin(claimed), ...Array.from({ length: 3 }, () => begin(claimed, 15 * megabyte))];
  for (const _ of held) await once(server, 'request');
  return held;
}

describe('a flood of mail', () => {
  it('is turned away before a body is read, and then told to wait', async () => {
    expect(await answerTo(begin({}, 14 * megabyte))).toEqual({ status: 401, retryAfter: undefined });
    expect(await answerTo(begin({ authorization: 'Basic eDp5' }))).toEqual({ status: 401, retryAfter: undefined });
    expect(await answerTo(begin({}, 14 * megabyte))).toEqual({ status: 429, retryAfter: '7' });
  });

  it('that only claims to be signed fills no more than its room, which is free again when it hangs up', async () => {
    const [first] = await fill();
    expect(await answerTo(begin(claimed, 2))).toEqual({ status: 503, retryAfter: '30' });
    first?.on('error', () => undefined).destroy();
    await expect.poll(() => answerTo(begin(claimed, 2).end('}')), { interval: 20 }).toMatchObject({ status: 401 });
  });

  it('keeps nobody out who has the password', async () => {
    await fill();
    expect(await answerTo(begin(proven, 2).end('}'))).toMatchObject({ status: 400 });
    expect(counted).toBe(0);
  });

  it('is not inflated', async () => {
    const bomb = gzipSync(JSON.stringify({ raw: 'x'.repeat(megabyte) }));
    const { port } = server.address() as AddressInfo;
    const headers = { ...proven, 'content-encoding': 'gzip', 'content-type': 'application/json' };
    const response = await fetch(`http://127.0.0.1:${port}/mail/inbound`, { method: 'POST', headers, body: bomb });
    expect(response.status).toBe(400);
  });
});
