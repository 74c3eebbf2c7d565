import { auditWrite, inboxPartition } from '@reconnect/audit';
import type { LinkReason, Refusal } from '@reconnect/troubleshooting';
import { aboutRefusal, deedEntry } from '../deed-entry.ts';
import type { ReconnectFlowDeps } from '../flow-ports.ts';
import { type AttemptRecord, inboxOfLink, putLink } from '../links/link-records.ts';
import { type LinkView, openLinkByHash } from '../links/open-link.ts';
import { deliver, noticeWrite } from '../notices/notices.ts';
import type { CompletedConsent } from './consent-outcome.ts';

/** A return that was claimed, and how the conversation's notice of it is called. */
export interface ClaimedReturn {
  readonly attempt: AttemptRecord;
  readonly view: LinkView;
  readonly key: string;
}

/** Leaves grant and link as they are, but for what the next try has to ask; then tells the conversation. */
export async function refuseConsent(
  deps: ReconnectFlowDeps,
  { attempt, view, key }: ClaimedReturn,
  refusal: Refusal,
): Promise<CompletedConsent> {
  for (;;) {
    const opened = await openLinkByHash(deps, attempt.linkHash, attempt.startedAt);
    if (opened.state === 'closed') return { outcome: 'closed', because: opened.because };
    const { hash, record, version } = opened.link;
    const event = { type: 'reconnect.refused', inbox: inboxOfLink(record), refusal } as const;
    const notice = { key, conversation: record.conversation, event };
    const at = deps.clock.now();
    const about = aboutRefusal(refusal);
    const { outcome } = await deps.storage.commit(inboxPartition(attempt.inboxId), [
      putLink(hash, { ...record, reason: reasonAfter(refusal) ?? record.reason, answeredAt: at }, version),
      noticeWrite(notice, at),
      auditWrite(deedEntry(record, { deed: 'consent.refused', by: { kind: 'browser' }, at, about })),
    ]);
    if (outcome === 'stale') continue;
    await deliver(deps, attempt.inboxId, notice);
    return { outcome: 'refused', view, refusal };
  }
}

function reasonAfter({ reason }: Refusal): LinkReason | undefined {
  return reason === 'wrong_account' || reason === 'permission_missing' ? reason : undefined;
}
