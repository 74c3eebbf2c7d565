import { expect, it } from 'vitest';
import { createBench } from '../testing/bench.ts';

it('a person sets out and comes back with what the inbox’s grant could do when they set out', async () => {
  const bench = createBench();
  const started = await bench.flow.start(await bench.issue());
  if (started.outcome === 'closed') throw new Error(`the link is ${started.because}`);
  bench.inbox.scopes = ['gmail.send'];
  const state = new URL(started.location).searchParams.get('state') ?? '';
  await bench.flow.complete({ provider: 'google', query: { state, code: 'code-1' }, session: started.session });
  expect(bench.asked.requests).toMatchObject([{ had: ['gmail.modify'] }]);
  expect(bench.asked.had).toEqual([['gmail.modify']]);
});
