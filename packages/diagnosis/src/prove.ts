import type { Proof, Provider, Verdict } from '@reconnect/troubleshooting';
import type { Access, Mailbox } from './gather/mailbox.ts';
import type { ProvidersConfig } from './providers-config.ts';
import type { SyncPlace } from './records.ts';
import { renewSync } from './renew-sync.ts';
import { type Finding, findingOf, verdictOf } from './verdict-of.ts';

export interface ProveRequest {
  readonly provider: Provider;
  readonly accessToken: string;
  readonly sync: SyncPlace;
  /** Whose mailbox it is, where that is known already; saves a call. */
  readonly address?: string;
}

export type ProveOutcome =
  | { readonly outcome: 'working'; readonly proof: Proof; readonly sync: Pick<SyncPlace, 'cursor' | 'watch'> }
  | { readonly outcome: 'not_working'; readonly verdict: Verdict };

export interface ProveDeps {
  readonly config: ProvidersConfig;
  readonly clock: { now(): number };
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
 * What a refused channel means beside a mailbox that can be read: the provider is there, so waiting for it would be a
 * promise without ground, and the article's rare remedy comes next.
 */
function asStandingStill(refused: Finding): Finding {
  const { judgement } = refused;
  if (judgement.cause !== 'provider_outage') return refused;
  const { retryAfterSeconds: _, ...known } = judgement;
  return {
    ...refused,
    judgement: {
      ...known,
      cause: 'needs_refresh',
      alsoPossible: ['provider_outage'],
      remedy: 'full_disconnect',
      certainty: 'likely',
      explanation: 'refresh.notifications-refused',
    },
  };
}

/** A live read with an access that nobody has stored yet, then everything that hangs on it: only then is a reconnect done. */
export async function proveMailbox(deps: ProveDeps, request: ProveRequest): Promise<ProveOutcome> {
  const { config, clock, mailbox } = deps;
  const { provider, sync } = request;
  const access = { accessToken: request.accessToken, signal: AbortSignal.timeout(patience) };
  const answer = await mailbox.read(access);
  const now = clock.now();
  const read = findingOf({ provider, stage: 'mailbox_read', answer, now });
  const notWorking = (finding: Finding): ProveOutcome => ({
    outcome: 'not_working',
    verdict: verdictOf(config, finding, { lastGoodSyncAt: sync.lastSuccessAt, now }),
  });
  if (read.judgement.cause !== 'healthy') return notWorking(read);
  const [renewed, missed, address] = await Promise.all([
    renewSync({ facts: { provider, sync }, mailbox, access, now }),
    countMissed(deps, access, sync.lastSuccessAt),
    request.address ?? mailbox.address(access, answer),
  ]);
  const [refused] = renewed.refused;
  // Signed in and readable, but new mail would never be announced: that is no reconnect.
  if (refused !== undefined) return notWorking(asStandingStill(refused));
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
