import { type Actor, inboxPartition } from '@reconnect/audit';
import type { Storage, Write } from '@reconnect/storage';
import { resealWrites } from '../deed-write.ts';
import { type Found, type GrantRecord, type InboxRecord, type RefreshRecord, readRecord } from '../records.ts';
import type { GrantVault, SealOwner } from './grant-vault.ts';
import { nextLook, type WakingClock } from './next-look.ts';

/** `current`: there was nothing (left) to do. `unreadable`: its key is gone, or it was altered. */
export type ResealOutcome = 'resealed' | 'current' | 'unreadable';

interface ResealDeps {
  readonly storage: Storage;
  readonly clock: WakingClock;
  readonly vault: GrantVault;
}

interface Sealed {
  readonly grant: Found<GrantRecord> | undefined;
  readonly refresh: Found<RefreshRecord> | undefined;
}

interface OwnedSeals extends Sealed {
  readonly owner: SealOwner;
  readonly inbox: InboxRecord;
}

/** Seals what is stored of one inbox with the newest key, in one commit; whoever was faster is looked at again. */
export function createReseal({ storage, clock, vault }: ResealDeps) {
  return async function reseal(inboxId: string, by: Actor): Promise<ResealOutcome> {
    for (;;) {
      const found = await look(inboxId);
      if (found === undefined || isCurrent(found)) return 'current';
      if (isBusy(found)) {
        await nextLook(clock);
        continue;
      }
      const grant = grantWrites(found, by);
      if (grant === undefined) return 'unreadable';
      const { outcome } = await storage.commit(inboxPartition(inboxId), [...grant, refreshWrite(found)]);
      if (outcome === 'saved') return 'resealed';
    }
  };

  async function look(inboxId: string): Promise<OwnedSeals | undefined> {
    const [inbox, grant, refresh] = await Promise.all([
      readRecord(storage, inboxId, 'inbox'),
      readRecord(storage, inboxId, 'grant'),
      readRecord(storage, inboxId, 'refresh'),
    ]);
    return inbox && { owner: { inboxId, workspace: inbox.value.workspace }, inbox: inbox.value, grant, refresh };
  }

  /** A refresh is under way. */
  function isBusy({ refresh }: Sealed): boolean {
    return (refresh?.value.lease?.until ?? 0) > clock.now();
  }

  function isCurrent({ grant, refresh }: Sealed): boolean {
    const seals = [grant?.value.sealed, refresh?.value.latest?.sealed];
    return seals.every((sealed) => sealed === undefined || vault.isCurrent(sealed));
  }

  /** `undefined` when the grant does not open. */
  function grantWrites({ owner, inbox, grant }: OwnedSeals, by: Actor): readonly Write[] | undefined {
    if (grant === undefined || vault.isCurrent(grant.value.sealed)) return [];
    const before = grant.value.sealed;
    const after = vault.reseal(before, owner);
    if (after === undefined) return undefined;
    return [
      { kind: 'put', name: 'grant', value: { ...grant.value, sealed: after }, expect: grant.version },
      ...resealWrites(owner, { by, at: clock.now(), provider: inbox.provider, before, after }),
    ];
  }

  /**
   * Written even where nothing of it changes: a refresh that began after we looked must make our commit stale. Otherwise
   * ours would make its own stale, and a token that the provider rotated would be lost.
   */
  function refreshWrite({ owner, refresh }: OwnedSeals): Write {
    if (refresh === undefined) return { kind: 'remove', name: 'refresh', expect: 0 };
    return { kind: 'put', name: 'refresh', value: renewedAccess(refresh.value, owner), expect: refresh.version };
  }

  /** Access that does not open is forgotten: the grant gives other access. */
  function renewedAccess({ latest, ...state }: RefreshRecord, owner: SealOwner): RefreshRecord {
    if (latest === undefined) return state;
    const sealed = vault.isCurrent(latest.sealed) ? latest.sealed : vault.reseal(latest.sealed, owner);
    return sealed === undefined ? state : { ...state, latest: { ...latest, sealed } };
  }
}
