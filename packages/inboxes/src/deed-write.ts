import { type AuditEntry, auditWrite, countingAuditWrite } from '@reconnect/audit';
import type { Storage, Write } from '@reconnect/storage';
import { keyIdOf, type SealOwner } from './grants/grant-vault.ts';

export interface InboxDeed extends Pick<AuditEntry, 'deed' | 'by' | 'about'> {
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The audit entry of what was done to an inbox; it belongs into the commit of the deed. */
export function deedWrite(owner: SealOwner, deed: InboxDeed): Write {
  return auditWrite(entryOf(owner, deed));
}

/** The same of what is done every hour: counted in one entry a day. Made anew for each try of its commit. */
export function countingDeedWrite(storage: Storage, owner: SealOwner, deed: InboxDeed): Promise<Write> {
  return countingAuditWrite(storage, entryOf(owner, deed));
}

function entryOf({ inboxId, workspace }: SealOwner, { at, ...deed }: InboxDeed): AuditEntry {
  return { at: new Date(at).toISOString(), ...deed, inbox: inboxId, workspace };
}

interface Resealed extends Pick<InboxDeed, 'by' | 'at'> {
  readonly provider: string;
  /** Sealed texts. */
  readonly before: string;
  readonly after: string;
}

/** The audit entry of a grant that another key seals from now on; nothing where it is the same key. */
export function resealWrites(owner: SealOwner, { by, at, provider, before, after }: Resealed): readonly Write[] {
  const [from, to] = [keyIdOf(before), keyIdOf(after)];
  return from === to ? [] : [deedWrite(owner, { deed: 'grant.resealed', by, at, about: { provider, from, to } })];
}
