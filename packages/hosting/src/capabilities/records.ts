import type { Log } from '@reconnect/assistant';
import type { DiagnosisDeps } from '@reconnect/diagnosis';
import type { GrantAccess, Inboxes } from '@reconnect/inboxes';
import type { Metrics } from '../watching/metrics.ts';

export interface RecordNeeds {
  readonly inboxes: Inboxes;
  readonly access: GrantAccess;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** The registry as a diagnosis needs it; every verdict is counted and logged on its way. */
export function recordsOf({ inboxes, access, log, metrics }: RecordNeeds): DiagnosisDeps['records'] {
  return {
    facts: inboxes.facts,
    refresh: access.refresh,
    saveSync: inboxes.saveSync,
    recentFailures: inboxes.recentFailures,
    async saveVerdict(id, verdict) {
      const { cause, rule, certainty } = verdict;
      const provider = (await inboxes.facts(id))?.provider;
      metrics.verdicts.inc({ provider: provider ?? 'unknown', cause });
      log.info({ inbox: id, cause, rule, certainty }, 'diagnosed');
      await inboxes.saveVerdict(id, verdict);
    },
  };
}
