/** What was done to whose inbox, by whom and when. */
export { type Actor, type AuditEntry, type AuditedDeed, auditedDeeds } from './audit-entry.ts';
export {
  type AuditQuery,
  audit,
  auditOnceAMinute,
  auditWrite,
  countingAuditWrite,
  type News,
  type NewsDeed,
  type NewsEntry,
  readAuditLog,
  readNews,
} from './audit-log.ts';
export { inboxIn, inboxPartition } from './inbox-partition.ts';
