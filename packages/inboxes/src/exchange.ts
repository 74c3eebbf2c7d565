import { randomUUID } from 'node:crypto';
import type { Json, Storage, Write } from '@reconnect/storage';
import type { Provider } from '@reconnect/troubleshooting';
import type { OpenGrant } from './grants.ts';
import type { Inboxes } from './inboxes.ts';
import { partitionOf, type RefreshRecord } from './records.ts';

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
  /** `undefined`: another process was faster, or the grant was replaced while the provider thought: look again. */
  run(grant: OpenGrant, state: RefreshRecord, version: number): Promise<ExchangeOutcome | undefined>;
}

export function createLeasedExchange({ inboxes, exchange, storage, clock }: ExchangeDeps): LeasedExchange {
  const { grants } = inboxes;

  function grantWrites(grant: OpenGrant, outcome: ExchangeOutcome): readonly Write[] {
    const { deadSince, ...alive } = grant.record;
    const put = (value: typeof grant.record): Write => ({ kind: 'put', name: 'grant', value, expect: grant.version });
    if (outcome.outcome === 'refused') {
      return outcome.grantDead && deadSince === undefined ? [put({ ...alive, deadSince: clock.now() })] : [];
    }
    const { refreshToken } = outcome;
    const kept = grants.rebound(alive, grant.owner, grant.owner);
    const sealed = refreshToken === undefined ? kept.sealed : grants.seal(refreshToken, grant.owner);
    // The consent's scopes stay: Microsoft's answers leave out `offline_access`, and asking without it ends rotation.
    // Written even if unchanged: the commit must fail when a consent replaced the grant before our lease stood.
    return [put({ ...kept, sealed })];
  }

  return {
    latest(grant, { latest }) {
      // Cached access is not sealed anew: its key may be gone by now, and the grant gives other access.
      if (latest === undefined || !grants.isCurrent(latest.sealed)) return undefined;
      return { outcome: JSON.parse(grants.unseal(latest.sealed, grant.owner)) as ExchangeOutcome, at: latest.at };
    },
    async run(grant, state, version) {
      const { inboxId } = grant.owner;
      const lease = { holder: randomUUID(), until: clock.now() + leaseFor };
      const put = (value: RefreshRecord, expect: number): Write => ({ kind: 'put', name: 'refresh', value, expect });
      const claim = await storage.commit(partitionOf(inboxId), [put({ ...state, lease }, version)]);
      if (claim.outcome === 'stale') return undefined;
      const claimed = claim.versions['refresh'] ?? 0;

      const { refreshToken, scopes, inbox } = grant;
      let outcome: ExchangeOutcome;
      try {
        outcome = await exchange({ provider: inbox.provider, refreshToken, scopes });
      } catch (error) {
        await storage.commit(partitionOf(inboxId), [put(state, claimed)]);
        throw error;
      }
      const latest = { sealed: grants.seal(JSON.stringify(outcome), grant.owner), at: clock.now() };
      // A rotated token is stored before anyone sees the access token that came with it: lost, it would end the grant.
      const saved = await storage.commit(partitionOf(inboxId), [
        put({ consent: state.consent, latest }, claimed),
        ...grantWrites(grant, outcome),
      ]);
      if (saved.outcome === 'stale') return undefined;
      if (outcome.outcome === 'refused' && !outcome.grantDead) await inboxes.rememberFailure(inbox.provider, inboxId);
      return outcome;
    },
  };
}
