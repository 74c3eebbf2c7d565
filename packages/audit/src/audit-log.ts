import { randomBytes } from 'node:crypto';
import { asJson, type Put, type Storage } from '@reconnect/storage';
import type { AuditEntry, AuditedDeed } from './audit-entry.ts';
import { inboxPartition } from './inbox-partition.ts';

const day = 24 * 3_600_000;
/** How long an entry is kept, in milliseconds: a year and the month in which it is audited. */
const keptFor = 400 * day;
/** Access is given every hour to every inbox: kept for longer, its entries would be nearly all that the store holds. */
const accessKeptFor = 30 * day;
const minute = 60_000;

/** Entries of these deeds are news to Aptly; they stay in this index by due time until it was told. */
export const newsQueue = 'news';
export const newsDeeds = ['inbox.reconnected', 'inbox.disconnected', 'inbox.recovered'] as const;
export type NewsDeed = (typeof newsDeeds)[number];
export type NewsEntry = AuditEntry & { readonly deed: NewsDeed };

function isNews(entry: AuditEntry): entry is NewsEntry {
  return (newsDeeds as readonly AuditedDeed[]).includes(entry.deed);
}

/**
 * The write that belongs into the same commit as the deed itself: then neither exists without the other, whenever a
 * process dies.
 */
export function auditWrite(entry: AuditEntry): Put {
  return writeAs(`audit/${entry.at}/${randomBytes(6).toString('base64url')}`, entry);
}

/**
 * For deeds of every hour, in the commit of the deed as well: one entry counts those of a day (UTC) that are alike (deed,
 * kind of doer, workspace, `about`). That commit is stale where another process counted meanwhile; then this is to be asked
 * for again.
 */
export async function countingAuditWrite(storage: Pick<Storage, 'read'>, entry: AuditEntry): Promise<Put> {
  const { deed, by, workspace = '', about = {} } = entry;
  const kind = [deed, by.kind, workspace, ...Object.values(about)].join('/');
  const name = `audit/${startOf(day, entry)}/${kind}`;
  const found = await storage.read(partitionOf(entry), name);
  if (found === undefined) return { ...writeAs(name, entry), expect: 0 };
  const known = found.value as unknown as AuditEntry;
  const repeated = { times: (known.repeated?.times ?? 1) + 1, last: entry.at };
  return { ...writeAs(name, { ...known, repeated }), expect: found.version };
}

function writeAs(name: string, entry: AuditEntry): Put {
  const at = Date.parse(entry.repeated?.last ?? entry.at);
  return {
    kind: 'put',
    name,
    value: asJson(entry),
    expiresAt: at + (entry.deed === 'access.given' ? accessKeptFor : keptFor),
    ...(isNews(entry) && { due: { queue: newsQueue, at } }),
  };
}

/** ISO 8601: when the minute or day of an entry began, by the clock. */
function startOf(span: number, { at }: AuditEntry): string {
  return new Date(Math.floor(Date.parse(at) / span) * span).toISOString();
}

/** For deeds that change no record of ours. */
export async function audit(storage: Storage, entry: AuditEntry): Promise<void> {
  await storage.commit(partitionOf(entry), [auditWrite(entry)]);
}

/**
 * For deeds that anybody can do as often as they like: of those of one kind (deed, inbox, `about`) only the first of each
 * minute of the clock leaves an entry. A flood costs one read each, and a fixed number of entries.
 */
export async function auditOnceAMinute(storage: Storage, entry: AuditEntry): Promise<void> {
  const kind = [entry.deed, ...Object.values(entry.about ?? {})].join('/');
  const name = `audit/${startOf(minute, entry)}/${kind}`;
  const partition = partitionOf(entry);
  if ((await storage.read(partition, name)) !== undefined) return;
  // Stale: another process wrote the one of this minute just now.
  await storage.commit(partition, [{ ...writeAs(name, entry), expect: 0 }]);
}

function partitionOf({ inbox }: AuditEntry): string {
  return inbox === undefined ? 'audit' : inboxPartition(inbox);
}

/** An entry that Aptly is not yet certain to be told of. */
export interface News {
  readonly partition: string;
  readonly name: string;
  readonly entry: NewsEntry;
  /** Takes the mark off the entry; its commit is stale where another process was faster. */
  readonly unmark: Put;
}

/** The entries until `before` (milliseconds since 1970) that are still marked, the oldest first. Claims nothing. */
export async function readNews(storage: Storage, before: number, limit: number): Promise<readonly News[]> {
  const marked = await storage.due(newsQueue, before, limit);
  const found = await Promise.all(
    marked.map(async ({ partition, name }): Promise<readonly News[]> => {
      const record = await storage.read(partition, name);
      if (record === undefined) return [];
      const { value, version } = record;
      const entry = value as unknown as NewsEntry;
      const expiresAt = Date.parse(entry.at) + keptFor;
      return [{ partition, name, entry, unmark: { kind: 'put', name, value, expect: version, expiresAt } }];
    }),
  );
  return found.flat();
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

function fits({ at, inbox, deed, repeated }: AuditEntry, query: AuditQuery): boolean {
  const [first, last] = [Date.parse(at), Date.parse(repeated?.last ?? at)];
  return (
    (query.inbox === undefined || inbox === query.inbox) &&
    (query.deed === undefined || deed === query.deed) &&
    (query.since === undefined || last >= Date.parse(query.since)) &&
    (query.until === undefined || first <= Date.parse(query.until))
  );
}
