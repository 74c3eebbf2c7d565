import type { WireAnswer } from '../answer.ts';
import { isObject, numeric, written } from '../reading/plain-object.ts';
import type { InboxFacts, SyncPlace } from '../records.ts';
import type { Judgement } from '../rules/judge.ts';
import { judgeReported } from '../rules/sync-rules.ts';
import { type Finding, findingOf } from '../verdicts/verdict-of.ts';

/** An engine that has said nothing for this long after sync was set up anew was not helped by it. Milliseconds. */
const triesWithin = 60 * 60_000;

export interface ReportedSync {
  readonly facts: Pick<InboxFacts, 'provider' | 'sync' | 'grantObtainedAt'>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

function wireAnswer(error: Readonly<Record<string, unknown>>): WireAnswer {
  const status = numeric(error['status']) ?? numeric(error['statusCode']);
  const code =
    error['network_code'] ?? (status === undefined && error['error'] === undefined ? error['code'] : undefined);
  if (typeof code === 'string') return { kind: 'network', code };
  const { headers, body } = error;
  const texts = isObject(headers)
    ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, written(value)]))
    : {};
  return { kind: 'http', status: status ?? 0, headers: texts, body: body ?? error };
}

/** An error may be an answer, an answer under `http`, the engine's own words, or nothing at all. */
function reportedAnswer(error: unknown): WireAnswer {
  const answer = isObject(error) && isObject(error['http']) ? error['http'] : error;
  return isObject(answer) ? wireAnswer(answer) : { kind: 'http', status: 0, headers: {}, body: answer ?? '' };
}

/** The run was with another grant: a report may arrive after the reconnect that it was before. */
function isOfAnEarlierGrant({ sync: { lastReport }, grantObtainedAt }: ReportedSync['facts']): boolean {
  if (lastReport === undefined || grantObtainedAt === undefined) return false;
  return Date.parse(lastReport.at) < Date.parse(grantObtainedAt);
}

/** Sync was set up anew, and the engine has told of no run since: what it reported was before. */
function isToTry({ lastReport, renewedAt }: SyncPlace, now: number): boolean {
  if (renewedAt === undefined) return false;
  const renewed = Date.parse(renewedAt);
  const hasTried = lastReport !== undefined && Date.parse(lastReport.at) > renewed;
  return !hasTried && now - renewed < triesWithin;
}

/** What is left of a wait that was named then; once it is over, it is not named. */
function leftOf({ retryAfterSeconds: named, ...judgement }: Judgement, elapsed: number): Judgement {
  const left = named === undefined ? 0 : Math.ceil(named - elapsed / 1000);
  return left > 0 ? { ...judgement, retryAfterSeconds: left } : judgement;
}

/** That Aptly's sync engine could not fetch mail when it last tried, and what that comes to; nothing where it could. */
export function judgeSyncReport({ facts, now }: ReportedSync): Finding | undefined {
  const { lastError, lastReport } = facts.sync;
  if (lastError === undefined || isOfAnEarlierGrant(facts)) return undefined;
  // The engine's clock may be ahead of ours.
  const told = lastReport?.ok === false ? Math.min(Date.parse(lastReport.at), now) : now;
  const answer = reportedAnswer(lastError);
  const found = findingOf({ provider: facts.provider, stage: 'mailbox_read', answer, now: told });
  return {
    ...found,
    judgement: judgeReported({ reads: leftOf(found.judgement, now - told), isToTry: isToTry(facts.sync, now) }),
    evidence: { ...found.evidence, stage: 'sync_report' },
  };
}
