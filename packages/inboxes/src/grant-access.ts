import { InboxesError } from './errors.ts';
import { createLeasedExchange, type ExchangeDeps, type ExchangeOutcome } from './exchange.ts';
import { readRecord } from './records.ts';

/** Access to mailboxes, with one exchange in flight a grant, however many processes ask. */
export interface GrantAccess {
  /**
   * What the provider says of the grant now. An answer that came in while this waited counts, and so does a
   * refusal of the last seconds. Rejected with `no-grant` when there is nothing to exchange.
   */
  refresh(inboxId: string): Promise<ExchangeOutcome>;
  /** An access token that is good for another 5 minutes at least, from an earlier exchange if there was one. */
  access(inboxId: string): Promise<ExchangeOutcome>;
}

export interface GrantAccessDeps extends ExchangeDeps {
  readonly clock: { now(): number; after(delay: number, wake: () => void): () => void };
}

/** All in milliseconds. */
const coolDown = 30_000;
/** A person who asks again has changed something: only double clicks share an answer. */
const sameAnswer = 3_000;
const freshFor = 1_000;
const margin = 300_000;
const pollEvery = 50;

/** Whether an earlier outcome, from `at` (milliseconds since 1970), answers the question. */
type Reusable = (outcome: ExchangeOutcome, at: number) => boolean;

export function createGrantAccess(deps: GrantAccessDeps): GrantAccess {
  const { storage, clock, inboxes } = deps;
  const exchange = createLeasedExchange(deps);
  const inFlight = new Map<string, Promise<ExchangeOutcome>>();

  /** Callers of one process that ask the same question share a single walk through the store. */
  function shared(question: 'refresh' | 'access', inboxId: string, reusable: Reusable): Promise<ExchangeOutcome> {
    const key = `${question} ${inboxId}`;
    const running = inFlight.get(key);
    if (running !== undefined) return running;
    const started = obtain(inboxId, reusable).finally(() => inFlight.delete(key));
    inFlight.set(key, started);
    return started;
  }

  async function obtain(inboxId: string, reusable: Reusable): Promise<ExchangeOutcome> {
    for (;;) {
      const { grant, state, version } = await look(inboxId);
      const known = exchange.latest(grant, state);
      if (known !== undefined && reusable(known.outcome, known.at)) return known.outcome;
      if (state.lease === undefined || state.lease.until <= clock.now()) {
        const outcome = await exchange.run(grant, state, version);
        if (outcome !== undefined) return outcome;
      } else {
        await new Promise<void>((resolve) => clock.after(pollEvery, resolve));
      }
    }
  }

  async function look(inboxId: string) {
    const [grant, record] = await Promise.all([inboxes.grants.open(inboxId), readRecord(storage, inboxId, 'refresh')]);
    if (grant === undefined) throw new InboxesError('no-grant', `inbox ${inboxId} is unknown or holds no grant`);
    const { consent } = grant.record;
    const state = record?.value.consent === consent ? record.value : { consent };
    return { grant, state, version: record?.version ?? 0 };
  }

  const younger = (at: number, than: number) => clock.now() - at < than;

  return {
    refresh(inboxId) {
      const asked = clock.now();
      return shared('refresh', inboxId, ({ outcome }, at) =>
        outcome === 'refused' ? younger(at, sameAnswer) : at >= asked - freshFor,
      );
    },
    access: (inboxId) =>
      shared('access', inboxId, (known, at) =>
        known.outcome === 'refused' ? younger(at, coolDown) : known.expiresAt - clock.now() > margin,
      ),
  };
}
