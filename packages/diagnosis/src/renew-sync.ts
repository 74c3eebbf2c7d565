import type { Access, Mailbox } from './gather/mailbox.ts';
import { judge } from './judge.ts';
import type { InboxFacts, SyncPlace } from './records.ts';
import { type Finding, findingOf } from './verdict-of.ts';

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
      ? [findingOf({ provider: facts.provider, stage: mailbox.pushStage, answer: renewal.answer, now })]
      : [];
  const changed = { ...(cursor === undefined ? {} : { cursor }), ...(kept === undefined ? {} : { watch: kept }) };
  return {
    notificationsRenewed: watch !== undefined,
    refused,
    ...(Object.keys(changed).length === 0 ? {} : { changed }),
  };
}
