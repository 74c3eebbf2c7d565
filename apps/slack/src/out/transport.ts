import { limitTo } from '@reconnect/hosting';
import { Pool } from 'undici';
import { SlackApiError } from '../errors.ts';
import { parseObject } from '../read-json.ts';

/**
 * The methods the app calls. `repeatable`: twice is as good as once, so a lost answer is asked for again.
 * `form`: Slack reads the arguments of this method from a form only. `counted`: what its rate limit is counted by.
 */
export const methods = {
  'agents.sessions.setStatus': { repeatable: true, form: false, counted: 'workspace' },
  'apps.connections.open': { repeatable: true, form: true, counted: 'workspace' },
  'assistant.threads.setStatus': { repeatable: true, form: false, counted: 'workspace' },
  'assistant.threads.setSuggestedPrompts': { repeatable: true, form: false, counted: 'workspace' },
  'chat.postEphemeral': { repeatable: false, form: false, counted: 'channel' },
  'chat.postMessage': { repeatable: false, form: false, counted: 'channel' },
  'chat.update': { repeatable: true, form: false, counted: 'workspace' },
  'conversations.open': { repeatable: true, form: false, counted: 'workspace' },
  'oauth.v2.access': { repeatable: false, form: true, counted: 'workspace' },
  'users.info': { repeatable: true, form: true, counted: 'workspace' },
  'users.lookupByEmail': { repeatable: true, form: true, counted: 'workspace' },
  // A trigger opens one window, however often it is sent.
  'views.open': { repeatable: true, form: false, counted: 'workspace' },
  'views.publish': { repeatable: true, form: false, counted: 'workspace' },
} as const;
export type SlackMethod = keyof typeof methods;

export interface SlackCall {
  readonly method: SlackMethod;
  /** Whose token speaks. */
  readonly tenant: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Milliseconds after which it is of no use any more; half a minute where left out. */
  readonly patience?: number;
}

/** What Slack answered with `ok: true`. */
export type SlackAnswer = Readonly<Record<string, unknown>>;

/** How one request ended. */
export type Attempted =
  | { readonly outcome: 'answered'; readonly answer: SlackAnswer }
  /** Milliseconds. */
  | { readonly outcome: 'rate_limited'; readonly retryAfter: number }
  /** It had no effect. */
  | { readonly outcome: 'not_sent'; readonly cause: unknown }
  /** It may have had its effect. */
  | { readonly outcome: 'lost'; readonly cause: unknown };

/**
 * What a call counts as: Slack counts messages by channel, and every other method by workspace. So a 429 holds back what would
 * only earn the next one, and nothing else.
 */
export function countedAs({ method, tenant, args }: SlackCall): string {
  const ofWorkspace = `slack/${tenant}/${method}`;
  return methods[method].counted === 'channel' ? `${ofWorkspace}/${args['channel']}` : ofWorkspace;
}

export interface Transport {
  /** Sends once. Rejected with a `SlackApiError` only for what no repetition can change. */
  attempt(call: SlackCall, authorization: string): Promise<Attempted>;
  close(): Promise<void>;
}

/** Milliseconds. */
const longestAnswer = 10_000;
const connectWithin = 5000;

/** Bytes. What the app asks for is a few kilobytes; a whole view that was published comes back with it. */
const largestAnswer = 4 * 1024 * 1024;

/** Connections bound the rate: 512 of them carry 5,120 calls a second at 100 ms a call; as many are opened as are needed. */
const connections = 512;

/** Slack's words for a failure of its own, after which the request may or may not have had its effect. */
const slacksOwnFailures = new Set(['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable']);

/** Slack's words for "too often", where it says so without the status 429. */
const tooOften = new Set(['rate_limited', 'ratelimited']);

/** Codes of errors in connecting: nothing was sent yet. */
const connectFailures = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** `url`: `https://slack.com/api/`, or where a simulator stands; `answerWithin`: milliseconds for one whole answer, at most. */
export function createTransport(url: string, answerWithin = longestAnswer): Transport {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections, connect: { timeout: connectWithin }, maxResponseSize: largestAnswer });

  async function exchange({ method, args, patience }: SlackCall, authorization: string): Promise<Exchange> {
    const { form } = methods[method];
    const { signal, lift } = limitTo(Math.min(answerWithin, patience ?? answerWithin));
    try {
      const { statusCode, headers, body } = await pool.request({
        path: pathname.replace(/\/?$/, `/${method}`),
        method: 'POST',
        headers: {
          authorization,
          'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json; charset=utf-8',
        },
        body: form ? formOf(args) : JSON.stringify(args),
        signal,
      });
      return { status: statusCode, retryAfter: headers['retry-after'], text: await body.text() };
    } finally {
      lift();
    }
  }

  return {
    async attempt(call, authorization) {
      const exchanged = await exchange(call, authorization).catch((error: unknown) => ({ error }));
      if (!('error' in exchanged)) return readExchange(call.method, exchanged);
      const { error } = exchanged;
      return { outcome: connectFailures.has(codeOf(error)) ? 'not_sent' : 'lost', cause: error };
    },
    close: () => pool.close(),
  };
}

interface Exchange {
  readonly status: number;
  readonly retryAfter: string | string[] | undefined;
  readonly text: string;
}

function readExchange(method: SlackMethod, { status, retryAfter, text }: Exchange): Attempted {
  const rateLimited = { outcome: 'rate_limited', retryAfter: seconds(retryAfter) * 1000 } as const;
  if (status === 429) return rateLimited;
  if (status >= 500) return { outcome: 'lost', cause: `HTTP ${status}` };
  if (status !== 200) throw new SlackApiError('refused', method, { reason: `http_${status}` });
  const answer = parseObject(text);
  if (answer === undefined) return { outcome: 'lost', cause: 'an answer that is no JSON object' };
  if (answer['ok'] === true) return { outcome: 'answered', answer };
  const reason = typeof answer['error'] === 'string' ? answer['error'] : 'unknown_error';
  if (tooOften.has(reason)) return rateLimited;
  if (slacksOwnFailures.has(reason)) return { outcome: 'lost', cause: reason };
  throw new SlackApiError('refused', method, { reason });
}

const formOf = (args: SlackCall['args']): string =>
  new URLSearchParams(Object.entries(args).map(([name, value]): [string, string] => [name, String(value)])).toString();

/** A 429 without a usable Retry-After is given a second. */
function seconds(header: string | string[] | undefined): number {
  const value = Number(header);
  return Number.isFinite(value) && value > 0 ? value : 1;
}

/** Undici and Node name network errors by `code`, in the error or in what caused it. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause);
}
