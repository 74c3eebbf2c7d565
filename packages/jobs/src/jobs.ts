/** Anything that survives `JSON.stringify` unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** Time as the engine sees it; a test's or the playground's clock can be moved by hand. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `wake` once, `delay` milliseconds from now; the returned function calls it off. */
  after(delay: number, wake: () => void): () => void;
}

/** What is to be done, once. */
export interface Job {
  readonly queue: string;
  /** Decides sameness: a second `add` of the same id in the same queue changes nothing. */
  readonly id: string;
  readonly payload: Json;
  /** Not before this time, in milliseconds since 1970; left out: at once. */
  readonly runAt?: number;
  readonly retry?: RetryPolicy;
}

/** The n-th retry waits `delay * 2^(n-1)`, at most `maxDelay`, in milliseconds. */
export interface RetryPolicy {
  /** How many runs in all before the job goes to the dead letters. */
  readonly attempts: number;
  readonly delay: number;
  readonly maxDelay: number;
}

/** One run of a job. */
export interface Run {
  readonly id: string;
  readonly payload: Json;
  /** 1 for the first run. */
  readonly attempt: number;
}

/** A job that used up its attempts or threw `GiveUp`; it stays until an operator retries or discards it. */
export interface DeadJob {
  readonly id: string;
  readonly payload: Json;
  readonly attempts: number;
  readonly reason: string;
  readonly diedAt: number;
}

/** A job that failed and is tried again by itself. */
export interface FailingJob {
  readonly id: string;
  /** How many runs have failed so far. */
  readonly attempts: number;
  /** Of the last one. */
  readonly reason: string;
}

export interface Worker {
  /** Takes no new job, waits for the ones in hand, then resolves. */
  close(): Promise<void>;
}

/**
 * Work that must happen later or survive a crash.
 *
 * At least once: a process that dies in the middle of a run loses its lease and the job runs again elsewhere, so a
 * handler keeps its effects idempotent by the job's id. An id stays known after its job is done, for at least a day.
 */
export interface Jobs {
  add(job: Job): Promise<'added' | 'known'>;
  /** Calls off a job that has not started; `false` when there is none to call off. */
  remove(queue: string, id: string): Promise<boolean>;
  /** A handler that throws is retried by the job's policy; one that throws `GiveUp` is not. */
  work(queue: string, handler: (run: Run) => Promise<void>, options?: { readonly concurrency?: number }): Worker;
  /** In the order they died. `newest`: only so many, those that died last. */
  dead(queue: string, options?: { readonly newest?: number }): Promise<readonly DeadJob[]>;
  /** What failed and waits for its next try, the next one first. */
  failing(queue: string): Promise<readonly FailingJob[]>;
  /**
   * Sends a dead job back to its queue with fresh attempts, and lets one that waits for its next try have it at once;
   * `false` when there is no such job.
   */
  retry(queue: string, id: string): Promise<boolean>;
  /** Removes a dead job with all that it holds, so that its id is new again; `false` when there is no such dead job. */
  discard(queue: string, id: string): Promise<boolean>;
  /** Removes the done jobs whose payload fits, with all that they held, so that their ids are new again; resolves with how many. */
  forgetDone(queue: string, fits: (payload: Json) => boolean): Promise<number>;
  /** How many jobs wait, are delayed, run and are dead; for metrics. */
  counts(
    queue: string,
  ): Promise<{ readonly waiting: number; readonly delayed: number; readonly running: number; readonly dead: number }>;
  ping(): Promise<void>;
  /** Closes all workers, then the engine. */
  close(): Promise<void>;
}
