import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { memory } from '../engine-options.ts';
import { JobsError } from '../errors.ts';
import type { DeadJob, FailingJob, Job, Jobs, Json, RetryPolicy } from '../jobs.ts';
import { singleAttempt } from '../retry-policy.ts';
import { schema } from './schema.ts';
import { prepareStatements } from './statements.ts';

/** How long a process waits for another one's write, in milliseconds. */
const patience = 5_000;

/** A job in the hands of a worker, until the lease runs out. */
export interface TakenJob {
  readonly lease: string;
  readonly id: string;
  readonly payload: Json;
  /** Runs that ended in an error so far. */
  readonly failures: number;
  readonly retry: RetryPolicy;
}

/** How a run ended. */
export type Ending =
  | { readonly state: 'done'; readonly at: number }
  | { readonly state: 'waiting' | 'dead'; readonly at: number; readonly reason: string };

export interface JobTable {
  insert(job: Job, now: number): boolean;
  remove(queue: string, id: string): boolean;
  /** Takes the job that is due longest, or whose worker let its lease run out. */
  take(
    queue: string,
    lease: { readonly id: string; readonly now: number; readonly until: number },
  ): TakenJob | undefined;
  renew(lease: string, until: number): void;
  /** Nothing happens when the lease ran out and the job went to another worker. */
  settle(lease: string, ending: Ending): void;
  /** When there may be something to take next. */
  nextAt(queue: string): number | undefined;
  dead(queue: string, newest: number | undefined): readonly DeadJob[];
  failing(queue: string, now: number): readonly FailingJob[];
  /** Makes a job due that waits for its next try. */
  hasten(place: { readonly queue: string; readonly id: string; readonly now: number }): boolean;
  revive(place: { readonly queue: string; readonly id: string; readonly now: number }): boolean;
  discard(queue: string, id: string): boolean;
  forgetDone(queue: string, fits: (payload: Json) => boolean): number;
  counts(queue: string, now: number): Awaited<ReturnType<Jobs['counts']>>;
  close(): void;
}

/** The jobs of one SQLite file, which may hold other tables, too. Every method throws `JobsError`. */
export function openJobTable(path: string): JobTable {
  const database = translated(() => open(path));
  const statements = translated(() => prepareStatements(database));
  const ask = <Answer>(question: (known: typeof statements) => Answer): Answer => {
    if (!database.isOpen) throw new JobsError('closed', 'The job engine is closed.');
    return translated(() => question(statements));
  };

  return {
    insert({ queue, id, payload, runAt, retry = singleAttempt }, now) {
      const text = JSON.stringify(payload);
      const { attempts, delay, maxDelay } = retry;
      return ask(({ forget, insert }) => {
        forget(now - memory);
        return insert(queue, id, text, runAt ?? now, attempts, delay, maxDelay).length > 0;
      });
    },
    remove: (queue, id) => ask(({ remove }) => remove(queue, id).length > 0),
    take: (queue, { id: lease, now, until }) =>
      ask(({ bury, take }) => {
        bury(now, queue, now);
        const [row] = take(lease, until, queue, now);
        if (row === undefined) return undefined;
        const { id, payload, failures, ...retry } = row;
        return { lease, id, payload: JSON.parse(payload), failures, retry };
      }),
    renew: (lease, until) => ask(({ renew }) => void renew(until, lease)),
    settle: (lease, ending) =>
      ask(({ settle }) => {
        const failed = ending.state !== 'done';
        settle(ending.state, ending.at, failed ? 1 : 0, failed ? ending.reason : null, lease);
      }),
    nextAt: (queue) => ask(({ nextAt }) => nextAt(queue)[0]?.at ?? undefined),
    // To SQLite a limit of -1 is none.
    dead: (queue, newest = -1) =>
      ask(({ dead }) =>
        dead(queue, newest)
          .map(({ id, payload, failures, reason, at }) => ({
            id,
            payload: JSON.parse(payload),
            attempts: failures,
            reason,
            diedAt: at,
          }))
          .reverse(),
      ),
    failing: (queue, now) =>
      ask(({ failing }) => failing(queue, now).map(({ id, failures, reason }) => ({ id, attempts: failures, reason }))),
    hasten: ({ queue, id, now }) => ask(({ hasten }) => hasten(now, queue, id).length > 0),
    revive: ({ queue, id, now }) => ask(({ revive }) => revive(now, queue, id).length > 0),
    discard: (queue, id) => ask(({ discard }) => discard(queue, id).length > 0),
    forgetDone: (queue, fits) =>
      ask(({ done, forgetDone }) => {
        const fitting = done(queue).filter(({ payload }) => fits(JSON.parse(payload)));
        return fitting.filter(({ id }) => forgetDone(queue, id).length > 0).length;
      }),
    counts: (queue, now) =>
      ask(({ counts }) => ({ waiting: 0, delayed: 0, running: 0, dead: 0, ...counts(now, now, queue)[0] })),
    close: () => translated(() => database.close()),
  };
}

function open(path: string): DatabaseSync {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: patience });
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${schema}`);
  return database;
}

function translated<Answer>(action: () => Answer): Answer {
  try {
    return action();
  } catch (problem) {
    throw new JobsError('unreachable', 'The SQLite file of the jobs cannot be used.', { cause: problem });
  }
}
