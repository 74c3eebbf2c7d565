import type { SyncState } from './records.ts';

/** What Aptly may say of its import. */
export type ToldSync = Pick<SyncState, 'lastSuccessAt' | 'cursor' | 'watch' | 'lastError'>;

/**
 * The sync state after a put that told of it: what Aptly may say is replaced, what was noted here stays. Cursor and watch
 * that we placed stay too until a run since then, or a new grant: the sender may have read theirs before a reconnect.
 */
export function afterPut(stored: SyncState, told: ToldSync, isNewGrant: boolean): SyncState {
  const { lastReport, renewedAt, placedAt, cursor, watch } = stored;
  const noted = { ...(lastReport && { lastReport }), ...(renewedAt !== undefined && { renewedAt }) };
  const ranAt = told.lastSuccessAt ?? stored.lastSuccessAt;
  if (isNewGrant || placedAt === undefined || (ranAt !== undefined && isRunSince(placedAt, ranAt))) {
    return { ...told, ...noted };
  }
  const { cursor: _cursor, watch: _watch, ...rest } = told;
  return { ...rest, ...noted, placedAt, ...(cursor !== undefined && { cursor }), ...(watch && { watch }) };
}

/** Whether a run at that time, ISO 8601, can have begun at the cursor that is stored. */
export const isRunSince = (placedAt: string | undefined, ranAt: string): boolean =>
  placedAt === undefined || Date.parse(placedAt) <= Date.parse(ranAt);
