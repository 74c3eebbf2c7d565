import { defaults, type EngineOptions } from '../engine-options.ts';
import { JobsError } from '../errors.ts';
import type { Clock, Jobs } from '../jobs.ts';
import { openJobTable } from './job-table.ts';
import { type EmbeddedWorker, startWorker } from './start-worker.ts';

/**
 * How often a worker looks for jobs that other processes added, in milliseconds. It is a pulse and no reading of the
 * time, so it does not come from the injected clock: moved by a week, that one would beat two million times.
 */
const pulse = 250;

export interface EmbeddedOptions extends EngineOptions {
  readonly clock: Clock;
}

/**
 * Opens the job engine in one SQLite file, which several processes of one machine and other tables may share;
 * `:memory:` ends with the process. Throws `JobsError` when the file cannot be opened.
 */
export function openEmbeddedJobs(path: string, options: EmbeddedOptions): Jobs {
  const { clock, lease, onError } = { ...defaults, ...options };
  const table = openJobTable(path);
  const workers = new Set<EmbeddedWorker>();
  const wake = (queue?: string) => {
    for (const worker of workers) if (queue === undefined || worker.queue === queue) worker.wake();
  };
  const beat = path === ':memory:' ? undefined : setInterval(wake, pulse);
  beat?.unref();
  let closing: Promise<void> | undefined;
  const drain = async () => {
    await Promise.all([...workers].map((worker) => worker.close()));
    clearInterval(beat);
    table.close();
  };

  return {
    async add(job) {
      const added = table.insert(job, clock.now());
      if (added) wake(job.queue);
      return added ? 'added' : 'known';
    },
    async remove(queue, id) {
      return table.remove(queue, id);
    },
    work(queue, handler, { concurrency = 1 } = {}) {
      if (closing !== undefined) throw new JobsError('closed', 'The job engine is closed.');
      const worker = startWorker({ table, clock, queue, handler, concurrency, lease, onError });
      workers.add(worker);
      return {
        async close() {
          await worker.close();
          workers.delete(worker);
        },
      };
    },
    async dead(queue, { newest } = {}) {
      return table.dead(queue, newest);
    },
    async failing(queue) {
      return table.failing(queue, clock.now());
    },
    async retry(queue, id) {
      const place = { queue, id, now: clock.now() };
      const retried = table.revive(place) || table.hasten(place);
      if (retried) wake(queue);
      return retried;
    },
    async discard(queue, id) {
      return table.discard(queue, id);
    },
    async forgetDone(queue, fits) {
      return table.forgetDone(queue, fits);
    },
    async counts(queue) {
      return table.counts(queue, clock.now());
    },
    async ping() {
      table.counts('', clock.now());
    },
    close() {
      closing ??= drain();
      return closing;
    },
  };
}
