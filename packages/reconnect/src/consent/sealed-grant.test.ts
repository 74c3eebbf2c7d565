import { expect, it } from 'vitest';
import { createBench } from '../testing/bench.ts';

it('a full reconnect at Google goes on where no key opens the old grant, which then stays there', async () => {
  const bench = createBench();
  bench.inbox.sealed = true;
  expect(await bench.walk(await bench.issue({ mode: 'full' }))).toMatchObject({ outcome: 'completed' });
  expect(bench.asked.revoked).toEqual([]);
});
