import type { MovableClock } from '../../movable-clock.ts';
import { type Forgery, signedHeaders } from './slack-request.ts';

/** What became of one HTTP request to the app; the status, or why there is none. */
type AttemptOutcome = number | 'timeout' | 'unreachable';

export interface Attempt {
  /** The event's `event_id`, the interaction's `trigger_id`. The retries of an event share it. */
  readonly id: string;
  /** 0 for the first, as in `x-slack-retry-num`. */
  readonly retry: number;
  readonly outcome: AttemptOutcome;
}

export interface Receipt {
  readonly id: string;
  /** Of the first attempt. */
  readonly outcome: AttemptOutcome;
  /** What the app answered. */
  readonly body: string;
}

export interface DeliveryOptions {
  /** Sends the same thing so often, all at once. */
  readonly copies?: number;
  /** Sends it so many milliseconds (of the clock) late: how one message overtakes another. */
  readonly delayMs?: number;
  readonly forge?: Forgery;
}

interface Parcel {
  readonly id: string;
  readonly contentType: 'application/json' | 'application/x-www-form-urlencoded';
  readonly body: string;
  /** Events are sent again until they are taken; interactions and commands are not, and a forger tries once. */
  readonly retried: boolean;
}

export type SlackSender = ReturnType<typeof createSlackSender>;

interface Retry {
  readonly number: number;
  /** Why the attempt before failed. */
  readonly reason?: string;
}

/** How long Slack waits for an answer. */
const patienceMs = 3_000;
const retryDelaysMs = [0, 60_000, 300_000];

export function createSlackSender(deps: {
  readonly clock: MovableClock;
  readonly signingSecret: string;
  /** Asked at each attempt. */
  readonly endpoint: () => string;
  readonly attempted: () => void;
}) {
  const { clock, signingSecret, endpoint, attempted } = deps;
  const attempts: Attempt[] = [];
  const closing = new AbortController();
  const pending = new Set<() => void>();

  const later = (delayMs: number, wake: () => void) => {
    const cancel = clock.after(delayMs, () => {
      pending.delete(cancel);
      wake();
    });
    pending.add(cancel);
  };

  const attempt = async (parcel: Parcel, options: DeliveryOptions, retry: Retry): Promise<Receipt> => {
    const { id, body } = parcel;
    const { forge } = options;
    const headers = { ...signedHeaders(signingSecret, body, { at: clock.now(), forge }), ...retryHeaders(retry) };
    const answer = await post(endpoint(), { parcel, headers, clock, closing: closing.signal });
    attempts.push({ id, retry: retry.number, outcome: answer.outcome });
    attempted();
    const delay = retryDelaysMs[retry.number];
    const again = parcel.retried && forge === undefined && !answer.final && !closing.signal.aborted;
    if (again && delay !== undefined) {
      const next = { number: retry.number + 1, reason: reasonOf(answer.outcome) };
      // Never rejected: an attempt that fails is an outcome.
      later(delay, () => void attempt(parcel, options, next));
    }
    return { id, outcome: answer.outcome, body: answer.body };
  };

  return {
    attempts: () => [...attempts],
    /** Resolves when the first attempt is over; retries go on by the clock. */
    async send(parcel: Parcel, options: DeliveryOptions = {}): Promise<Receipt> {
      const { copies = 1, delayMs = 0 } = options;
      if (delayMs > 0) await new Promise<void>((resolve) => later(delayMs, resolve));
      const first = attempt(parcel, options, { number: 0 });
      const others = Array.from({ length: copies - 1 }, () => attempt(parcel, options, { number: 0 }));
      await Promise.all(others);
      return first;
    },
    close() {
      for (const cancel of pending) cancel();
      closing.abort();
    },
  };
}

/** `final`: the app took it, or asked not to be asked again. */
interface Answered {
  readonly outcome: AttemptOutcome;
  readonly body: string;
  readonly final: boolean;
}

async function post(
  url: string,
  sent: {
    readonly parcel: Parcel;
    readonly headers: Readonly<Record<string, string>>;
    readonly clock: MovableClock;
    readonly closing: AbortSignal;
  },
): Promise<Answered> {
  const { parcel, headers, clock, closing } = sent;
  const impatience = new AbortController();
  const stopWaiting = clock.after(patienceMs, () => impatience.abort());
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: parcel.body,
      headers: { ...headers, 'content-type': parcel.contentType, 'user-agent': 'Slackbot 1.0' },
      signal: AbortSignal.any([impatience.signal, closing]),
    });
    const final = response.ok || response.headers.get('x-slack-no-retry') === '1';
    return { outcome: response.status, body: await response.text(), final };
  } catch {
    // Whatever fetch complains of, the answer did not come: that is the outcome.
    return { outcome: impatience.signal.aborted ? 'timeout' : 'unreachable', body: '', final: false };
  } finally {
    stopWaiting();
  }
}

function retryHeaders({ number, reason }: Retry): Record<string, string> {
  return reason === undefined ? {} : { 'x-slack-retry-num': String(number), 'x-slack-retry-reason': reason };
}

function reasonOf(outcome: AttemptOutcome): string {
  if (outcome === 'timeout') return 'http_timeout';
  return outcome === 'unreachable' ? 'connection_failed' : 'http_error';
}
