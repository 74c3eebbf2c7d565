import { randomUUID } from 'node:crypto';
import type { Jobs, Run } from '../jobs.ts';

/** What the suite must know of an engine. */
export interface Engine {
  /** Opens the engine under test. Called again, it opens the same one, as a second process or after a restart. */
  readonly open: () => Jobs | Promise<Jobs>;
  /** By the engine's clock, in milliseconds. */
  readonly now: () => number;
  /** Lets time pass by the engine's clock. */
  readonly pass: (ms: number) => Promise<void>;
  /** A time too long to go by unnoticed, in milliseconds; for delays. */
  readonly moment: number;
  /** Lets another process take a job of the queue, and kills it while it holds the job. */
  readonly killHolder: (queue: string) => Promise<void>;
}

/** What one clause works with. */
export interface Workplace extends Omit<Engine, 'open'> {
  readonly jobs: Jobs;
  /** A queue that no other clause uses. */
  readonly queue: string;
  /** A second handle on the same engine. */
  openAnother(): Promise<Jobs>;
  /** Lets time pass in small steps until the condition holds; rejected when it never does. */
  until(condition: () => boolean | Promise<boolean>): Promise<void>;
}

export type Clauses = Readonly<Record<string, (workplace: Workplace) => Promise<void>>>;

export function createBench({ open, ...engine }: Engine) {
  const opened: Jobs[] = [];
  const openAnother = async () => {
    const jobs = await open();
    opened.push(jobs);
    return jobs;
  };
  return {
    /** Every clause has an engine of its own, so that no worker outlives its clause. */
    async fresh(): Promise<Workplace> {
      await this.close();
      return {
        ...engine,
        jobs: await openAnother(),
        queue: `queue:${randomUUID()}`,
        openAnother,
        async until(condition) {
          const patience = performance.now() + 8_000;
          while (!(await condition())) {
            if (performance.now() > patience) throw new Error(`This never came true: ${condition}`);
            await engine.pass(engine.moment / 10);
          }
        },
      };
    },
    async close() {
      await Promise.all(opened.splice(0).map((jobs) => jobs.close()));
    },
  };
}

/** A handler that remembers its runs, and when each began. */
export function createRecorder(now: () => number, handler: (run: Run) => Promise<void> = async () => {}) {
  const runs: (Run & { readonly at: number })[] = [];
  return {
    runs,
    async handle(run: Run) {
      runs.push({ ...run, at: now() });
      await handler(run);
    },
  };
}
