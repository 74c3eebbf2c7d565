import { Queue } from 'bullmq';
import type { EngineOptions } from '../engine-options.ts';
import { JobsError } from '../errors.ts';
import type { Jobs, Worker } from '../jobs.ts';
import {
  addTo,
  type Content,
  countIn,
  deadIn,
  discardIn,
  failingIn,
  forgetDoneIn,
  removeFrom,
  retryIn,
} from './bull-queue.ts';
import { connect } from './connect.ts';
import type { Place } from './find-node.ts';
import { queueName } from './names.ts';
import { startWorker } from './start-worker.ts';

/** The job engine on one node. Rejected with `JobsError('unreachable')` when that cannot be reached. */
export async function openNodeJobs(node: Place, { lease, onError: tell }: Required<EngineOptions>): Promise<Jobs> {
  const { commands, workers, onError } = await connect(node, tell);
  const place = node.prefix === undefined ? {} : { prefix: node.prefix };
  const queues = new Map<string, Queue<Content>>();
  const running = new Set<Worker>();
  const pending = new Set<Promise<unknown>>();
  let closed = false;

  const queueOf = (name: string): Queue<Content> => {
    const known = queues.get(name);
    if (known !== undefined) return known;
    // Waiting for Redis, or asking for its version, would break for good a queue that is first used during an outage.
    const settings = { connection: commands.adapter, skipWaitingForReady: true, skipVersionCheck: true, ...place };
    const queue = new Queue<Content>(queueName(name), settings);
    queue.on('error', onError);
    queues.set(name, queue);
    return queue;
  };
  const ask = async <Answer>(question: () => Promise<Answer>): Promise<Answer> => {
    if (closed) throw new JobsError('closed', 'The job engine is closed.');
    const answer = question();
    pending.add(answer);
    try {
      return await answer;
    } catch (problem) {
      throw unreachable(problem);
    } finally {
      pending.delete(answer);
    }
  };

  let closing: Promise<void> | undefined;
  const drain = async () => {
    commands.stayAway();
    workers.stayAway();
    await Promise.all([...running].map((worker) => worker.close()));
    closed = true;
    await Promise.allSettled(pending);
    await Promise.all([...queues.values()].map((queue) => queue.close()));
    commands.destroy();
    workers.destroy();
  };

  return {
    add: (job) => ask(() => addTo(queueOf(job.queue), job)),
    remove: (queue, id) => ask(() => removeFrom(queueOf(queue), id)),
    work(queue, handler, { concurrency = 1 } = {}) {
      if (closing !== undefined) throw new JobsError('closed', 'The job engine is closed.');
      const worker = startWorker({
        connection: workers.adapter,
        ...place,
        queue,
        handler,
        concurrency,
        lease,
        onError,
      });
      running.add(worker);
      return {
        async close() {
          await worker.close();
          running.delete(worker);
        },
      };
    },
    dead: (queue, { newest } = {}) => ask(() => deadIn(queueOf(queue), newest)),
    failing: (queue) => ask(() => failingIn(queueOf(queue))),
    retry: (queue, id) => ask(() => retryIn(queueOf(queue), id)),
    discard: (queue, id) => ask(() => discardIn(queueOf(queue), id)),
    forgetDone: (queue, fits) => ask(() => forgetDoneIn(queueOf(queue), fits)),
    counts: (queue) => ask(() => countIn(queueOf(queue))),
    ping: () => ask(commands.ping),
    close() {
      closing ??= drain();
      return closing;
    },
  };
}

const unreachable = (problem: unknown) =>
  new JobsError('unreachable', 'Redis does not answer the job engine.', { cause: problem });
