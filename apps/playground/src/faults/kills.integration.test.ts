import { beforeAll, describe, expect, it } from 'vitest';
import { type Case, casesInTurn, type Row, runMatrix } from './matrix.ts';

/**
 * SIGKILL at every boundary of every deed, each once, on alternating platforms and stores: `pnpm test:faults --all` tries
 * all of them everywhere.
 */
let rows: readonly Row[];
beforeAll(async () => {
  rows = await runMatrix(casesInTurn);
}, 600_000);

const nameOf = ({ platform, store, deed, boundary }: Case) => `${deed}, ${boundary}: ${platform} on ${store}`;

describe('a process that is killed', () => {
  it.each(casesInTurn.map((one) => [nameOf(one), one] as const))('at %s loses nothing and doubles nothing', (name) => {
    const verdict = rows.find((row) => nameOf(row) === name)?.verdict;
    expect(verdict).toMatchObject({ lost: [], doubled: [], doubledForNoReason: 0 });
  });
});
