import { inboxPartition } from '@reconnect/audit';
import { asJson, type Put } from '@reconnect/storage';
import type { Inbox } from '@reconnect/troubleshooting';
import type { ReconnectFlowDeps } from '../flow-ports.ts';
import { deliver, noticeName, noticeWrite } from './notices.ts';

/** A reconnected inbox whose mail Aptly has yet to import; in the inbox's partition. */
export type AwaitedImport = {
  readonly conversation: string;
  readonly inbox: Inbox;
  /** The key of the notice that tells of the reconnect. */
  readonly key: string;
  /** When the grant was committed, in milliseconds since 1970. */
  readonly since: number;
};

/** What Aptly's sync engine saw, as far as it matters here; `at` is ISO 8601. */
export interface ImportReport {
  readonly at: string;
  readonly ok: boolean;
  /** How many messages it imported. */
  readonly imported?: number;
}

export const importName = 'import';
/** An import that takes longer than this is no news any more, in milliseconds. */
const awaitedFor = 24 * 3_600_000;

/** Belongs into the commit of the grant. A later reconnect waits anew. */
export function awaitImport(awaited: AwaitedImport): Put {
  return { kind: 'put', name: importName, value: asJson(awaited), expiresAt: awaited.since + awaitedFor };
}

/**
 * Tells the conversation of a reconnect once that Aptly imports again: the wait ends in the commit that writes the
 * notice. Resolves with whether this report was the one. A failed import, and one from before the reconnect, change
 * nothing: the next report may say otherwise.
 */
export async function confirmImport(deps: ReconnectFlowDeps, inboxId: string, report: ImportReport): Promise<boolean> {
  if (!report.ok) return false;
  const partition = inboxPartition(inboxId);
  const [found, account] = await Promise.all([deps.storage.read(partition, importName), deps.inboxes.account(inboxId)]);
  if (found === undefined) return false;
  const { conversation, inbox, key, since } = found.value as unknown as AwaitedImport;
  if (Date.parse(report.at) <= since) return false;
  // Under this id there may be another mailbox by now, which is nobody's business in that conversation.
  if (account?.address.toLowerCase() !== inbox.address.toLowerCase()) return false;
  const { imported, at: importedAt } = report;
  const event = { type: 'import.confirmed', inbox, ...(imported !== undefined && { imported }), importedAt } as const;
  const notice = { key: `${key}:imported`, conversation, event };
  const { outcome } = await deps.storage.commit(partition, [
    { kind: 'remove', name: importName, expect: found.version },
    noticeWrite(notice, deps.clock.now()),
  ]);
  // Stale: another report was faster, or the inbox was reconnected again just now.
  if (outcome === 'stale') return false;
  // Not ahead of the news that it follows on: while that is still undelivered, a sweep delivers both, in order.
  const ahead = await deps.storage.read(partition, noticeName(key));
  if (ahead === undefined) await deliver(deps, inboxId, notice);
  return true;
}
