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
  /** Side by side with the look, and no reason for it to fail: this is but a label. */
  const providerOf = (inboxId: string) =>
    inboxes.facts(inboxId).then(
      (facts) => facts?.provider ?? 'unknown',
      () => 'unknown' as const,
    );
  const watched =
    (look: Diagnosis['diagnose']): Diagnosis['diagnose'] =>
    async (request) => {
      const { inboxId } = request;
      const [verdict, provider] = await Promise.all([look(request), providerOf(inboxId)]);
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
