import { connect, createServer, type Socket } from 'node:net';

export interface RedisProxy {
  readonly url: string;
  /** When each round trip since the last call began, as `performance.now()` counts. */
  take(): readonly number[];
  close(): Promise<void>;
}

/**
 * Stands between a system and Redis, and notes how often the system has to wait for it: a question, or several that are
 * asked before the first is answered, and their answers. Meant for one event at a time.
 */
export async function startRedisProxy(redisUrl: string): Promise<RedisProxy> {
  const redisPort = Number(new URL(redisUrl).port);
  const sockets = new Set<Socket>();
  let trips: number[] = [];
  const server = createServer((client) => {
    const upstream = connect({ port: redisPort, host: '127.0.0.1', noDelay: true });
    client.setNoDelay(true);
    let waiting = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk) => {
      if (!waiting) trips.push(performance.now());
      waiting = true;
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      waiting = false;
      client.write(chunk);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('a server on TCP has a port');
  return {
    url: `redis://127.0.0.1:${address.port}`,
    take() {
      const taken = trips;
      trips = [];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
