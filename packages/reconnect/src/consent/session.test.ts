import { beforeEach, describe, expect, it } from 'vitest';
import { attemptPartition } from '../links/link-records.ts';
import { hashOf } from '../secrets.ts';
import { type Bench, createBench } from '../testing/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});

const press = async (token: string, kept?: string) => {
  const started = await bench.flow.start(token, kept);
  if (started.outcome === 'closed') throw new Error(started.because);
  return { session: started.session, state: new URL(started.location).searchParams.get('state') ?? '' };
};
const back = (state: string, session: string, query: Record<string, string> = { code: 'c' }) =>
  bench.flow.complete({ provider: 'google', query: { state, ...query }, session });

describe('a browser that sets out twice', () => {
  it('may finish in the first of its tabs, with a secret of each tab’s own at the provider', async () => {
    const token = await bench.issue();
    const first = await press(token);
    const second = await press(token, first.session);
    expect(await back(first.state, second.session)).toMatchObject({ outcome: 'completed' });
    const [one, other] = bench.asked.requests;
    expect([one?.verifier, one?.nonce]).not.toEqual([other?.verifier, other?.nonce]);
  });

  it('does not end by its second tab what its first has just brought, where the old grant goes first', async () => {
    const token = await bench.issue({ mode: 'full' });
    const first = await press(token);
    const { commit } = bench.storage;
    bench.storage.commit = async (partition, writes) => {
      if (!partition.startsWith(attemptPartition(''))) return commit(partition, writes);
      bench.storage.commit = commit;
      const committed = await commit(partition, writes);
      expect(await back(first.state, first.session)).toMatchObject({ outcome: 'completed' });
      return committed;
    };
    await press(token, first.session);
    expect(bench.inbox).toMatchObject({ grant: 'rt-new' });
    expect(bench.asked.revoked).toEqual(['rt-old']);
  });

  it('is led back to the link of the attempt, and to none where it has set out with another link since', async () => {
    const [early, late] = [await bench.issue(), await bench.issue({ conversation: 'teams:X:Y' })];
    const first = await press(early);
    const second = await press(late, first.session);
    const declined = { error: 'access_denied' };
    const ended = await back(first.state, second.session, declined);
    expect(ended).toMatchObject({ outcome: 'refused' });
    expect(ended).not.toHaveProperty('token');
    expect(await back(second.state, second.session, declined)).toMatchObject({ outcome: 'refused', token: late });
  });

  it.each(['', 'guessable', `${'x'.repeat(42)}.t`])('is given a new secret in place of %j', async (kept) => {
    const { session } = await press(await bench.issue(), kept);
    expect(session).toMatch(/^[\w-]{43}\.[\w-]{43}$/);
  });

  it('comes back to what an earlier release sent it out with', async () => {
    const { session, state } = await press(await bench.issue());
    const partition = attemptPartition(hashOf(state));
    const found = await bench.storage.read(partition, 'attempt');
    const value = { ...(found?.value as object), sessionHash: hashOf(session) };
    await bench.storage.commit(partition, [{ kind: 'put', name: 'attempt', value }]);
    expect(await back(state, session)).toMatchObject({ outcome: 'completed' });
  });
});
