import { setTimeout } from 'node:timers/promises';
import { Worker as BullWorker, type IRedisClient, UnrecoverableError } from 'bullmq';
import { deathsAllowed, memory } from '../engine-options.ts';
import { GiveUp } from '../errors.ts';
import type { Run, Worker } from '../jobs.ts';
import { reasonOf } from '../reason-of.ts';
import { retryDelay, singleAttempt } from '../retry-policy.ts';
import { type Content, forgetDeaths } from './bull-queue.ts';
import { idOf, queueName } from './names.ts';

/** How long a worker that lost Redis waits before it asks again, in milliseconds. */
const breather = 1_000;

export interface WorkerSettings {
  readonly connection: IRedisClient;
  /** What every key begins with; left out: BullMQ's own word. */
  readonly prefix?: string;
  readonly queue: string;
  readonly handler: (run: Run) => Promise<void>;
  readonly concurrency: number;
  readonly lease: number;
  readonly onError: (problem: unknown) => void;
}

/** Starts a worker, and starts over for as long as Redis leaves in the middle of it. */
export function startWorker(settings: WorkerSettings): Worker {
  const { onError } = settings;
  let closing = false;
  let worker = createWorker(settings);

  const begin = async () => {
    while (!closing && !(await isReady(worker))) {
      // A worker whose first questions failed never recovers, and would spin.
      await worker.close(true);
      await setTimeout(breather);
      if (!closing) worker = createWorker(settings);
    }
    if (!closing) await worker.run();
  };
  begin().catch(onError);
  return {
    close() {
      closing = true;
      return worker.close();
    },
  };
}

/** Why it is not, BullMQ tells `onError`. */
function isReady(worker: BullWorker<Content>): Promise<boolean> {
  return worker.waitUntilReady().then(
    () => true,
    () => false,
  );
}

function createWorker({
  connection,
  prefix,
  queue,
  handler,
  concurrency,
  lease,
  onError,
}: WorkerSettings): BullWorker<Content> {
  const worker = new BullWorker<Content>(
    queueName(queue),
    async (job) => {
      const { id = '', data, attemptsMade, stalledCounter } = job;
      try {
        await handler({ id: idOf(id), payload: data.payload, attempt: attemptsMade + 1 });
      } catch (problem) {
        if (stalledCounter > 0) await forgetDeaths(worker, job).catch(onError);
        throw toFailure(problem);
      }
    },
    {
      connection,
      ...(prefix !== undefined && { prefix }),
      autorun: false,
      concurrency,
      lockDuration: lease,
      stalledInterval: lease,
      maxStalledCount: deathsAllowed,
      runRetryDelay: breather,
      removeOnComplete: { age: memory / 1_000 },
      settings: {
        // biome-ignore lint/complexity/useMaxParams: BullMQ's signature
        backoffStrategy: (failures, _type, _problem, job) => retryDelay(job?.data.retry ?? singleAttempt, failures),
      },
    },
  );
  worker.on('error', onError);
  return worker;
}

/** In the words of BullMQ, which wants errors, and one of its own for a job that is not to be retried. */
function toFailure(problem: unknown): Error {
  if (problem instanceof GiveUp) return new UnrecoverableError(problem.message);
  return problem instanceof Error ? problem : new Error(reasonOf(problem));
}
