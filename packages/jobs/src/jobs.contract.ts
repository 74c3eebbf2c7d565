import { afterAll, describe, it } from 'vitest';
import { createBench, type Engine } from './contract/bench.ts';
import { failureClauses } from './contract/failure.contract.ts';
import { onceClauses } from './contract/once.contract.ts';
import { workerClauses } from './contract/worker.contract.ts';

const clauses = { ...onceClauses, ...failureClauses, ...workerClauses };

export interface JobsContract extends Engine {
  readonly name: string;
  /** Promises that this engine does not make, and why. One that it keeps after all fails. */
  readonly waives?: Partial<Readonly<Record<keyof typeof clauses, string>>>;
}

/** What every job engine promises, as a suite that each implementation runs. Other queues do not disturb it. */
export function jobsContract({ name, waives = {}, ...engine }: JobsContract): void {
  const reasons: Readonly<Record<string, string | undefined>> = waives;

  describe(`${name} jobs`, () => {
    const bench = createBench(engine);
    afterAll(() => bench.close());

    for (const [promise, keep] of Object.entries(clauses)) {
      const reason = reasons[promise];
      const check = async () => keep(await bench.fresh());
      if (reason === undefined) it(promise, check);
      else it.fails(`${promise} [waived: ${reason}]`, check);
    }
  });
}
