import type { Provider } from '@reconnect/troubleshooting';
import { InboxesError } from '../errors.ts';
import { readRecord } from '../records.ts';
import { createLeasedExchange, type ExchangeDeps, type ExchangeOutcome, type FoundState } from './exchange.ts';
import type { OpenGrant } from './grants.ts';
import { nextLook, type WakingClock } from './next-look.ts';

/** Nobody was asked: the provider is known to be down. */
export type Withheld = { readonly outcome: 'withheld' };

/**
 * Stands before the exchanges that Aptly's own requests take; `undefined` from `exchange` means that another process was
 * faster, and nothing is learned from it.
 */
export type AccessGate = (
  asker: { readonly provider: Provider; readonly inboxId: string },
  exchange: () => Promise<ExchangeOutcome | undefined>,
) => Promise<ExchangeOutcome | Withheld | undefined>;

/** Access to mailboxes, with one exchange in flight a grant, however many processes ask. */
export interface GrantAccess {
  /**
   * For the assistant: what the provider says of the grant now. An answer that came in while this waited counts, and so does a
   * refusal of the last seconds. Rejected with `no-grant` when there is nothing to exchange.
   */
  refresh(inboxId: string): Promise<ExchangeOutcome>;
  /** For Aptly: an access token that is good for another 5 minutes at least, from an earlier exchange if there was one; a new one passes the gate. */
  access(inboxId: string): Promise<ExchangeOutcome | Withheld>;
}

export interface GrantAccessDeps extends ExchangeDeps {
  readonly clock: WakingClock;
  readonly gate: AccessGate;
}

/** All in milliseconds. */
const coolDown = 30_000;
/** A person who asks again has changed something: only double clicks share an answer. */
const sameAnswer = 3_000;
const freshFor = 1_000;
const margin = 300_000;

/** `Other`: what may come of it besides an exchange's outcome. */
interface Question<Other> {
  /** Callers of one process that ask the same question share a single walk through the store. */
  readonly inFlight: Map<string, Promise<ExchangeOutcome | Other>>;
  /** Whether an earlier outcome, from `at` (milliseconds since 1970), answers the question. */
  readonly reusable: (outcome: ExchangeOutcome, at: number) => boolean;
  /** `undefined`: another process was faster; look again. */
  readonly exchange: (grant: OpenGrant, found: FoundState) => Promise<ExchangeOutcome | Other | undefined>;
}

export function createGrantAccess(deps: GrantAccessDeps): GrantAccess {
  const { storage, clock, inboxes, gate } = deps;
  const leased = createLeasedExchange(deps);
  const refreshing: Question<never>['inFlight'] = new Map();
  const accessing: Question<Withheld>['inFlight'] = new Map();

  function shared<Other>(inboxId: string, question: Question<Other>): Promise<ExchangeOutcome | Other> {
    const { inFlight } = question;
    const running = inFlight.get(inboxId);
    if (running !== undefined) return running;
    const started = obtain(inboxId, question).finally(() => inFlight.delete(inboxId));
    inFlight.set(inboxId, started);
    return started;
  }

  async function obtain<Other>(
    inboxId: string,
    { reusable, exchange }: Question<Other>,
  ): Promise<ExchangeOutcome | Other> {
    for (;;) {
      const { grant, ...found } = await look(inboxId);
      const { state } = found;
      const known = leased.latest(grant, state);
      if (known !== undefined && reusable(known.outcome, known.at)) return known.outcome;
      if (state.lease === undefined || state.lease.until <= clock.now()) {
        const outcome = await exchange(grant, found);
        if (outcome !== undefined) return outcome;
      } else {
        await nextLook(clock);
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
      return shared<never>(inboxId, {
        inFlight: refreshing,
        reusable: ({ outcome }, at) => (outcome === 'refused' ? younger(at, sameAnswer) : at >= asked - freshFor),
        exchange: (grant, found) => leased.run(grant, found, { kind: 'assistant' }),
      });
    },
    access: (inboxId) =>
      shared(inboxId, {
        inFlight: accessing,
        reusable: (known, at) =>
          known.outcome === 'refused' ? younger(at, coolDown) : known.expiresAt - clock.now() > margin,
        exchange: (grant, found) =>
          gate({ provider: grant.inbox.provider, inboxId }, () => leased.run(grant, found, { kind: 'aptly' })),
      }),
  };
}
