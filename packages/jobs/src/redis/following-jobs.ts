import { setTimeout } from 'node:timers/promises';
import type { EngineOptions } from '../engine-options.ts';
import { JobsError } from '../errors.ts';
import type { Jobs, Worker } from '../jobs.ts';
import { findNode, type Place } from './find-node.ts';
import { openNodeJobs } from './node-jobs.ts';

/** Between two looks for the node that holds the jobs, in milliseconds; a failover takes a cluster several seconds. */
const breather = 1_000;

type Order = Parameters<Jobs['work']>;

export interface FirstPlace extends Place {
  /** What led to the cluster: the last to be asked, when every node that was known is gone. */
  readonly address: string;
}

/** A worker that was asked for, and the one that does its work on the present node. */
interface Post {
  readonly order: Order;
  worker: Worker;
}

/**
 * The job engine on a cluster: on the one node that holds its keys, and on another one once that took them over. It asks
 * the other nodes after every trouble, for as long as there is some. A run on the old node is waited for, but its result
 * is lost with that node, so it runs again when its lease is over, as after any other crash.
 */
export async function openFollowingJobs(first: FirstPlace, options: Required<EngineOptions>): Promise<Jobs> {
  const { onError } = options;
  const suspecting = {
    ...options,
    onError(problem: unknown) {
      onError(problem);
      suspect();
    },
  };
  const posts = new Set<Post>();
  const left = new Set<Promise<void>>();
  let closing: Promise<void> | undefined;
  let look = Promise.resolve();
  // Whoever opens the engine is told of the trouble at its start.
  let isLooking = true;
  let place: Place = first;
  let engine = await openNodeJobs(place, suspecting);
  isLooking = false;

  function suspect(): void {
    if (isLooking || closing !== undefined) return;
    isLooking = true;
    look = follow().catch(onError);
    look
      .then(() => setTimeout(breather, undefined, { ref: false }))
      .then(() => {
        isLooking = false;
      })
      .catch(onError);
  }

  async function follow(): Promise<void> {
    const found = await presentPlace(place, first.address);
    if (found.url === place.url) {
      // The others may be other ones by now.
      place = found;
      return;
    }
    const next = await openNodeJobs(found, suspecting);
    if (closing !== undefined) return next.close();
    leave(engine);
    [engine, place] = [next, found];
    for (const post of posts) post.worker = engine.work(...post.order);
  }

  function leave(old: Jobs): void {
    const closed = old.close().catch(onError);
    left.add(closed);
    closed.then(() => left.delete(closed)).catch(onError);
  }

  const ask: Ask = async (question) => {
    try {
      return await question(engine);
    } catch (problem) {
      if (problem instanceof JobsError && problem.code === 'unreachable') suspect();
      throw problem;
    }
  };
  const drain = async () => {
    await look;
    await Promise.all([engine.close(), ...left]);
  };

  return {
    ...questionsTo(ask),
    work(...order) {
      const post: Post = { order, worker: engine.work(...order) };
      posts.add(post);
      return {
        async close() {
          posts.delete(post);
          await post.worker.close();
        },
      };
    },
    close() {
      closing ??= drain();
      return closing;
    },
  };
}

type Ask = <Answer>(question: (engine: Jobs) => Promise<Answer>) => Promise<Answer>;

function questionsTo(ask: Ask): Omit<Jobs, 'work' | 'close'> {
  return {
    add: (job) => ask((engine) => engine.add(job)),
    remove: (queue, id) => ask((engine) => engine.remove(queue, id)),
    dead: (queue, which) => ask((engine) => engine.dead(queue, which)),
    failing: (queue) => ask((engine) => engine.failing(queue)),
    retry: (queue, id) => ask((engine) => engine.retry(queue, id)),
    discard: (queue, id) => ask((engine) => engine.discard(queue, id)),
    forgetDone: (queue, fits) => ask((engine) => engine.forgetDone(queue, fits)),
    counts: (queue) => ask((engine) => engine.counts(queue)),
    ping: () => ask((engine) => engine.ping()),
  };
}

/** Not by the word of the node in question: cut off from the others, it would go on naming itself. */
function presentPlace({ others }: Place, address: string): Promise<Place> {
  return Promise.any(others.map(findNode)).catch(() => findNode(address));
}
