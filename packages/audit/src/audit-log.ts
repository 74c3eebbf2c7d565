import { randomBytes } from 'node:crypto';
import type { Json, Put, Storage } from '@reconnect/storage';
import type { AuditEntry, AuditedDeed } from './audit-entry.ts';

/** How long an entry is kept, in milliseconds: a year and the month in which it is audited. */
const keptFor = 400 * 24 * 3_600_000;

/** Entries of these deeds are news to Aptly; they stay in this index by due time until it was told. */
export const newsQueue = 'news';
export const newsDeeds = ['inbox.reconnected', 'inbox.disconnected', 'inbox.recovered'] as const;
export type NewsDeed = (typeof newsDeeds)[number];

export function isNews(entry: AuditEntry): entry is AuditEntry & { readonly deed: NewsDeed } {
  return (newsDeeds as readonly AuditedDeed[]).includes(entry.deed);
}

/**
 * The write that belongs into the same commit as the deed itself: then neither exists without the other, whenever a
 * process dies.
 */
export function auditWrite(entry: AuditEntry): Put {
  const at = Date.parse(entry.at);
  return {
    kind: 'put',
    name: `audit/${entry.at}/${randomBytes(6).toString('base64url')}`,
    value: entry as unknown as Json,
    expiresAt: at + keptFor,
    ...(isNews(entry) && { due: { queue: newsQueue, at } }),
  };
}

/** For deeds that change no record of ours. */
export async function audit(storage: Storage, entry: AuditEntry): Promise<void> {
  await storage.commit(entry.inbox === undefined ? 'audit' : `inbox:${entry.inbox}`, [auditWrite(entry)]);
}

export interface AuditQuery {
  readonly inbox?: string;
  readonly deed?: AuditedDeed;
  /** ISO 8601, both inclusive. */
  readonly since?: string;
  readonly until?: string;
}

/** The entries that fit, oldest first. Walks over the whole store: for an operator's question, not for a request. */
export async function readAuditLog(storage: Storage, query: AuditQuery = {}): Promise<readonly AuditEntry[]> {
  const found: AuditEntry[] = [];
  for await (const { record } of storage.scan('audit/')) {
    const entry = record.value as unknown as AuditEntry;
    if (fits(entry, query)) found.push(entry);
  }
  return found.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function fits({ at, inbox, deed }: AuditEntry, query: AuditQuery): boolean {
  const time = Date.parse(at);
  return (
    (query.inbox === undefined || inbox === query.inbox) &&
    (query.deed === undefined || deed === query.deed) &&
    (query.since === undefined || time >= Date.parse(query.since)) &&
    (query.until === undefined || time <= Date.parse(query.until))
  );
}
