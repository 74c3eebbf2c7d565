import type { MovableClock } from '../movable-clock.ts';
import type { TokenForgery } from './bot-tokens.ts';
import type { InboundActivity } from './inbound-activities.ts';

/** The status the bot answered with, or why there is none. */
export type DeliveryOutcome = number | 'timeout' | 'unreachable';

export interface TeamsDelivery {
  /** The activity's id, which a repetition of a message keeps. */
  readonly id: string;
  readonly type: string;
  /** 0 for the first. */
  readonly retry: number;
  readonly outcome: DeliveryOutcome;
}

export interface TeamsReceipt {
  /** Of the activity sent first. */
  readonly id: string;
  /** Of the first attempt; of an invoke, the last. */
  readonly outcome: DeliveryOutcome;
  /** What the bot answered. */
  readonly body: string;
}

export interface TeamsDeliveryOptions {
  /** Sends the same activity so often, all at once. */
  readonly copies?: number;
  /** Sends it so many milliseconds (of the clock) late: how one message overtakes another. */
  readonly delayMs?: number;
  readonly forge?: TokenForgery;
}

export type TeamsSender = ReturnType<typeof createTeamsSender>;

/** A message that is not answered by then is sent again, as it is. */
const messagePatienceMs = 15_000;
/** An invoke is sent again with its id, and then with a new one: the service and the client both try. */
const invokePatienceMs = 5_000;
const mostRetries = 2;

export function createTeamsSender(deps: {
  readonly clock: MovableClock;
  /** Asked at each attempt. */
  readonly endpoint: () => string;
  readonly authorization: (serviceUrl: string, forge?: TokenForgery) => Promise<string | undefined>;
  readonly newId: () => string;
  readonly attempted: () => void;
}) {
  const { clock, endpoint, authorization, newId, attempted } = deps;
  const deliveries: TeamsDelivery[] = [];
  const closing = new AbortController();

  const post = async (activity: InboundActivity, retry: number, forge?: TokenForgery): Promise<TeamsReceipt> => {
    const header = await authorization(String(activity['serviceUrl']), forge);
    const impatience = new AbortController();
    const patient = clock.after(activity.type === 'invoke' ? invokePatienceMs : messagePatienceMs, () =>
      impatience.abort(),
    );
    const note = (outcome: DeliveryOutcome, body: string) => {
      deliveries.push({ id: activity.id, type: activity.type, retry, outcome });
      attempted();
      return { id: activity.id, outcome, body };
    };
    try {
      const response = await fetch(endpoint(), {
        method: 'POST',
        body: JSON.stringify(activity),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          ...(header !== undefined && { authorization: header }),
        },
        signal: AbortSignal.any([impatience.signal, closing.signal]),
      });
      return note(response.status, await response.text());
    } catch {
      // Whatever fetch complains of, the answer did not come: that is the outcome.
      return note(impatience.signal.aborted ? 'timeout' : 'unreachable', '');
    } finally {
      patient();
    }
  };

  /** Resolves with the last attempt. */
  const insist = async (activity: InboundActivity, retry: number, forge?: TokenForgery): Promise<TeamsReceipt> => {
    const receipt = await post(activity, retry, forge);
    if (receipt.outcome !== 'timeout' || retry === mostRetries) return receipt;
    const newlyNamed = activity.type === 'invoke' && retry === mostRetries - 1;
    return insist(newlyNamed ? { ...activity, id: newId() } : activity, retry + 1, forge);
  };

  const deliver = async (activity: InboundActivity, forge?: TokenForgery): Promise<TeamsReceipt> => {
    if (activity.type === 'invoke') return { ...(await insist(activity, 0, forge)), id: activity.id };
    const first = await post(activity, 0, forge);
    // Never rejected: an attempt that fails is an outcome.
    if (first.outcome === 'timeout') void insist(activity, 1, forge);
    return first;
  };

  return {
    deliveries: () => [...deliveries],
    /** Resolves when the first attempt is over, for an invoke the last; the repetitions of a message go on by the clock. */
    async send(activity: InboundActivity, options: TeamsDeliveryOptions = {}): Promise<TeamsReceipt> {
      const { copies = 1, delayMs = 0, forge } = options;
      if (delayMs > 0) await new Promise<void>((resolve) => clock.after(delayMs, resolve));
      const first = deliver(activity, forge);
      await Promise.all(Array.from({ length: copies - 1 }, () => deliver(activity, forge)));
      return first;
    },
    close: () => closing.abort(),
  };
}
