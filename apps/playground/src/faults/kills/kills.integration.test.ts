import { beforeAll, describe, expect, it } from 'vitest';
import { type Case, casesSampled, type Row, runMatrix } from './matrix.ts';

/** SIGKILL in the middle of every deed, at one of its boundaries each: `pnpm test:faults` tries all of them. */
let rows: readonly Row[];
beforeAll(async () => {
  rows = await runMatrix(casesSampled);
}, 600_000);

const nameOf = ({ platform, store, deed, boundary }: Case) => `${deed}, ${boundary}: ${platform} on ${store}`;

describe('a process that is killed', () => {
  it.each(casesSampled.map((one) => [nameOf(one), one] as const))('at %s loses nothing and doubles nothing', (name) => {
    const verdict = rows.find((row) => nameOf(row) === name)?.verdict;
    expect(verdict).toMatchObject({ lost: [], doubled: [], doubledForNoReason: 0 });
  });
});
