import { randomUUID } from 'node:crypto';
import type { Queue, Job as QueuedJob } from 'bullmq';
import { systemClock } from '../clock.ts';
import type { DeadJob, FailingJob, Job, Jobs, Json, RetryPolicy } from '../jobs.ts';
import { singleAttempt } from '../retry-policy.ts';
import { idOf, jobId } from './names.ts';

/** What BullMQ keeps of a job. */
export interface Content {
  readonly payload: Json;
  readonly retry: RetryPolicy;
  /** Tells whoever added a job whether the one that is kept under its id is theirs. */
  readonly ticket: string;
}

const pageOfDone = 1_000;

type BullQueue = Queue<Content>;
type BullJob = QueuedJob<Content>;

/** BullMQ does not say whether it knew the id, and asking beforehand would be a race. */
export async function addTo(queue: BullQueue, { id, payload, runAt = 0, retry = singleAttempt }: Job) {
  const ticket = randomUUID();
  const { attempts } = retry;
  const delay = Math.max(0, runAt - systemClock.now());
  await queue.add(
    'job',
    { payload, retry, ticket },
    // Else Redis keeps the stack of each failed try; the reason of the last one is kept anyway.
    { jobId: jobId(id), delay, attempts, backoff: { type: 'policy' }, stackTraceLimit: 0 },
  );
  const kept = await queue.getJob(jobId(id));
  return kept === undefined || kept.data.ticket === ticket ? 'added' : 'known';
}

export async function removeFrom(queue: BullQueue, id: string): Promise<boolean> {
  const state = await queue.getJobState(jobId(id));
  return (state === 'waiting' || state === 'delayed') && (await queue.remove(jobId(id))) === 1;
}

export async function retryIn(queue: BullQueue, id: string): Promise<boolean> {
  const job = await queue.getJob(jobId(id));
  if (job === undefined) return false;
  return (await job.isFailed()) ? revive(queue, job) : job.attemptsMade > 0 && hasten(job);
}

async function revive(queue: BullQueue, job: BullJob): Promise<boolean> {
  await forgetDeaths(queue, job);
  return job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true }).then(
    () => true,
    async (problem: unknown) => {
      if (await job.isFailed()) throw problem;
      // Somebody else was faster.
      return false;
    },
  );
}

/** BullMQ counts over a job's whole life how often a worker died of it; only the deaths in a row say that it kills. */
export async function forgetDeaths(owner: Pick<BullQueue, 'backend' | 'toKey'>, { id = '' }: BullJob): Promise<void> {
  const client = await owner.backend.client;
  await client.hdel(owner.toKey(id), 'stc');
}

async function hasten(job: BullJob): Promise<boolean> {
  if (!(await job.isDelayed())) return false;
  return job.promote().then(
    () => true,
    async (problem: unknown) => {
      if (await job.isDelayed()) throw problem;
      return false;
    },
  );
}

export async function discardIn(queue: BullQueue, id: string): Promise<boolean> {
  const state = await queue.getJobState(jobId(id));
  return state === 'failed' && (await queue.remove(jobId(id))) === 1;
}

/** Read in pages, as a day's jobs may be many; removed afterwards, as a removal would move those of the next page. */
export async function forgetDoneIn(queue: BullQueue, fits: (payload: Json) => boolean): Promise<number> {
  const ids: string[] = [];
  for (let from = 0; ; from += pageOfDone) {
    const page = await queue.getCompleted(from, from + pageOfDone - 1);
    ids.push(...page.filter(({ data }) => fits(data.payload)).flatMap(({ id }) => (id === undefined ? [] : [id])));
    if (page.length < pageOfDone) break;
  }
  const removed = await Promise.all(ids.map((id) => queue.remove(id)));
  return removed.reduce((sum, count) => sum + count, 0);
}

export async function deadIn(queue: BullQueue, newest?: number): Promise<DeadJob[]> {
  const failed = await queue.getFailed(0, newest === undefined ? -1 : newest - 1);
  return failed
    .map(({ id = '', data, attemptsMade, failedReason, finishedOn = 0 }) => ({
      id: idOf(id),
      payload: data.payload,
      attempts: attemptsMade,
      reason: failedReason,
      diedAt: finishedOn,
    }))
    .sort((a, b) => a.diedAt - b.diedAt);
}

export async function failingIn(queue: BullQueue): Promise<FailingJob[]> {
  const delayed = await queue.getDelayed();
  return delayed
    .filter(({ attemptsMade }) => attemptsMade > 0)
    .map(({ id = '', attemptsMade, failedReason }) => ({ id: idOf(id), attempts: attemptsMade, reason: failedReason }));
}

export async function countIn(queue: BullQueue): ReturnType<Jobs['counts']> {
  const counts = await queue.getJobCounts('wait', 'delayed', 'active', 'failed');
  const { wait = 0, delayed = 0, active = 0, failed = 0 } = counts;
  return { waiting: wait, delayed, running: active, dead: failed };
}
