import { type Cause, leavesTheGrant } from '@reconnect/troubleshooting';
import type { InboxFacts, SyncPlace } from '../records.ts';
import { judge } from '../rules/judge.ts';
import { type Finding, findingOf } from '../verdicts/verdict-of.ts';
import type { Access, Mailbox } from './mailbox.ts';

export interface RenewRequest {
  readonly facts: Pick<InboxFacts, 'provider' | 'sync'>;
  readonly mailbox: Mailbox;
  readonly access: Access;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface RenewedSync {
  /** What to store; nothing where all stays as it is. */
  readonly changed?: Pick<SyncPlace, 'cursor' | 'watch'>;
  readonly notificationsRenewed: boolean;
  /** What the provider would not renew. */
  readonly refused: readonly Finding[];
}

/** A cursor the provider still knows is kept, so that nothing is skipped; one it refuses is replaced. */
async function renewCursor({ facts, mailbox, access, now }: RenewRequest): Promise<string | undefined> {
  const { cursor, lastSuccessAt } = facts.sync;
  if (cursor !== undefined) {
    const answer = await mailbox.changes(access, cursor);
    const context = { request: mailbox.changesMethod };
    const { cause } = judge({ provider: facts.provider, stage: 'mailbox_read', answer, context, now });
    if (cause !== 'needs_refresh') return undefined;
  }
  return mailbox.freshCursor(await mailbox.read(access), lastSuccessAt);
}

/** The one that is named first anyway, and the one that a mailbox which can be read has not. */
const ruledOut: readonly Cause[] = ['needs_refresh', 'mailbox_unavailable'];

/** What a refused channel means beside a mailbox that can be read: where no one else can help, only the grant is left to be made anew. */
function asStandingStill(refused: Finding): Finding {
  const { judgement } = refused;
  if (!leavesTheGrant(judgement)) return refused;
  // Whatever would set the channel up again was done just now, in vain.
  return {
    ...refused,
    judgement: {
      ...judgement,
      cause: 'needs_refresh',
      alsoPossible: [judgement.cause, ...judgement.alsoPossible].filter((cause) => !ruledOut.includes(cause)),
      remedy: 'full_disconnect',
      certainty: 'likely',
      explanation: 'refresh.notifications-refused',
    },
  };
}

/** Sets the push channel and our place in the mailbox up anew, as far as each needs it. */
export async function renewSync(request: RenewRequest): Promise<RenewedSync> {
  const { facts, mailbox, access, now } = request;
  const [cursor, renewal] = await Promise.all([renewCursor(request), mailbox.renew(access, facts.sync.watch)]);
  const watch = renewal.outcome === 'renewed' ? renewal.watch : undefined;
  // A lapsed channel that only Aptly's engine can renew must not be found lapsed again by our own second look.
  const lapsed =
    renewal.outcome === 'left' &&
    facts.sync.watch?.expiresAt !== undefined &&
    Date.parse(facts.sync.watch.expiresAt) <= now;
  const kept = watch ?? (lapsed ? {} : undefined);
  const refused =
    renewal.outcome === 'refused'
      ? [
          asStandingStill(
            findingOf({ provider: facts.provider, stage: mailbox.pushStage, answer: renewal.answer, now }),
          ),
        ]
      : [];
  const changed = { ...(cursor === undefined ? {} : { cursor }), ...(kept === undefined ? {} : { watch: kept }) };
  return {
    notificationsRenewed: watch !== undefined,
    refused,
    ...(Object.keys(changed).length === 0 ? {} : { changed }),
  };
}
