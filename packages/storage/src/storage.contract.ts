import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Clock } from './clock.ts';
import { type Bench, createBench } from './contract/bench.ts';
import { commitClauses } from './contract/commit.contract.ts';
import { dueClauses } from './contract/due.contract.ts';
import { expiryClauses } from './contract/expiry.contract.ts';
import { logClauses } from './contract/log.contract.ts';
import { sharingClauses } from './contract/sharing.contract.ts';
import type { Storage } from './storage.ts';

const clauses = { ...commitClauses, ...expiryClauses, ...dueClauses, ...logClauses, ...sharingClauses };

export interface StorageContract {
  readonly name: string;
  /** Opens the store under test. Called again, it opens the same one, as a second process or after a restart. */
  readonly open: (options: { readonly clock: Clock }) => Storage | Promise<Storage>;
  /** Promises that this store does not make, and why. One that it keeps after all fails. */
  readonly waives?: Partial<Readonly<Record<keyof typeof clauses, string>>>;
}

/** What every storage promises, as a suite that each implementation runs. Other data in the store does not disturb it. */
export function storageContract({ name, open, waives = {} }: StorageContract): void {
  const reasons: Readonly<Record<string, string | undefined>> = waives;

  describe(`${name} storage`, () => {
    let bench: Bench;
    beforeAll(async () => {
      bench = await createBench(open);
    });
    afterAll(() => bench.close());

    for (const [promise, keep] of Object.entries(clauses)) {
      const reason = reasons[promise];
      if (reason === undefined) it(promise, () => keep(bench.fresh()));
      else it.fails(`${promise} [waived: ${reason}]`, () => keep(bench.fresh()));
    }
  });
}
