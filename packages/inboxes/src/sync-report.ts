import type { Json } from '@reconnect/storage';
import type { SyncState } from './records.ts';

/** One run of Aptly's sync engine over an inbox; `at` is ISO 8601. */
export interface SyncReport {
  readonly at: string;
  readonly ok: boolean;
  /** How many messages it imported. */
  readonly imported?: number;
  readonly cursor?: string;
  /** What the provider answered, as on the wire. */
  readonly error?: Json;
}

/** The sync state a report leads to; a report older than the latest one changes nothing. */
export function afterReport(sync: SyncState, report: SyncReport): SyncState {
  if (sync.lastReport !== undefined && Date.parse(report.at) < Date.parse(sync.lastReport.at)) return sync;
  const { lastError: _, ...rest } = sync;
  const { at, ok, imported, cursor, error } = report;
  return {
    ...rest,
    ...(ok ? { lastSuccessAt: at } : { lastError: error ?? null }),
    ...(ok && cursor !== undefined && { cursor }),
    lastReport: { at, ok, ...(imported !== undefined && { imported }) },
  };
}
