import { inboxPartition } from '@reconnect/audit';
import { asJson, type Json, type Storage } from '@reconnect/storage';
import type { Provider, Verdict } from '@reconnect/troubleshooting';

/** The provider's push registration; `expiresAt` is ISO 8601. */
export interface Watch {
  readonly id?: string;
  readonly expiresAt?: string;
}

/** Where Aptly's import stands. Times are ISO 8601. */
export interface SyncState {
  readonly lastSuccessAt?: string;
  /**
   * Gmail's history id or Graph's delta link, opaque. One that replaced a lost one is Gmail's newest: what came since
   * `lastSuccessAt` is then for Aptly's engine to find (see the README).
   */
  readonly cursor?: string;
  readonly watch?: Watch;
  /** When sync was set up anew last, other than by a reconnect. */
  readonly renewedAt?: string;
  /** When a reconnect or a repair left cursor and watch as it found right: what Aptly tells of earlier runs undoes neither. */
  readonly placedAt?: string;
  /** As on the wire. */
  readonly lastError?: Json;
  readonly lastReport?: { readonly at: string; readonly ok: boolean; readonly imported?: number };
}

export type InboxRecord = {
  readonly workspace: string;
  readonly provider: Provider;
  readonly address: string;
  readonly ownerEmail: string;
  readonly memberEmails: readonly string[];
};

export type GrantRecord = {
  /** The sealed refresh token. */
  readonly sealed: string;
  readonly scopes: readonly string[];
  /** Google `sub`, Microsoft `oid.tid`. */
  readonly subject?: string;
  /** Names one consent: rotation keeps it, a reconnect changes it, and cached access is only good for its own. */
  readonly consent: string;
  /** Milliseconds since 1970. */
  readonly obtainedAt: number;
  /** When the provider said that it is dead, in milliseconds since 1970. */
  readonly deadSince?: number;
};

/** What one exchange told, and who is at the next one. */
export type RefreshRecord = {
  readonly consent: string;
  /** Until when the process named by `holder` may exchange alone, in milliseconds since 1970. */
  readonly lease?: { readonly holder: string; readonly until: number };
  /** The sealed outcome of the latest exchange: it holds an access token. */
  readonly latest?: { readonly sealed: string; readonly at: number };
};

export type Found<T> = { readonly value: T; readonly version: number };

/** What a consent builds on: another one as soon as the inbox itself or its sync state is. */
export const revisionOf = (inbox: Found<InboxRecord>, sync: Found<SyncState> | undefined): string =>
  `${inbox.version}.${sync?.version ?? 0}`;

interface Shapes {
  readonly inbox: InboxRecord;
  readonly grant: GrantRecord;
  readonly sync: SyncState;
  readonly verdict: Verdict;
  readonly refresh: RefreshRecord;
}

/** Reads one record of an inbox; only this package writes these names, so their shape is its own. */
export async function readRecord<N extends keyof Shapes>(
  storage: Storage,
  inboxId: string,
  name: N,
): Promise<Found<Shapes[N]> | undefined> {
  const record = await storage.read(inboxPartition(inboxId), name);
  return record && { value: record.value as Shapes[N], version: record.version };
}

/** Changes one record until no other process was faster; `change` sees what is there, if anything. */
export async function updateRecord<N extends 'sync' | 'verdict'>(
  storage: Storage,
  at: { readonly inboxId: string; readonly name: N },
  change: (current: Shapes[N] | undefined) => Shapes[N],
): Promise<void> {
  for (;;) {
    const [inbox, current] = await Promise.all([
      readRecord(storage, at.inboxId, 'inbox'),
      readRecord(storage, at.inboxId, at.name),
    ]);
    if (inbox === undefined) return;
    const { outcome } = await storage.commit(inboxPartition(at.inboxId), [
      { kind: 'put', name: at.name, value: asJson(change(current?.value)), expect: current?.version ?? 0 },
    ]);
    if (outcome === 'saved') return;
  }
}
