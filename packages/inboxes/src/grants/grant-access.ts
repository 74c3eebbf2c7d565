import type { Actor } from '@reconnect/audit';
import { InboxesError } from '../errors.ts';
import { readRecord } from '../records.ts';
import { createLeasedExchange, type ExchangeDeps, type ExchangeOutcome } from './exchange.ts';

/** Access to mailboxes, with one exchange in flight a grant, however many processes ask. */
export interface GrantAccess {
  /**
   * For the assistant: what the provider says of the grant now. An answer that came in while this waited counts, and so does a
   * refusal of the last seconds. Rejected with `no-grant` when there is nothing to exchange.
   */
  refresh(inboxId: string): Promise<ExchangeOutcome>;
  /** For Aptly: an access token that is good for another 5 minutes at least, from an earlier exchange if there was one. */
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

interface Question {
  readonly called: 'refresh' | 'access';
  /** Who is given access if it takes an exchange to answer. */
  readonly by: Actor;
  /** Whether an earlier outcome, from `at` (milliseconds since 1970), answers the question. */
  readonly reusable: (outcome: ExchangeOutcome, at: number) => boolean;
}

export function createGrantAccess(deps: GrantAccessDeps): GrantAccess {
  const { storage, clock, inboxes } = deps;
  const exchange = createLeasedExchange(deps);
  const inFlight = new Map<string, Promise<ExchangeOutcome>>();

  /** Callers of one process that ask the same question share a single walk through the store. */
  function shared(inboxId: string, question: Question): Promise<ExchangeOutcome> {
    const key = `${question.called} ${inboxId}`;
    const running = inFlight.get(key);
    if (running !== undefined) return running;
    const started = obtain(inboxId, question).finally(() => inFlight.delete(key));
    inFlight.set(key, started);
    return started;
  }

  async function obtain(inboxId: string, { by, reusable }: Question): Promise<ExchangeOutcome> {
    for (;;) {
      const { grant, ...found } = await look(inboxId);
      const { state } = found;
      const known = exchange.latest(grant, state);
      if (known !== undefined && reusable(known.outcome, known.at)) return known.outcome;
      if (state.lease === undefined || state.lease.until <= clock.now()) {
        const outcome = await exchange.run(grant, found, by);
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
      return shared(inboxId, {
        ...{ called: 'refresh', by: { kind: 'assistant' } },
        reusable: ({ outcome }, at) => (outcome === 'refused' ? younger(at, sameAnswer) : at >= asked - freshFor),
      });
    },
    access: (inboxId) =>
      shared(inboxId, {
        ...{ called: 'access', by: { kind: 'aptly' } },
        reusable: (known, at) =>
          known.outcome === 'refused' ? younger(at, coolDown) : known.expiresAt - clock.now() > margin,
      }),
  };
}
