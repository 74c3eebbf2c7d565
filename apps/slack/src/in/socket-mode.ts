import type { Log, Ports } from '@reconnect/assistant';
import { WebSocket } from 'undici';
import { nameOf } from '../errors.ts';
import type { Transport } from '../out/transport.ts';
import { fieldsIn } from '../read-json.ts';
import type { Deliver } from './dispatch.ts';

export interface SocketModeDeps {
  /** `xapp-…`, with `connections:write`. */
  readonly appToken: string;
  readonly transport: Pick<Transport, 'attempt'>;
  readonly deliver: Deliver;
  readonly clock: Ports['clock'];
  readonly log: Log;
}

/** Everything that Slack sends, through a connection that we open: for a machine that Slack cannot reach. */
export interface SocketMode {
  start(): void;
  stop(): void;
}

/** Milliseconds: how long to wait before each next try; the last one for all that follow. */
const pauses = [0, 1_000, 5_000, 30_000] as const;

/**
 * For trying the app out on one's own machine. What is not acknowledged (because it could not be kept) Slack sends again,
 * as over HTTP. There is one connection; where Slack ends it, as it does every few hours, what comes in between is sent
 * again.
 */
export function createSocketMode({ appToken, transport, deliver, clock, log }: SocketModeDeps): SocketMode {
  let stopped = false;
  let failures = 0;
  let open: WebSocket | undefined;
  let callOff = () => {};

  const reconnect = (): void => {
    if (stopped) return;
    callOff = clock.after(pauses[Math.min(failures, pauses.length - 1)] ?? 0, () => void connect());
    failures += 1;
  };

  async function connect(): Promise<void> {
    try {
      const call = { method: 'apps.connections.open', tenant: '', args: {} } as const;
      const attempt = await transport.attempt(call, `Bearer ${appToken}`);
      if (attempt.outcome !== 'answered') {
        log.warn({ outcome: attempt.outcome }, 'Slack opens no socket');
        return reconnect();
      }
      if (!stopped) listen(new WebSocket(String(attempt.answer['url'])));
    } catch (error) {
      log.error({ error: nameOf(error) }, 'Slack opens no socket');
      reconnect();
    }
  }

  function listen(socket: WebSocket): void {
    open = socket;
    let isOpen = true;
    const leave = () => {
      if (isOpen) reconnect();
      isOpen = false;
    };
    socket.addEventListener('message', ({ data }) => take({ socket, leave }, String(data)));
    socket.addEventListener('close', leave);
    // A close follows.
    socket.addEventListener('error', () => log.warn({}, 'a socket to Slack broke off'));
  }

  function take({ socket, leave }: { socket: WebSocket; leave: () => void }, message: string): void {
    const { type, envelope_id: id, payload, retry_attempt: retryNum } = fieldsIn(message);
    if (type === 'hello') {
      failures = 0;
      log.info({}, 'listening on a socket');
    }
    if (type === 'disconnect') {
      // Slack may take its time to close it as well.
      socket.close();
      leave();
    }
    if (typeof id !== 'string' || typeof payload !== 'object' || payload === null) return;
    const answer = (status: number, content?: unknown) => {
      if (status !== 200 || socket.readyState !== WebSocket.OPEN) return;
      socket.send(JSON.stringify({ envelope_id: id, ...(content !== undefined && { payload: content }) }));
    };
    deliver({ body: { ...payload }, ...(typeof retryNum === 'number' && { retryNum }) }, answer);
  }

  return {
    start: () => void connect(),
    stop() {
      stopped = true;
      callOff();
      open?.close();
    },
  };
}
