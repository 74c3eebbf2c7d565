import type { Log } from '@reconnect/assistant';
import type { Diagnosis } from '@reconnect/diagnosis';
import type { Inboxes } from '@reconnect/inboxes';
import type { Metrics } from './metrics.ts';

export interface DiagnosisWatch {
  readonly metrics: Pick<Metrics, 'verdicts'>;
  readonly log: Pick<Log, 'info'>;
  /** Knows whose provider's verdict it is. */
  readonly inboxes: Pick<Inboxes, 'facts'>;
}

/** Counts and logs each verdict that somebody is given; an outage is saved twice before it is one. */
export function watchDiagnosis(diagnosis: Diagnosis, { metrics, log, inboxes }: DiagnosisWatch): Diagnosis {
  const watched =
    (look: Diagnosis['diagnose']): Diagnosis['diagnose'] =>
    async (request) => {
      const { inboxId } = request;
      const provider = (await inboxes.facts(inboxId))?.provider ?? 'unknown';
      const verdict = await look(request);
      const { cause, rule, certainty } = verdict;
      metrics.verdicts.inc({ provider, cause });
      log.info({ inbox: inboxId, cause, rule, certainty }, 'diagnosed');
      return verdict;
    };
  return {
    ...diagnosis,
    diagnose: watched(diagnosis.diagnose),
    restartSync: watched(diagnosis.restartSync),
  };
}
