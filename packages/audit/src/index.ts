/** What was done to whose inbox, by whom and when. */
export { type Actor, type AuditEntry, type AuditedDeed, auditedDeeds } from './audit-entry.ts';
export {
  type AuditQuery,
  audit,
  auditWrite,
  isNews,
  type NewsDeed,
  newsDeeds,
  newsQueue,
  readAuditLog,
} from './audit-log.ts';
