import { inboxPartition } from '@reconnect/audit';
import { asJson, type Storage, type Write } from '@reconnect/storage';
import { sameMailbox } from '@reconnect/troubleshooting';
import { deedWrite, type InboxDeed, resealWrites } from './deed-write.ts';
import type { Grants, NewGrant } from './grants/grants.ts';
import { belongs, type InboxIndex, type IndexKey, indexKeys } from './inbox-index.ts';
import { peopleChange } from './people-change.ts';
import { type Found, type GrantRecord, type InboxRecord, readRecord, type SyncState } from './records.ts';
import { afterPut, type ToldSync } from './told-sync.ts';

export interface InboxInput extends InboxRecord {
  /** Left out: the stored one stays, unless the inbox is another mailbox by now. */
  readonly grant?: NewGrant;
  /** Left out: the stored one stays, likewise. */
  readonly sync?: ToldSync;
}

interface PutInboxDeps {
  readonly storage: Storage;
  readonly index: InboxIndex;
  readonly grants: Grants;
  readonly clock: { now(): number };
}

/** Creates or replaces an inbox. It is in the index before it exists, so a crash in between hides nobody's inbox. */
export function createPutInbox({ storage, index, grants, clock }: PutInboxDeps) {
  return async function putInbox(id: string, { grant, sync, ...inbox }: InboxInput): Promise<void> {
    const next = { grant, sync, inbox };
    const keys = indexKeys(inbox, grant?.subject);
    for (const key of keys) await index.add(key, id);
    const before = await commit(id, next);
    // Another put that took them out before this one brought them in may have dropped them since.
    for (const key of keys) if (!wasIn(before, key)) await index.add(key, id);
    await dropOld(id, next, before);
  };

  async function dropOld(id: string, { grant, inbox }: Next, before: Before): Promise<void> {
    if (before.inbox === undefined) return;
    const subject = before.grant?.value.subject;
    const keptSubject = grant === undefined && isSameMailbox(inbox, before.inbox) ? subject : grant?.subject;
    for (const key of indexKeys(before.inbox, subject)) {
      if (!belongs(inbox, keptSubject, key)) await index.drop(key, id, () => stillBelongs(id, key));
      // Earlier releases kept no index of subjects, so a kept grant may be missing there.
      else if (key.by === 'subject') await index.add(key, id);
    }
  }

  async function stillBelongs(id: string, key: IndexKey): Promise<boolean> {
    const [inbox, grant] = await Promise.all([readRecord(storage, id, 'inbox'), readRecord(storage, id, 'grant')]);
    return inbox !== undefined && belongs(inbox.value, grant?.value.subject, key);
  }

  async function commit(id: string, next: Next): Promise<Before> {
    for (;;) {
      const [before, stored, sync] = await Promise.all([
        readRecord(storage, id, 'inbox'),
        readRecord(storage, id, 'grant'),
        readRecord(storage, id, 'sync'),
      ]);
      const { outcome } = await storage.commit(inboxPartition(id), [
        { kind: 'put', name: 'inbox', value: next.inbox, expect: before?.version ?? 0 },
        ...syncWrites(next, before?.value, sync),
        ...grantWrites(id, next, { inbox: before?.value, grant: stored }),
        ...verdictWrites(next, before?.value),
        ...told(id, next, before?.value),
      ]);
      if (outcome === 'saved') return { inbox: before?.value, grant: stored };
    }
  }

  /** Nothing to account for where the same is said again, or only the sync state is another. */
  function told(id: string, { grant, inbox }: Next, before: InboxRecord | undefined): readonly Write[] {
    const entry = (what: Pick<InboxDeed, 'deed' | 'about'>) =>
      deedWrite({ inboxId: id, workspace: inbox.workspace }, { ...what, by: { kind: 'aptly' }, at: clock.now() });
    const { provider } = inbox;
    const reason = reasonToRegister(inbox, before, grant);
    const people = before && peopleChange(before, inbox);
    return [
      ...(reason === undefined ? [] : [entry({ deed: 'inbox.registered', about: { provider, reason } })]),
      ...(people === undefined ? [] : [entry({ deed: 'inbox.people_changed', about: { provider, ...people } })]),
    ];
  }

  function grantWrites(id: string, { grant, inbox }: Next, before: Before): readonly Write[] {
    const owner = { inboxId: id, workspace: inbox.workspace };
    const forgetAccess: Write = { kind: 'remove', name: 'refresh' };
    if (grant !== undefined) return [{ kind: 'put', name: 'grant', value: grants.fresh(grant, owner) }, forgetAccess];
    if (before.inbox === undefined || before.grant === undefined) return [];
    const expect = before.grant.version;
    if (!isSameMailbox(inbox, before.inbox)) return [{ kind: 'remove', name: 'grant', expect }, forgetAccess];
    const value = grants.rebound(before.grant.value, { ...owner, workspace: before.inbox.workspace }, owner);
    const seals = { before: before.grant.value.sealed, after: value.sealed };
    const kept: readonly Write[] = [
      { kind: 'put', name: 'grant', value, expect },
      ...resealWrites(owner, { by: { kind: 'assistant' }, at: clock.now(), provider: inbox.provider, ...seals }),
    ];
    return before.inbox.workspace === inbox.workspace ? kept : [...kept, forgetAccess];
  }
}

const wasIn = ({ inbox, grant }: Before, key: IndexKey): boolean =>
  inbox !== undefined && belongs(inbox, grant?.value.subject, key);

/** Where the import stood in another mailbox says nothing of this one. */
function syncWrites(
  { grant, sync, inbox }: Next,
  before: InboxRecord | undefined,
  stored: Found<SyncState> | undefined,
) {
  const isKnown = isSameMailbox(inbox, before);
  if (sync === undefined) return isKnown ? [] : [{ kind: 'remove', name: 'sync' } as const];
  const value = isKnown ? afterPut(stored?.value ?? {}, sync, grant !== undefined) : sync;
  return [{ kind: 'put', name: 'sync', value: asJson(value), expect: stored?.version ?? 0 } as const];
}

/** What was found of another mailbox, and perhaps written down after that was removed, says nothing of this one. */
function verdictWrites({ inbox }: Next, before: InboxRecord | undefined): readonly Write[] {
  return isSameMailbox(inbox, before) ? [] : [{ kind: 'remove', name: 'verdict' }];
}

/**
 * By what it is called: whether another address is a new name of the same account or another person's mailbox, only a new
 * grant can tell, and until then nobody is given the old one's mail.
 */
function isSameMailbox({ provider, address }: InboxRecord, before: InboxRecord | undefined): boolean {
  return before?.provider === provider && sameMailbox(provider, address, before.address);
}

function reasonToRegister(inbox: InboxRecord, before: InboxRecord | undefined, grant: NewGrant | undefined) {
  if (before === undefined) return 'new';
  if (before.provider !== inbox.provider) return 'other_provider';
  if (before.workspace !== inbox.workspace) return 'other_workspace';
  if (before.address.toLowerCase() !== inbox.address.toLowerCase()) return 'other_address';
  return grant === undefined ? undefined : 'new_grant';
}

interface Next {
  readonly sync: ToldSync | undefined;
  readonly grant: NewGrant | undefined;
  readonly inbox: InboxRecord;
}

interface Before {
  readonly inbox: InboxRecord | undefined;
  readonly grant: Found<GrantRecord> | undefined;
}
