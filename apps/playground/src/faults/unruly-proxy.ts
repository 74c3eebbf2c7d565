import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { spoilAnswer } from '@reconnect/simulators';
import certificate from '../../../../tools/expired-certificate.json' with { type: 'json' };

/** How a server can fail to be one. */
const spoilers = {
  'a 429 that says when to come again': (response) => void response.writeHead(429, { 'retry-after': '1' }).end('{}'),
  'a 429 that does not say when to come again': (response) =>
    void response.writeHead(429, { 'content-type': 'application/json; charset=utf-8' }).end('{}'),
  'a 500': (response) => void response.writeHead(500).end('Internal Server Error'),
  'a 503 with a page': (response) =>
    void response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>Sorry</h1>'),
  'a connection that is reset': (response) => spoilAnswer(response, 'reset'),
  'no answer at all': (response) => spoilAnswer(response, 'hang'),
  'an answer that never ends': (response) => spoilAnswer(response, 'slow_drip'),
  'half an answer': (response) => spoilAnswer(response, 'truncated'),
  'an answer of 64 megabytes': (response) => spoilAnswer(response, 'huge_body'),
  'a web page in place of JSON': (response) => spoilAnswer(response, 'invalid_json'),
} satisfies Readonly<Record<string, (response: ServerResponse) => void>>;

export type Spoiler = keyof typeof spoilers;
export const spoilerNames = Object.keys(spoilers) as readonly Spoiler[];
/** Whoever meets these waits until their patience is over. */
export const slowSpoilers: readonly Spoiler[] = ['no answer at all', 'an answer that never ends'];

/** What is asked, as far as it decides how it is spoiled. */
export interface Asked {
  readonly path: string;
  readonly body: string;
}

export interface UnrulyProxy {
  readonly url: string;
  /** The same with a certificate that nobody vouches for and that ended years ago; its key lies in the open, for it opens nothing. */
  readonly tlsUrl: string;
  /** How many answers were spoiled. */
  spoiled(): number;
  close(): Promise<void>;
}

export interface UnrulyDeps {
  /** Where requests that are not spoiled go, without a slash at its end; asked at each. */
  readonly target: () => string;
  /** How to fail this one; undefined: not at all. */
  readonly spoil: (asked: Asked) => Spoiler | undefined;
}

/** Stands in front of somebody's server, and fails as it is told. */
export async function openUnrulyProxy({ target, spoil }: UnrulyDeps): Promise<UnrulyProxy> {
  let spoiled = 0;
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request);
    const path = request.url ?? '/';
    const how = spoil({ path, body: body.toString() });
    if (how !== undefined) {
      spoiled += 1;
      spoilers[how](response);
      return;
    }
    const { host: _, connection: __, 'content-length': ___, 'transfer-encoding': ____, ...headers } = request.headers;
    const answer = await fetch(`${target()}${path}`, {
      method: request.method ?? 'GET',
      headers: Object.entries(headers).map(([name, value]) => [name, String(value)]),
      redirect: 'manual',
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    const type = answer.headers.get('content-type');
    response.writeHead(answer.status, type === null ? {} : { 'content-type': type });
    response.end(Buffer.from(await answer.arrayBuffer()));
  };
  // Whoever cannot be reached behind it is as good as gone.
  const listener: RequestListener = (request, response) =>
    void serve(request, response).catch(() => response.destroy());
  const servers = [createServer(listener), createTlsServer(certificate, listener)] as const;
  const [port, tlsPort] = await Promise.all(servers.map(listen));
  return {
    url: `http://127.0.0.1:${port}`,
    tlsUrl: `https://127.0.0.1:${tlsPort}`,
    spoiled: () => spoiled,
    async close() {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an AddressInfo; only pipes have a string.
  return (server.address() as AddressInfo).port;
}
