import { randomUUID } from 'node:crypto';
import { GiveUp } from '../errors.ts';
import type { Clock, Run, Worker } from '../jobs.ts';
import { reasonOf } from '../reason-of.ts';
import { retryDelay } from '../retry-policy.ts';
import type { Ending, JobTable, TakenJob } from './job-table.ts';

/** The longest a timer is set for, in milliseconds: Node's own fire at once beyond 24.8 days. */
const longestWait = 24 * 3_600_000;

export interface WorkerSettings {
  readonly table: JobTable;
  readonly clock: Clock;
  readonly queue: string;
  readonly handler: (run: Run) => Promise<void>;
  readonly concurrency: number;
  readonly lease: number;
  readonly onError: (problem: unknown) => void;
}

export interface EmbeddedWorker extends Worker {
  readonly queue: string;
  /** Looks whether there is something to do; never throws. */
  wake(): void;
}

/** Takes the jobs of one queue as they fall due, and keeps the lease of those in hand. */
export function startWorker({
  table,
  clock,
  queue,
  handler,
  concurrency,
  lease,
  onError,
}: WorkerSettings): EmbeddedWorker {
  const held = new Map<string, Promise<void>>();
  let closing = false;
  let disarm = () => {};
  let renewAt = 0;

  const wake = () => {
    disarm();
    try {
      renewHeld();
      while (hasRoom() && takeOne());
      disarm = clock.after(Math.min(Math.max(nextTime() - clock.now(), 0), longestWait), wake);
    } catch (problem) {
      onError(problem);
    }
  };
  const hasRoom = () => !closing && held.size < concurrency;

  /** Before anything is taken: a process that slept past its own leases must not take its own jobs over. */
  const renewHeld = () => {
    const now = clock.now();
    if (now < renewAt) return;
    for (const id of held.keys()) table.renew(id, now + lease);
    renewAt = now + lease / 3;
  };

  const takeOne = (): boolean => {
    const now = clock.now();
    // Reading first keeps an idle worker from taking the write lock at every beat.
    if ((table.nextAt(queue) ?? Number.POSITIVE_INFINITY) > now) return false;
    const job = table.take(queue, { id: randomUUID(), now, until: now + lease });
    if (job === undefined) return false;
    const ended = carryOut(job).then(() => {
      held.delete(job.lease);
      wake();
    });
    held.set(job.lease, ended);
    return true;
  };

  const carryOut = async (job: TakenJob): Promise<void> => {
    const ending = await runOnce(job);
    try {
      table.settle(job.lease, ending);
    } catch (problem) {
      onError(problem);
    }
  };

  const runOnce = async ({ id, payload, failures, retry }: TakenJob): Promise<Ending> => {
    const attempt = failures + 1;
    try {
      // Not in this tick: whoever called wake (an add, a moved clock) must have finished first.
      await Promise.resolve();
      await handler({ id, payload, attempt });
      return { state: 'done', at: clock.now() };
    } catch (problem) {
      const reason = reasonOf(problem);
      if (problem instanceof GiveUp || attempt >= retry.attempts) return { state: 'dead', at: clock.now(), reason };
      return { state: 'waiting', at: clock.now() + retryDelay(retry, attempt), reason };
    }
  };

  const nextTime = () => {
    const renewal = held.size > 0 ? renewAt : Number.POSITIVE_INFINITY;
    return hasRoom() ? Math.min(renewal, table.nextAt(queue) ?? Number.POSITIVE_INFINITY) : renewal;
  };

  wake();
  return {
    queue,
    wake,
    async close() {
      closing = true;
      wake();
      await Promise.all(held.values());
      disarm();
    },
  };
}
