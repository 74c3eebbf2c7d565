import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import certificate from '../../../../tools/expired-certificate.json' with { type: 'json' };
import { createTransport } from './transport.ts';

const ending: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(ending.splice(0).map((end) => end()));
});

/** A transport before a Slack that answers like that; `cutOff` resolves when its connection is gone. */
async function slackSends(answer: (response: ServerResponse) => void, answerWithin?: number) {
  const { promise: cutOff, resolve } = Promise.withResolvers<void>();
  const server = createServer((_, response) => {
    response.once('close', resolve);
    answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const transport = createTransport(`http://127.0.0.1:${port}/api/`, answerWithin);
  ending.push(
    () => transport.close(),
    () => server.close(),
  );
  const call = { method: 'users.info', tenant: 'T1', args: { user: 'U1' } } as const;
  const attempt = (patience?: number) =>
    transport.attempt({ ...call, ...(patience !== undefined && { patience }) }, 'Bearer t');
  return { attempt, cutOff };
}

describe('an answer', () => {
  it('that never ends is given up in time, however many bytes keep coming', async () => {
    const { attempt, cutOff } = await slackSends((response) => {
      response.write('{"ok":true,"user":"');
      const drip = setInterval(() => response.write('.'), 10);
      response.once('close', () => clearInterval(drip));
    }, 50);
    expect(await attempt()).toMatchObject({ outcome: 'lost' });
    await cutOff;
  });

  it('that is of no use any more is not waited for', async () => {
    const { attempt, cutOff } = await slackSends(() => undefined);
    const began = performance.now();
    expect(await attempt(50)).toMatchObject({ outcome: 'lost' });
    expect(performance.now() - began).toBeLessThan(5_000);
    await cutOff;
  });

  it('that is larger than anything Slack has to say is not taken into memory', async () => {
    const { attempt, cutOff } = await slackSends((response) => {
      response.end(`{"ok":true,"user":"${'x'.repeat(5 * 1024 * 1024)}"}`);
    });
    expect(await attempt()).toMatchObject({ outcome: 'lost', cause: { code: 'UND_ERR_RES_EXCEEDED_MAX_SIZE' } });
    await cutOff;
  });
});

it('a Slack whose certificate nobody vouches for is told nothing', async () => {
  const asked: unknown[] = [];
  const server = createTlsServer(certificate, ({ url }) => void asked.push(url)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const transport = createTransport(`https://127.0.0.1:${(server.address() as AddressInfo).port}/api/`);
  ending.push(
    () => transport.close(),
    () => server.close(),
  );
  const call = { method: 'users.info', tenant: 'T1', args: { user: 'U1' } } as const;
  expect(await transport.attempt(call, 'Bearer t')).toMatchObject({ cause: { code: expect.stringMatching(/CERT/) } });
  expect(asked).toEqual([]);
});
