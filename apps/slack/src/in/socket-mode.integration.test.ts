import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createMovableClock } from '@reconnect/simulators';
import { afterEach, describe, expect, it } from 'vitest';
import { createTransport } from '../out/transport.ts';
import type { Deliver } from './dispatch.ts';
import { createSocketMode } from './socket-mode.ts';

const ending: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** A text frame of RFC 6455 as a server sends it; only what is shorter than 64 KB. */
function frameOf(text: string): Buffer {
  const body = Buffer.from(text);
  const head = body.length < 126 ? [0x81, body.length] : [0x81, 126, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from(head), body]);
}

/** The text of a short frame as a client sends it; undefined for one that is no text. */
function textIn(frame: Buffer): string | undefined {
  const long = (frame[1] ?? 0) === 0xfe;
  const at = long ? 4 : 2;
  const mask = frame.subarray(at, at + 4);
  if (frame[0] !== 0x81) return undefined;
  return frame
    .subarray(at + 4)
    .map((byte, index) => byte ^ (mask[index % 4] ?? 0))
    .toString();
}

/** Slack's end of the sockets: it opens them for the right token, and notes what is acknowledged. */
async function start(deliver: Deliver) {
  const clock = createMovableClock(0);
  const sockets: Socket[] = [];
  const acknowledged: unknown[] = [];
  const asked: (string | undefined)[] = [];
  const waiting = new Set<() => void>();
  const changed = () => {
    for (const wake of waiting) wake();
  };
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization);
    const { port } = server.address() as AddressInfo;
    response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}/link` }));
  });
  server.on('upgrade', (request, socket: Socket) => {
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
    );
    socket.on('data', (frame) => {
      const text = textIn(frame);
      if (text !== undefined) acknowledged.push(JSON.parse(text));
      changed();
    });
    socket.on('error', () => undefined);
    socket.write(frameOf('{"type":"hello"}'));
    sockets.push(socket);
    changed();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const transport = createTransport(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`);
  const log = { info() {}, warn() {}, error() {} };
  const mode = createSocketMode({ appToken: 'xapp-1', transport, deliver, clock, log });
  mode.start();
  ending.push(
    () => server.close(),
    () => transport.close(),
    () => sockets.forEach((socket) => void socket.destroy()),
    () => mode.stop(),
  );
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise<void>((resolve) => waiting.add(resolve));
  };
  const sends = (envelope: object) => sockets.at(-1)?.write(frameOf(JSON.stringify(envelope)));
  return { clock, sockets, acknowledged, asked, until, sends };
}

const event = { envelope_id: 'e1', type: 'events_api', payload: { type: 'event_callback' }, retry_attempt: 2 };

describe('socket mode', () => {
  it('delivers what comes in, and acknowledges it with what the app answers', async () => {
    const delivered: unknown[] = [];
    const { asked, until, sends, sockets, acknowledged } = await start((what, reply) => {
      delivered.push(what);
      reply(200, delivered.length === 1 ? undefined : { text: 'hi' });
    });
    await until(() => sockets.length === 1);
    sends(event);
    await until(() => acknowledged.length === 1);
    sends({ ...event, envelope_id: 'e2' });
    await until(() => acknowledged.length === 2);
    expect(asked).toEqual(['Bearer xapp-1']);
    expect(delivered[0]).toEqual({ body: { type: 'event_callback' }, retryNum: 2 });
    expect(acknowledged).toEqual([{ envelope_id: 'e1' }, { envelope_id: 'e2', payload: { text: 'hi' } }]);
  });

  it('does not acknowledge what could not be kept: Slack sends it again', async () => {
    const { until, sends, sockets, acknowledged } = await start((_, reply) => reply(sockets.length === 1 ? 503 : 200));
    await until(() => sockets.length === 1);
    sends(event);
    sends({ type: 'disconnect', reason: 'refresh_requested' });
    await until(() => sockets.length === 2);
    expect(acknowledged).toEqual([]);
    sends(event);
    await until(() => acknowledged.length === 1);
  });

  it('opens another socket when Slack ends one', async () => {
    const { until, sockets } = await start(() => undefined);
    await until(() => sockets.length === 1);
    sockets[0]?.destroy();
    await until(() => sockets.length === 2);
  });

  it('says so when Slack opens none, and tries again', async () => {
    const clock = createMovableClock(0);
    const logged: unknown[] = [];
    const asked = Promise.withResolvers<void>();
    const mode = createSocketMode({
      appToken: 'xapp-1',
      deliver: () => undefined,
      clock,
      transport: {
        async attempt() {
          if (logged.length > 0) asked.resolve();
          return { outcome: 'rate_limited', retryAfter: 1_000 };
        },
      },
      log: { info() {}, warn: (...line) => void logged.push(line), error() {} },
    });
    ending.push(mode.stop);
    mode.start();
    await expect.poll(() => logged).toEqual([[{ outcome: 'rate_limited' }, 'Slack opens no socket']]);
    clock.advance(0);
    await asked.promise;
  });
});
