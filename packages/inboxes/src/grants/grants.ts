import { randomUUID } from 'node:crypto';
import { inboxPartition } from '@reconnect/audit';
import { asJson, type Storage, type Write } from '@reconnect/storage';
import { deedWrite } from '../deed-write.ts';
import { type Found, type GrantRecord, type InboxRecord, readRecord, revisionOf, type SyncState } from '../records.ts';
import type { GrantKeys } from './grant-keys.ts';
import { createGrantVault, type SealOwner } from './grant-vault.ts';

/** What a provider gave for an inbox. */
export interface NewGrant {
  readonly refreshToken: string;
  readonly scopes: readonly string[];
  /** Google `sub`, Microsoft `oid.tid`: the account, whatever its address becomes. */
  readonly subject?: string;
}

/** A grant with its secret in the clear: hand it on to the provider, never to a log, an error or a record. */
export interface OpenGrant extends NewGrant {
  readonly owner: SealOwner;
  readonly inbox: InboxRecord;
  readonly record: GrantRecord;
  readonly version: number;
}

/** A verified consent, ready to take the old grant's place. */
export interface GrantCommit extends NewGrant {
  readonly sync: SyncState;
  /** The inbox's `revision` that the consent was verified against, and `sync` was made from. */
  readonly expect: string;
  /** Written in the same commit, into the inbox's partition; its conditions hold for the grant too. */
  readonly also?: readonly Write[];
}

/** The stored grants, sealed. */
export interface Grants {
  open(inboxId: string): Promise<OpenGrant | undefined>;
  /** The record of a grant nobody had before. */
  fresh(grant: NewGrant, owner: SealOwner): GrantRecord;
  /**
   * The same grant after the inbox moved or the key aged: unchanged unless it has to be sealed anew. Where its key is gone it
   * stays as it is; throws `sealed-grant` only if the inbox moved, as it would never open again.
   */
  rebound(record: GrantRecord, from: SealOwner, to: SealOwner): GrantRecord;
  /** Replaces grant and sync state in one commit; unless it was `saved`, the old grant stays byte for byte. */
  commit(inboxId: string, next: GrantCommit): Promise<'saved' | 'stale'>;
  /**
   * Remembers that the grant of that consent was given back to the provider; what is stored of it is of no use any more. `also` is
   * written into the inbox's partition in any case: in the same commit, where a grant is left to be marked.
   */
  markRevoked(inboxId: string, consent: string | undefined, also?: readonly Write[]): Promise<void>;
  seal(secret: string, owner: SealOwner): string;
  unseal(sealed: string, owner: SealOwner): string;
  /** Whether the newest key sealed it. */
  isCurrent(sealed: string): boolean;
}

export function createGrants(storage: Storage, clock: { now(): number }, keys: GrantKeys): Grants {
  const vault = createGrantVault(keys);

  function fresh(grant: NewGrant, owner: SealOwner): GrantRecord {
    return {
      sealed: vault.seal(grant.refreshToken, owner),
      scopes: [...grant.scopes],
      ...(grant.subject !== undefined && { subject: grant.subject }),
      consent: randomUUID(),
      obtainedAt: clock.now(),
    };
  }

  /** An inbox is disconnected once, however often its grant is found dead. */
  function deathWrites(owner: SealOwner, { provider }: InboxRecord, grant: Found<GrantRecord>): readonly Write[] {
    const { deadSince = clock.now() } = grant.value;
    const about = { provider, reason: 'given_back' };
    const disconnected = { deed: 'inbox.disconnected', by: { kind: 'assistant' }, at: deadSince, about } as const;
    return [
      { kind: 'put', name: 'grant', value: { ...grant.value, deadSince }, expect: grant.version },
      { kind: 'remove', name: 'refresh' },
      ...(grant.value.deadSince === undefined ? [deedWrite(owner, disconnected)] : []),
    ];
  }

  return {
    fresh,
    async open(inboxId) {
      const [inbox, grant] = await Promise.all([
        readRecord(storage, inboxId, 'inbox'),
        readRecord(storage, inboxId, 'grant'),
      ]);
      if (inbox === undefined || grant === undefined) return undefined;
      const { sealed, scopes, subject } = grant.value;
      const owner = { inboxId, workspace: inbox.value.workspace };
      const refreshToken = vault.open(sealed, owner);
      const open = { refreshToken, scopes, owner, inbox: inbox.value, record: grant.value, version: grant.version };
      return subject === undefined ? open : { ...open, subject };
    },
    rebound(record, from, to) {
      if (from.workspace !== to.workspace)
        return { ...record, sealed: vault.seal(vault.open(record.sealed, from), to) };
      const resealed = vault.isCurrent(record.sealed) ? undefined : vault.reseal(record.sealed, to);
      return resealed === undefined ? record : { ...record, sealed: resealed };
    },
    async commit(inboxId, next) {
      const [inbox, sync] = await Promise.all([
        readRecord(storage, inboxId, 'inbox'),
        readRecord(storage, inboxId, 'sync'),
      ]);
      if (inbox === undefined || revisionOf(inbox, sync) !== next.expect) return 'stale';
      const placedAt = new Date(clock.now()).toISOString();
      const { outcome } = await storage.commit(inboxPartition(inboxId), [
        // Rewriting the inbox itself is what makes a removal or a change of its account since the check refuse this.
        { kind: 'put', name: 'inbox', value: inbox.value, expect: inbox.version },
        { kind: 'put', name: 'grant', value: fresh(next, { inboxId, workspace: inbox.value.workspace }) },
        { kind: 'put', name: 'sync', value: asJson({ ...next.sync, placedAt }), expect: sync?.version ?? 0 },
        { kind: 'remove', name: 'refresh' },
        ...(next.also ?? []),
      ]);
      return outcome;
    },
    async markRevoked(inboxId, consent, also = []) {
      for (;;) {
        const [inbox, grant] = await Promise.all([
          readRecord(storage, inboxId, 'inbox'),
          readRecord(storage, inboxId, 'grant'),
        ]);
        // Rotated meanwhile, it is the same grant; of another consent, it is not the one that was given back.
        const isSame = inbox !== undefined && grant !== undefined && grant.value.consent === consent;
        const marks = isSame ? deathWrites({ inboxId, workspace: inbox.value.workspace }, inbox.value, grant) : [];
        const { outcome } = await storage.commit(inboxPartition(inboxId), [...marks, ...also]);
        if (outcome === 'saved') return;
      }
    },
    seal: vault.seal,
    unseal: vault.open,
    isCurrent: vault.isCurrent,
  };
}
