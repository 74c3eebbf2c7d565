import { createKeyedQueue, type Ports } from '@reconnect/assistant';
import { type Holds, limitTo } from '@reconnect/hosting';
import { Agent, request } from 'undici';
import { TeamsError } from '../errors.ts';
import type { ServiceHosts } from './service-hosts.ts';
import { within } from './within.ts';

/** One HTTP call to the Bot Connector. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly body?: unknown;
  /** Names the thread it is about: calls of one thread go in order, and are throttled together. */
  readonly lane: string;
  /** Nobody waits for it: it is tried once, and not at all while its thread is throttled. */
  readonly courtesy?: true;
}

/** What the connector said; status 2xx or 4xx, all else is an error. */
export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

export interface Egress {
  call(call: Call): Promise<Answered>;
  /** Lets the requests under way end, and refuses those that are still waiting. */
  close(): Promise<void>;
}

export interface EgressOptions {
  readonly serviceHosts: ServiceHosts;
  /** The bearer token for the connector; undefined where nothing is authenticated. */
  readonly token: () => Promise<string | undefined>;
  readonly clock: Ports['clock'];
  readonly holds: Holds;
  /** Milliseconds for one attempt. */
  readonly timeout?: number;
}

const attempts = 3;
/** A host. They bound the rate: 512 carry 5,120 calls a second at 100 ms a call; as many are opened as are needed. */
const connections = 512;
/** Bytes; the connector's longest answers are members of a chat, some hundred bytes each. */
const largestAnswer = 4 * 1024 * 1024;
/** Milliseconds; what comes after a courtesy in its thread waits no longer than that. */
const courtesyTimeout = 2_000;
/** Milliseconds; told to wait longer, a call is given up, and whoever asked for it tries again later. */
const longestWait = 10_000;
const backoff = 500;

/**
 * The only way out to the connector. botbuilder's own has no time-out, sends the token wherever a service URL points,
 * and repeats POSTs that may have arrived; here a POST is repeated only when the connector says it did not take it.
 */
export function createEgress(options: EgressOptions): Egress {
  const { serviceHosts, token, clock, holds, timeout = 10_000 } = options;
  /** Calls about one thread run one at a time and in order; threads do not wait for one another. */
  const lanes = createKeyedQueue();
  const dispatcher = new Agent({ connections, keepAliveTimeout: 30_000, maxResponseSize: largestAnswer });
  const closing = new AbortController();

  /** Without a token nothing has left. */
  const bearerWithin = (signal: AbortSignal): Promise<string | undefined> =>
    within(signal, token()).catch((cause: unknown) => {
      if (signal.aborted) throw cause;
      throw new TeamsError('no_token', 'No token for the connector can be had.', { cause });
    });

  const attempt = async (call: Call): Promise<Answered | Setback> => {
    const { signal, lift } = limitTo(call.courtesy ? Math.min(timeout, courtesyTimeout) : timeout);
    try {
      const bearer = await bearerWithin(signal);
      const answer = await request(call.url, {
        dispatcher,
        signal,
        method: call.method,
        headers: headersOf(call, bearer),
        body: call.body === undefined ? null : JSON.stringify(call.body),
      });
      const text = await answer.body.text();
      return judge({ status: answer.statusCode, body: parsed(text) }, answer.headers['retry-after']);
    } catch (cause) {
      return setbackBy(cause, signal.aborted);
    } finally {
      lift();
    }
  };

  /** Rejected early when the way out is closed. */
  const pause = async (milliseconds: number): Promise<void> => {
    const { promise: over, resolve } = Promise.withResolvers<void>();
    const callOff = clock.after(milliseconds, resolve);
    await within(closing.signal, over).finally(callOff);
  };

  /** Waits until the thread is open again; not for long, and not at all with a courtesy. */
  const reopened = async ({ lane, courtesy }: Call): Promise<void> => {
    const shutFor = holds.waitFor(heldAs(lane));
    if (shutFor === 0) return;
    if (courtesy || shutFor > longestWait) throw new TeamsError('throttled', 'The thread is still throttled.');
    await pause(shutFor);
  };

  const insist = async (call: Call): Promise<Answered> => {
    closing.signal.throwIfAborted();
    await reopened(call);
    for (let left = call.courtesy ? 0 : attempts - 1; ; left -= 1) {
      const result = await attempt(call);
      if (!('error' in result)) return result;
      if (result.error.code === 'throttled') holds.hold(heldAs(call.lane), result.after);
      if (left === 0 || !mayRepeat(call, result)) throw result.error;
      await pause(result.after);
    }
  };

  return {
    async call(call) {
      if (!serviceHosts(call.url))
        throw new TeamsError('foreign_host', 'The host is not on the list of service hosts.');
      return lanes.run(call.lane, () => insist(call));
    },
    async close() {
      if (closing.signal.aborted) return;
      closing.abort(new TeamsError('closed', 'The way out was closed before the call could be made.'));
      await dispatcher.close();
    },
  };
}

const heldAs = (lane: string): string => `teams/${lane}`;

/** An attempt that failed. `taken`: whether the connector may have done what was asked; `never` makes repeating pointless. */
interface Setback {
  readonly error: TeamsError;
  readonly taken: 'no' | 'perhaps' | 'never';
  /** Milliseconds to wait before trying again. */
  readonly after: number;
}

function setbackBy(cause: unknown, timedOut: boolean): Setback {
  if (cause instanceof TeamsError) return { error: cause, taken: 'no', after: backoff };
  const message = timedOut ? 'The connector did not answer in time.' : 'The connector cannot be reached.';
  const error = new TeamsError(timedOut ? 'timed_out' : 'unavailable', message, { cause });
  return { error, taken: 'perhaps', after: backoff };
}

function headersOf({ body }: Call, bearer: string | undefined): Record<string, string> {
  return {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
  };
}

function mayRepeat({ method }: Call, { taken, after }: Setback): boolean {
  return after <= longestWait && (taken === 'no' || (taken === 'perhaps' && method !== 'POST'));
}

function judge(answer: Answered, retryAfter: string | string[] | undefined): Answered | Setback {
  const { status } = answer;
  if (status === 429 || status === 412) {
    const seconds = Number(retryAfter);
    const after = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : backoff;
    return { error: new TeamsError('throttled', `The connector answered ${status}.`), taken: 'no', after };
  }
  if (status >= 500)
    return {
      error: new TeamsError('unavailable', `The connector answered ${status}.`),
      taken: 'perhaps',
      after: backoff,
    };
  if (status >= 300 && status < 400) {
    return {
      error: new TeamsError('refused', 'The connector redirected the call, which is never followed.'),
      taken: 'never',
      after: 0,
    };
  }
  return answer;
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Gateways in front of the connector answer in HTML; the status says what there is to know.
    return undefined;
  }
}
