import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '../secrets.ts';
import { type Bench, createBench } from '../testing/bench.ts';
import { claimAttempt } from './claim-attempt.ts';

let bench: Bench;
let stateHash: string;
let session: string;
beforeEach(async () => {
  bench = createBench();
  const started = await bench.flow.start(await bench.issue());
  if (started.outcome === 'closed') throw new Error(started.because);
  session = started.session;
  stateHash = hashOf(new URL(started.location).searchParams.get('state') ?? '');
});

/** Somebody else is faster than whoever claims, once. */
function claimWhile(meanwhile: () => Promise<unknown>) {
  let first = true;
  const storage: Bench['storage'] = {
    ...bench.storage,
    async read(partition, name) {
      const found = await bench.storage.read(partition, name);
      if (first) {
        first = false;
        await meanwhile();
      }
      return found;
    },
  };
  return claimAttempt({ storage, clock: bench.clock }, stateHash, { provider: 'google', session });
}

describe('a return', () => {
  it('is taken in although its person was asked after at that moment', async () => {
    bench.clock.advance(3 * 60_000);
    expect(await claimWhile(() => bench.flow.catchUp())).toMatchObject({ outcome: 'claimed' });
    expect(bench.told).toHaveLength(1);
  });

  it('is taken in by one of two processes', async () => {
    const claim = () => claimAttempt(bench, stateHash, { provider: 'google', session });
    expect(await claimWhile(claim)).toMatchObject({ outcome: 'closed', because: 'handled' });
  });
});
