import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, createBench } from '../testing/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});

describe('an inbox that Aptly connects to something else under the same id and address', () => {
  it('at another provider can be opened by no link that was given out before', async () => {
    const token = await bench.issue();
    bench.inbox.provider = 'microsoft';
    expect(await bench.flow.open(token)).toMatchObject({ state: 'closed', because: 'unknown' });
    expect(await bench.flow.start(token)).toMatchObject({ outcome: 'closed', because: 'unknown' });
  });

  it('while mail is read to prove the new grant does not get that grant', async () => {
    const { prove } = bench.answers;
    const readSlowly = () => {
      Object.assign(bench.inbox, { subject: '999', revision: 2 });
      return prove;
    };
    Object.defineProperty(bench.answers, 'prove', { get: readSlowly });
    expect(await bench.walk(await bench.issue())).toMatchObject({
      outcome: 'refused',
      refusal: { reason: 'wrong_account' },
    });
    expect(bench.inbox).toMatchObject({ grant: 'rt-old', revision: 2 });
  });
});
