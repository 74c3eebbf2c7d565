import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Commit, Gatekeeper } from './commit-watch.ts';
import { createCommandReader } from './resp.ts';

/** A way to Redis on which every write can be stopped: before Redis has it, or before its answer. */
export interface RedisGate {
  readonly url: string;
  close(): Promise<void>;
}

export interface RedisGateDeps {
  /** `redis://127.0.0.1:PORT` */
  readonly redisUrl: string;
  readonly gatekeeper: Gatekeeper;
  /** Called when a write was stopped as it should be; nothing passes on that connection any more. */
  readonly kill: () => void;
}

export async function openRedisGate(deps: RedisGateDeps): Promise<RedisGate> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const redis = connect(Number(new URL(deps.redisUrl).port), '127.0.0.1');
    for (const [socket, other] of [
      [client, redis],
      [redis, client],
    ] as const) {
      sockets.add(socket);
      socket.setNoDelay();
      // Whichever end fails, the other one is told by its own close.
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    guard(client, redis, deps);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    // A server that listens on TCP has an AddressInfo; only pipes have a string.
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function guard(client: Socket, redis: Socket, { gatekeeper, kill }: RedisGateDeps): void {
  const commandsIn = createCommandReader();
  let shut = false;
  client.on('data', (bytes: Buffer) => {
    for (const { words, bytes: whole } of commandsIn(bytes)) {
      if (shut) return;
      const write = writeIn(words);
      if (write !== undefined && gatekeeper({ phase: 'before', ...write }) === 'kill') {
        shut = true;
        return kill();
      }
      redis.write(whole);
      if (write !== undefined && gatekeeper({ phase: 'after', ...write }) === 'kill') {
        shut = true;
        whenDone(redis, kill);
      }
    }
  });
  redis.on('data', (bytes: Buffer) => {
    if (!shut) client.write(bytes);
  });
}

/** Redis answers one connection in order: once it echoes, it has carried out what came before. */
function whenDone(redis: Socket, done: () => void): void {
  const word = randomUUID();
  let answered = '';
  redis.on('data', (bytes: Buffer) => {
    answered += bytes.toString('latin1');
    if (answered.includes(word)) done();
  });
  redis.write(`*2\r\n$4\r\nECHO\r\n$${word.length}\r\n${word}\r\n`);
}

/** Everything is written by scripts: the storage's commits, and what BullMQ does with jobs. */
function writeIn(words: readonly string[]): Omit<Commit, 'phase'> | undefined {
  if (!/^eval(sha)?$/i.test(words[0] ?? '')) return undefined;
  const text = words.find((word) => word.startsWith('{"format":') && word.includes('"pending":'));
  if (text !== undefined) return { text };
  const commits = words.some((word) => word === 'put' || word === 'append' || word === 'remove');
  return commits || words.some((word) => word.startsWith('bull:')) ? {} : undefined;
}
