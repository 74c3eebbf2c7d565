import { randomUUID } from 'node:crypto';
import { type Actor, inboxPartition } from '@reconnect/audit';
import type { Json, Storage, Write } from '@reconnect/storage';
import type { Provider } from '@reconnect/troubleshooting';
import { countingDeedWrite, deedWrite, resealWrites } from '../deed-write.ts';
import { createInboxIndex } from '../inbox-index.ts';
import type { Inboxes } from '../inboxes.ts';
import { type RefreshRecord, readRecord } from '../records.ts';
import type { OpenGrant } from './grants.ts';

/** What the provider's token endpoint did with a refresh token; `answer` is for whoever judges it. */
export type ExchangeOutcome =
  | {
      readonly outcome: 'granted';
      readonly accessToken: string;
      /** Milliseconds since 1970. */
      readonly expiresAt: number;
      /** Only when the provider gave another one. */
      readonly refreshToken?: string;
      readonly scopes: readonly string[];
      /** Google `sub`, Microsoft `oid.tid`; only where the provider told it. */
      readonly subject?: string;
      readonly answer: Json;
    }
  | {
      readonly outcome: 'refused';
      /** Only answers that mean it: a provider that is down or throttles has not ended a grant. */
      readonly grantDead: boolean;
      readonly answer: Json;
    };

/** Asks the provider once; what the provider or the network does is data, and it gives up by itself within 10 s. */
export type Exchange = (grant: {
  readonly provider: Provider;
  readonly refreshToken: string;
  readonly scopes: readonly string[];
}) => Promise<ExchangeOutcome>;

export interface ExchangeDeps {
  readonly inboxes: Pick<Inboxes, 'grants' | 'rememberFailure'>;
  readonly exchange: Exchange;
  readonly storage: Storage;
  readonly clock: { now(): number };
}

/** Milliseconds; an exchange gives up before its lease ends, so two never overlap. */
const leaseFor = 15_000;

/** Exchanges under a lease in the inbox's partition, so that one process asks while the others wait for its answer. */
export interface LeasedExchange {
  latest(
    grant: OpenGrant,
    state: RefreshRecord,
  ): { readonly outcome: ExchangeOutcome; readonly at: number } | undefined;
  /** `undefined`: another process was faster, or another grant took this one's place while the provider thought: look again. */
  run(grant: OpenGrant, found: FoundState, by: Actor): Promise<ExchangeOutcome | undefined>;
}

/** What the last exchange left, and the version of its record. */
export interface FoundState {
  readonly state: RefreshRecord;
  readonly version: number;
}

export function createLeasedExchange({ inboxes, exchange, storage, clock }: ExchangeDeps): LeasedExchange {
  const { grants } = inboxes;

  async function grantWrites(grant: OpenGrant, outcome: ExchangeOutcome, by: Actor): Promise<readonly Write[]> {
    const { deadSince, ...alive } = grant.record;
    const { provider } = grant.inbox;
    const at = clock.now();
    const put = (value: typeof grant.record): Write => ({ kind: 'put', name: 'grant', value, expect: grant.version });
    if (outcome.outcome === 'refused') {
      if (!outcome.grantDead || deadSince !== undefined) return [];
      const about = { provider, reason: 'refused' };
      const disconnected = { deed: 'inbox.disconnected', by: { kind: 'assistant' }, at, about } as const;
      return [put({ ...alive, deadSince: at }), deedWrite(grant.owner, disconnected)];
    }
    const { refreshToken } = outcome;
    const kept = grants.rebound(alive, grant.owner, grant.owner);
    const sealed = refreshToken === undefined ? kept.sealed : grants.seal(refreshToken, grant.owner);
    const seals = { before: alive.sealed, after: sealed };
    const resealed = { by: { kind: 'assistant' }, at, provider, ...seals } as const;
    const given = { deed: 'access.given', by, at, about: { provider } } as const;
    // The consent's scopes stay: Microsoft's answers leave out `offline_access`, and asking without it ends rotation.
    // Written even if unchanged: the commit must fail when a consent replaced the grant before our lease stood.
    return [
      put({ ...kept, sealed, ...(await learnSubject(storage, grant, outcome.subject)) }),
      await countingDeedWrite(storage, grant.owner, given),
      ...resealWrites(grant.owner, resealed),
    ];
  }

  /**
   * Stores an outcome before anyone sees the access token that came with it: a rotated token is the only one that lasts, so
   * it is stored whoever changed the records while the provider thought. `false` when it is of no use, as the inbox holds
   * another grant by now.
   */
  async function keep(exchanged: Exchanged, { grant, version }: Held): Promise<boolean> {
    const { outcome, by, holder } = exchanged;
    const { inboxId } = grant.owner;
    const latest = { sealed: grants.seal(JSON.stringify(outcome), grant.owner), at: clock.now() };
    const writes = [
      ...(version === undefined ? [] : [refreshWrite({ consent: grant.record.consent, latest }, version)]),
      ...(await grantWrites(grant, outcome, by)),
    ];
    if (writes.length === 0) return true;
    if ((await storage.commit(inboxPartition(inboxId), writes)).outcome === 'saved') return true;
    const held = await lookAgain(inboxId, holder);
    return held !== undefined && isSame(held.grant, exchanged.grant) && keep(exchanged, held);
  }

  async function lookAgain(inboxId: string, holder: string): Promise<Held | undefined> {
    const [grant, refresh] = await Promise.all([grants.open(inboxId), readRecord(storage, inboxId, 'refresh')]);
    if (grant === undefined) return undefined;
    if (refresh === undefined) return { grant, version: 0 };
    return { grant, version: refresh.value.lease?.holder === holder ? refresh.version : undefined };
  }

  return {
    latest(grant, { latest }) {
      // Cached access is not sealed anew: its key may be gone by now, and the grant gives other access.
      if (latest === undefined || !grants.isCurrent(latest.sealed)) return undefined;
      return { outcome: JSON.parse(grants.unseal(latest.sealed, grant.owner)) as ExchangeOutcome, at: latest.at };
    },
    async run(grant, { state, version }, by) {
      const { inboxId } = grant.owner;
      const lease = { holder: randomUUID(), until: clock.now() + leaseFor };
      const claim = await storage.commit(inboxPartition(inboxId), [refreshWrite({ ...state, lease }, version)]);
      if (claim.outcome === 'stale') return undefined;
      const claimed = claim.versions['refresh'] ?? 0;

      const { refreshToken, scopes, inbox } = grant;
      let outcome: ExchangeOutcome;
      try {
        outcome = await exchange({ provider: inbox.provider, refreshToken, scopes });
      } catch (error) {
        await storage.commit(inboxPartition(inboxId), [refreshWrite(state, claimed)]);
        throw error;
      }
      if (!(await keep({ grant, outcome, by, holder: lease.holder }, { grant, version: claimed }))) return undefined;
      if (outcome.outcome === 'refused' && !outcome.grantDead) await inboxes.rememberFailure(inbox.provider, inboxId);
      return outcome;
    },
  };
}

/** Whose a grant is that came without the account's id is learned once, and holds for as long as the grant does. */
async function learnSubject(storage: Storage, { owner, inbox, record }: OpenGrant, told: string | undefined) {
  if (record.subject !== undefined || told === undefined) return {};
  // Indexed before it is stored, as an inbox is.
  await createInboxIndex(storage).add({ by: 'subject', provider: inbox.provider, subject: told }, owner.inboxId);
  return { subject: told };
}

interface Exchanged {
  /** As it was when the provider was asked. */
  readonly grant: OpenGrant;
  readonly outcome: ExchangeOutcome;
  readonly by: Actor;
  /** Of the lease. */
  readonly holder: string;
}

interface Held {
  readonly grant: OpenGrant;
  /** Of what the last exchange left; `undefined`: another process asks by now, as if we were dead, and it is theirs to write. */
  readonly version: number | undefined;
}

const refreshWrite = (value: RefreshRecord, expect: number): Write => ({ kind: 'put', name: 'refresh', value, expect });

/** The token that was exchanged is still the inbox's, whatever else became of it: it moved, or another key seals it. */
function isSame(held: OpenGrant, exchanged: OpenGrant): boolean {
  return held.record.consent === exchanged.record.consent && held.refreshToken === exchanged.refreshToken;
}
