import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMetrics, openCapabilities, readEnvironment } from '@reconnect/hosting';
import { createMovableClock } from '@reconnect/simulators';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sampleVariables } from '../../../tools/sample-variables.ts';
import { wireWeb } from './wire.ts';

const mailSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const mailDoor = '/mail/inbound';
const log = { info() {}, warn() {}, error() {} };

/** The web app as its process wires it, behind one proxy. */
async function start() {
  const environment = readEnvironment('web', {
    ...sampleVariables,
    STORE: 'memory',
    TRUSTED_PROXIES: '1',
    MAIL_INBOUND_SECRET: mailSecret,
    MAIL_REPLY_TO: 'help@aptly.example',
    MAIL_AUTHSERV_ID: 'mx.aptly.example',
  });
  const metrics = createMetrics('web');
  const capabilities = await openCapabilities(environment, { clock: createMovableClock(Date.now()), log, metrics });
  const web = wireWeb({ environment, capabilities, log, metrics });
  const server = createServer(web.handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await capabilities.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = async (path: string, forwarded: string, headers: Readonly<Record<string, string>> = {}) => {
    const method = path === mailDoor ? 'POST' : 'GET';
    const response = await fetch(url + path, { method, headers: { 'x-forwarded-for': forwarded, ...headers } });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const refusals = async () =>
    (await metrics.refusals.get()).values.flatMap(({ labels, value }) =>
      value > 0 ? [[labels['reason'], value]] : [],
    );
  return { ask, refusals };
}

const page = `/reconnect/${'x'.repeat(43)}`;

describe('an address that asks without end', () => {
  it('is told to wait on a page in its language, whatever it claims about itself, and no other address is', async () => {
    const { ask, refusals } = await start();
    const statuses = new Map<number, number>();
    for (let round = 0; round < 60; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 25 }, (_, index) => ask(page, `10.${round}.${index}.1, 203.0.113.9`)),
      );
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses]).toEqual([
      [404, 1_200],
      [429, 300],
    ]);
    const refused = await ask('/oauth/google/callback?code=1&state=2', '203.0.113.9', { 'accept-language': 'es' });
    expect(refused).toMatchObject({
      status: 429,
      text: expect.stringContaining('<h1>Espere un minuto, por favor</h1>'),
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await ask(page, '203.0.113.9')).text).toContain('<h1>Please wait a minute</h1>');
    expect((await ask(page, '203.0.113.10')).status).toBe(404);
    expect(await refusals()).toEqual([['too_many_reconnect', 302]]);
  });

  it('is told to wait where mail is posted while it proves nothing, and whoever has the password never is', async () => {
    const { ask, refusals } = await start();
    const post = (password: string) => {
      const authorization = `Basic ${Buffer.from(`x:${password}`).toString('base64')}`;
      return ask(mailDoor, '203.0.113.9', { authorization });
    };
    const guesses = await Promise.all(Array.from({ length: 121 }, (_, index) => post(`whsec_${index}`)));
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(120);
    const refused = await post('whsec_x');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await post(mailSecret)).status).toBe(400);
    expect(await refusals()).toEqual([['too_many_mail', 2]]);
  });

  it('is told to wait at the Inbox API while it has no key, and whoever has the key never is', async () => {
    const { ask, refusals } = await start();
    const path = '/api/v1/inboxes/ib_1';
    const guess = (index: number) => ask(path, '203.0.113.9', { authorization: `Bearer guess-${index}` });
    const guesses = await Promise.all(Array.from({ length: 121 }, (_, index) => guess(index)));
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(120);
    const refused = await guess(121);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(JSON.parse(refused.text)).toMatchObject({ type: 'urn:reconnect:problem:too-many-requests', status: 429 });
    expect((await ask(path, '203.0.113.9', { authorization: `Bearer ${sampleVariables.INBOX_API_KEY}` })).status).toBe(
      404,
    );
    expect(await refusals()).toEqual([['too_many_inbox_api', 2]]);
  });
});
