/** The registry of connected inboxes, their sealed grants, and access to their mailboxes. */
export { InboxesError, type InboxesErrorCode } from './errors.ts';
export type { Exchange, ExchangeOutcome } from './grants/exchange.ts';
export { type AccessGate, createGrantAccess, type GrantAccess } from './grants/grant-access.ts';
export { type GrantKeys, parseGrantKeys } from './grants/grant-keys.ts';
export { createGrantSeals, type GrantSeals, type SealCount } from './grants/grant-seals.ts';
export { createGrantVault, type GrantVault, keyIdOf, type SealOwner } from './grants/grant-vault.ts';
export type { GrantCommit, NewGrant } from './grants/grants.ts';
export type { ResealOutcome } from './grants/reseal.ts';
export type { InboxAccount, InboxFacts, InboxView } from './inbox-views.ts';
export { createInboxes, type Inboxes } from './inboxes.ts';
export type { InboxInput } from './put-inbox.ts';
export type { SyncState } from './records.ts';
export type { SyncReport } from './sync-report.ts';
