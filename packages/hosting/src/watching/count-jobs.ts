import type { Jobs } from '@reconnect/jobs';
import { Gauge, type Registry } from 'prom-client';

export interface CountedJobs {
  readonly registry: Registry;
  readonly jobs: Pick<Jobs, 'counts'>;
  readonly queues: readonly string[];
}

/** Asks the job engine, whenever the metrics are read, how many jobs wait, run and are dead. */
export function countJobs({ registry, jobs, queues }: CountedJobs): void {
  const gauge = new Gauge({
    name: 'reconnect_jobs',
    help: 'Jobs, by queue and state',
    labelNames: ['queue', 'state'],
    registers: [registry],
    async collect() {
      gauge.reset();
      // A queue that does not answer is left out, and the other metrics are told all the same; /readyz says it is away.
      await Promise.allSettled(
        queues.map(async (queue) => {
          const counts = await jobs.counts(queue);
          for (const [state, count] of Object.entries(counts)) gauge.set({ queue, state }, count);
        }),
      );
    },
  });
}
