import { once } from 'node:events';
import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { serveOnLoopback } from '@reconnect/simulators';

/** Stands between a process and what it talks to, so that a test can strike in the middle of it. */
export interface WireTap {
  /** Leads to the same place as the address it was opened with; no slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

export interface HttpTap extends WireTap {
  /** `strike` happens once, before the next request is passed on; the request waits for it. */
  beforeNext(strike: () => Promise<void>): void;
}

/** Passes HTTP requests on to `target`. */
export async function openHttpTap(target: string): Promise<HttpTap> {
  let strike: (() => Promise<void>) | undefined;
  const server = await serveOnLoopback((request, response) => {
    const struck = strike?.() ?? Promise.resolve();
    strike = undefined;
    struck.then(() => {
      // Who asks on finds the addresses in the answer, and needs no tap for those.
      request.headers.host = new URL(target).host;
      passOn(target, request, response);
    });
  });
  return {
    ...server,
    beforeNext(next) {
      strike = next;
    },
  };
}

/** Asks `target` the same, as the same host. */
export function passOn(target: string, request: IncomingMessage, response: ServerResponse): void {
  const { method, headers } = request;
  const outgoing = ask(new URL(request.url ?? '/', target), { method, headers });
  outgoing.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  outgoing.on('error', () => response.destroy());
  // Whoever asked may be dead by now.
  request.on('error', () => outgoing.destroy());
  request.pipe(outgoing);
}

export interface Strike {
  /** Whether these bytes, that the process says on one connection, are the ones to strike at. */
  at(said: string): boolean;
  /** Whether they still arrive. If so, the strike comes before the answer to them does. */
  readonly arrives: boolean;
  strike(): Promise<void>;
}

export interface StreamTap extends WireTap {
  /** Once. */
  next(strike: Strike): void;
}

/** How much of what was said is kept to look at, in characters: a command may come in pieces. */
const remembered = 64_000;

/** Passes bytes on to `target`, whose protocol and user are kept in its own address. */
export async function openStreamTap(target: string): Promise<StreamTap> {
  const { hostname, port, protocol } = new URL(target);
  const open = new Set<Socket>();
  let armed: Strike | undefined;

  const relay = createServer((near) => {
    const far = connect(Number(port), hostname);
    let said = '';
    let struck: Promise<void> | undefined;
    let onAnswer: Strike | undefined;
    const hold = (strike: Strike) => {
      struck ??= strike.strike().finally(() => far.destroy());
    };
    near.on('data', (bytes: Buffer) => {
      if (struck !== undefined) return;
      said = (said + bytes.toString('latin1')).slice(-remembered);
      if (armed?.at(said)) {
        const strike = armed;
        armed = undefined;
        if (!strike.arrives) return hold(strike);
        onAnswer = strike;
      }
      far.write(bytes);
    });
    far.on('data', (bytes: Buffer) => {
      if (onAnswer !== undefined) hold(onAnswer);
      if (struck === undefined) near.write(bytes);
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  return {
    // A server that listens on TCP has an AddressInfo; only pipes have a string.
    url: `${protocol}//127.0.0.1:${(relay.address() as AddressInfo).port}`,
    next(strike) {
      armed = strike;
    },
    async close() {
      const closed = once(relay, 'close');
      relay.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
