import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log, Ports } from '@reconnect/assistant';
import { drainWithin, type InFlight, readBody } from '@reconnect/hosting';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { nameOf } from '../errors.ts';
import { createDispatch, type Deliver } from './dispatch.ts';
import { parseBody } from './parse-body.ts';
import { type Doubt, verifyRequest } from './verify-request.ts';

/** Why a request was turned away at the door. */
export type Refusal = Doubt | 'unknown_path' | 'wrong_method' | 'unknown_content' | 'oversize' | 'unreadable';

export interface SlackReceiverDeps {
  readonly signingSecret: string;
  readonly clock: Ports['clock'];
  readonly log: Log;
  /** Joined by every request, and by what the app does after it has answered. */
  readonly inFlight: InFlight;
  /** Told of every refusal, for counting. */
  onRefused?(why: Refusal): void;
  /** Told of every minute in which Slack withholds a team's events and never sends them, for counting. */
  onWithheld?(): void;
}

export interface SlackReceiver extends Receiver {
  readonly deliver: Deliver;
  /** Serves one request of a `node:http` server. */
  handler(request: IncomingMessage, response: ServerResponse): void;
  /** Accepts nothing more, and resolves when everything accepted has been answered, at the latest after eight seconds. */
  stop(): Promise<void>;
}

const path = '/slack/events';
const form = 'application/x-www-form-urlencoded';

const statusOf: Readonly<Record<Refusal, number>> = {
  unknown_path: 404,
  wrong_method: 405,
  unknown_content: 415,
  oversize: 413,
  unsigned: 401,
  stale: 401,
  future: 401,
  forged: 401,
  unreadable: 400,
};

/** Bytes. Slack's largest payloads, with a whole message in them, stay far below. */
const bodyLimit = 1_048_576;

/**
 * Bolt's door: one HMAC a request, and no answer before Bolt's listeners are done.
 *
 * Bolt acknowledges an event before it runs the listeners, so what fails in them would be lost. Here an
 * acknowledgement is only noted; Slack hears 200 when the listeners have resolved, which they do once the turn is
 * committed. If they are rejected or too slow, Slack hears 503 and delivers again.
 */
export function createSlackReceiver(deps: SlackReceiverDeps): SlackReceiver {
  const { signingSecret, clock, log, inFlight, onRefused, onWithheld } = deps;
  const dispatch = createDispatch({ clock, log });
  let app: App | undefined;
  let stopping = false;

  const bolt = (): App => {
    if (app === undefined) throw new Error('the receiver was given no app');
    return app;
  };

  function refuse(response: ServerResponse, why: Refusal): void {
    log.warn({ why }, 'request refused');
    onRefused?.(why);
    response.writeHead(statusOf[why], { connection: 'close', ...(why === 'wrong_method' && { allow: 'POST' }) }).end();
  }

  /** What Slack says to the door itself; undefined for what is for the app. */
  function answerHere({ type, challenge, team_id: tenant }: Readonly<Record<string, unknown>>): unknown {
    if (type === 'url_verification') return { challenge };
    if (type !== 'app_rate_limited') return undefined;
    log.error({ tenant }, 'Slack withholds events');
    onWithheld?.();
    return '';
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (stopping) return answer(response, 503);
    const contentType = mediaTypeOf(request);
    const misplaced = lookAt(request, contentType);
    if (misplaced !== undefined) return refuse(response, misplaced);
    const body = await readBody(request, bodyLimit);
    if (body === undefined) return refuse(response, 'oversize');
    if (isSslCheck(body, contentType)) return answer(response, 200);
    const doubt = verifyRequest({ headers: request.headers, body }, signingSecret, clock.now());
    if (doubt !== undefined) return refuse(response, doubt);
    const payload = parseBody(body, contentType);
    if (payload === undefined) return refuse(response, 'unreadable');
    const answered = answerHere(payload);
    if (answered !== undefined) return answer(response, 200, answered);
    await dispatch(bolt(), { body: payload, ...retryOf(request) }, (...answered) => answer(response, ...answered));
  }

  function handler(request: IncomingMessage, response: ServerResponse): void {
    inFlight.add(
      serve(request, response).catch((error: unknown) => {
        log.warn({ error: nameOf(error) }, 'a request broke off');
        answer(response, 500);
      }),
    );
  }

  return {
    handler,
    deliver: (event, respond) => inFlight.add(dispatch(bolt(), event, respond)),
    init(made) {
      app = made;
    },
    // Bolt would listen; here the process does, and calls `handler`.
    start: async () => undefined,
    async stop() {
      stopping = true;
      await inFlight.drained(drainWithin);
    },
  };
}

function lookAt({ url, method }: IncomingMessage, contentType: string): Refusal | undefined {
  if (url?.split('?', 1)[0] !== path) return 'unknown_path';
  if (method !== 'POST') return 'wrong_method';
  return contentType === 'application/json' || contentType === form ? undefined : 'unknown_content';
}

/** Without parameters such as `; charset=utf-8`. */
const mediaTypeOf = ({ headers }: IncomingMessage): string =>
  headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** Slack's test of our certificate, the one thing it does not sign. */
const isSslCheck = (body: Buffer, contentType: string): boolean =>
  contentType === form && body.length < 1000 && new URLSearchParams(body.toString()).get('ssl_check') === '1';

function retryOf({ headers }: IncomingMessage): Pick<ReceiverEvent, 'retryNum' | 'retryReason'> {
  const { 'x-slack-retry-num': number, 'x-slack-retry-reason': reason } = headers;
  return {
    ...(typeof number === 'string' && { retryNum: Number(number) }),
    ...(typeof reason === 'string' && { retryReason: reason }),
  };
}

/** The first answer counts. */
function answer(response: ServerResponse, status: number, content?: unknown): void {
  if (response.headersSent) return;
  if (content === undefined || content === '') response.writeHead(status).end();
  else if (typeof content === 'string') response.writeHead(status, { 'content-type': 'text/plain' }).end(content);
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
}
