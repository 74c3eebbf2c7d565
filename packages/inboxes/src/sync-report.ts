import type { Json } from '@reconnect/storage';
import type { Verdict } from '@reconnect/troubleshooting';
import type { SyncState } from './records.ts';
import { isRunSince } from './told-sync.ts';

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

/**
 * The sync state a report leads to; a report older than the latest one changes nothing, and one of a run before we placed the
 * cursor brings none.
 */
export function afterReport(sync: SyncState, report: SyncReport): SyncState {
  if (sync.lastReport !== undefined && Date.parse(report.at) < Date.parse(sync.lastReport.at)) return sync;
  const { lastError: _, ...rest } = sync;
  const { at, ok, imported, cursor, error } = report;
  return {
    ...rest,
    ...(ok ? { lastSuccessAt: at } : { lastError: error ?? null }),
    ...(ok && cursor !== undefined && isRunSince(sync.placedAt, at) && { cursor }),
    lastReport: { at, ok, ...(imported !== undefined && { imported }) },
  };
}

/**
 * Whether a report is the first good one after something was wrong: a run that failed, or a verdict. A verdict stays
 * as it was, so it counts only where no good report came after it; one older than the verdict says nothing of it.
 */
export function isRecovery(sync: SyncState, report: SyncReport, verdict: Verdict | undefined): boolean {
  const at = Date.parse(report.at);
  const last = sync.lastReport;
  if (!report.ok || (last !== undefined && at < Date.parse(last.at))) return false;
  if (sync.lastError !== undefined || last?.ok === false) return true;
  if (verdict === undefined || verdict.cause === 'healthy') return false;
  const judged = Date.parse(verdict.checkedAt);
  return judged <= at && (last === undefined || Date.parse(last.at) < judged);
}
