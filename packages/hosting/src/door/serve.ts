import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Log } from '@reconnect/assistant';
import { drainWithin } from '../patience.ts';
import type { RequestWatch } from '../watching/watch-requests.ts';
import type { HealthDoor } from './health-door.ts';

export interface Serving {
  /** The port that was given, or the one the system chose for 0. */
  readonly port: number;
  /** Accepts nothing more; resolves when every open request is answered, or cut off because it took too long. */
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly health: HealthDoor;
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
  /** Stands around the handler; left out: nothing does. */
  readonly watch?: RequestWatch;
  /** Left out: nobody is told of connections that could not be taken. */
  readonly log?: Pick<Log, 'error'>;
}

/** Serves an app and the paths that every process has, on one port. */
export async function serve({ port, host, health, handler, watch, log }: ServeOptions): Promise<Serving> {
  const take: typeof handler =
    watch === undefined ? handler : (request, response) => watch(request, response, () => handler(request, response));
  let closing = false;
  const server = createServer((request, response) => {
    // A connection kept alive would keep a closing server waiting for the next request on it.
    response.once('finish', () => closing && setImmediate(() => server.closeIdleConnections()));
    if (!health(request, response)) take(request, response);
  });
  const connections = new Set<Socket>();
  server.on('connection', (connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  // Milliseconds; a request is a few kilobytes, so whoever takes longer holds a connection on purpose.
  server.requestTimeout = 30_000;
  server.headersTimeout = 15_000;
  // Milliseconds; load balancers keep theirs for a minute. Whoever closes first loses the request that is on its way.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // One that could not be taken, as where files run out: the others are served, and the next may be taken.
  server.on('error', (error) => log?.error({ err: error }, 'a connection could not be taken'));
  return {
    // A server that listens on TCP has an AddressInfo; only pipes have a string.
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        closing = true;
        const tooLong = setTimeout(() => server.closeAllConnections(), drainWithin);
        server.close(() => {
          clearTimeout(tooLong);
          resolve();
        });
        // Browsers and balancers open some ahead; Node counts none as idle before its first request.
        for (const connection of connections) if (connection.bytesRead === 0) connection.destroy();
      }),
  };
}
