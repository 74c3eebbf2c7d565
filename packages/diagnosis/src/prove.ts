import type { Proof, Provider, Verdict } from '@reconnect/troubleshooting';
import { type Gate, letsDown } from './gate.ts';
import type { Access, Mailbox } from './gather/mailbox.ts';
import { renewSync } from './gather/renew-sync.ts';
import type { ProvidersConfig } from './providers-config.ts';
import type { SyncPlace } from './records.ts';
import { inKnownOutage } from './verdicts/unasked-verdicts.ts';
import { type Finding, findingOf, verdictOf } from './verdicts/verdict-of.ts';

export interface ProveRequest {
  readonly inboxId: string;
  readonly provider: Provider;
  readonly accessToken: string;
  readonly sync: SyncPlace;
  /** Whose mailbox it is, where that is known already; saves a call. */
  readonly address?: string;
}

type RenewedPlace = Pick<SyncPlace, 'cursor' | 'watch'>;

export type ProveOutcome =
  | { readonly outcome: 'working'; readonly proof: Proof; readonly sync: RenewedPlace }
  /**
   * Mail can be read, and the provider would not announce it; the verdict says whether that passes by itself. `sync` has the
   * push channel as ended, so that the next look sets it up again.
   */
  | { readonly outcome: 'standing_still'; readonly verdict: Verdict; readonly sync: RenewedPlace }
  | { readonly outcome: 'not_working'; readonly verdict: Verdict };

export interface ProveDeps {
  readonly config: ProvidersConfig;
  readonly clock: { now(): number };
  readonly gate: Pick<Gate, 'hurry'>;
  readonly mailbox: Mailbox;
}

/** Somebody waits in front of a browser. Milliseconds. */
const patience = 8_000;

async function countMissed(
  { mailbox, clock }: ProveDeps,
  access: Access,
  from: string | undefined,
): Promise<Pick<Proof, 'missed'>> {
  if (from === undefined) return {};
  const count = await mailbox.countSince(access, from);
  return count === undefined ? {} : { missed: { count, from, to: new Date(clock.now()).toISOString() } };
}

/**
 * A live read with an access that nobody has stored yet, then everything that hangs on it: only then is a reconnect done.
 * It waits in no line, as somebody sits in front of a browser, but a provider that is known to be down is not asked.
 */
export async function proveMailbox(deps: ProveDeps, request: ProveRequest): Promise<ProveOutcome> {
  const { provider, inboxId, sync } = request;
  const passage = await deps.gate.hurry({
    provider,
    inboxId,
    call: () => readAndRenew(deps, request),
    isAnswered: (proved) => proved.outcome !== 'not_working' || !letsDown(proved.verdict),
  });
  if (passage.outcome === 'called') return passage.result;
  const now = deps.clock.now();
  return { outcome: 'not_working', verdict: inKnownOutage(passage.outage, { provider, sync }, now) };
}

async function readAndRenew(deps: ProveDeps, request: ProveRequest): Promise<ProveOutcome> {
  const { config, clock, mailbox } = deps;
  const { provider, sync } = request;
  const access = { accessToken: request.accessToken, signal: AbortSignal.timeout(patience) };
  const answer = await mailbox.read(access);
  const now = clock.now();
  const read = findingOf({ provider, stage: 'mailbox_read', answer, now });
  const verdictBy = (finding: Finding) => verdictOf(config, finding, { lastGoodSyncAt: sync.lastSuccessAt, now });
  if (read.judgement.cause !== 'healthy') return { outcome: 'not_working', verdict: verdictBy(read) };
  const [renewed, missed, address] = await Promise.all([
    renewSync({ facts: { provider, sync }, mailbox, access, now }),
    countMissed(deps, access, sync.lastSuccessAt),
    request.address ?? mailbox.address(access, answer),
  ]);
  const [refused] = renewed.refused;
  if (refused !== undefined) {
    const watch = { ...sync.watch, expiresAt: new Date(now).toISOString() };
    const verdict = verdictBy(refused);
    return { outcome: 'standing_still', verdict, sync: { ...renewed.changed, watch } };
  }
  return {
    outcome: 'working',
    proof: {
      address: address ?? '',
      mailboxReadable: true,
      notificationsRenewed: renewed.notificationsRenewed,
      ...missed,
      at: new Date(clock.now()).toISOString(),
    },
    sync: renewed.changed ?? {},
  };
}
