import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, createBench, verdict } from '../testing/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});

describe('somebody who does not come back from the provider', () => {
  const askedAfter = async () => (await bench.flow.catchUp()).askedAfter;
  const minutes = (count: number) => bench.clock.advance(count * 60_000);

  it('is asked after three minutes, once a link, however often they set out', async () => {
    const token = await bench.issue();
    await bench.flow.start(token);
    await bench.flow.start(token);
    minutes(2.9);
    expect(await askedAfter()).toBe(0);
    minutes(0.1);
    await bench.flow.catchUp();
    expect(await askedAfter()).toBe(0);
    expect(new Set(bench.told.map(({ key }) => key)).size).toBe(1);
    expect(bench.told[0]).toMatchObject({ conversation: 'slack:T1:U1', event: { type: 'reconnect.unreturned' } });
  });

  it('is not asked when they came back, or the link is not theirs to use any more', async () => {
    await bench.walk(await bench.issue());
    const retired = await bench.issue();
    await bench.flow.start(retired);
    await bench.issue();
    bench.told.length = 0;
    minutes(3);
    await bench.flow.catchUp();
    expect(bench.told).toEqual([]);
  });

  it('is asked when their return was cut short, a minute later', async () => {
    bench.answers.prove = new Error('store away');
    await expect(bench.walk(await bench.issue())).rejects.toThrow('store away');
    minutes(0.9);
    expect(await askedAfter()).toBe(0);
    minutes(0.1);
    expect(await askedAfter()).toBe(1);
    expect(bench.told).toMatchObject([{ event: { type: 'reconnect.unreturned' } }]);
  });

  it('is not asked when they were told why their return led nowhere', async () => {
    bench.answers.prove = { outcome: 'not_working', verdict };
    await bench.walk(await bench.issue());
    minutes(4);
    await bench.flow.catchUp();
    expect(bench.told.map(({ event }) => event.type)).toEqual(['reconnect.refused']);
  });

  it('is asked later when the conversation cannot be told now', async () => {
    await bench.flow.start(await bench.issue());
    minutes(3);
    bench.answers.notify = new Error('away');
    await expect(bench.flow.catchUp()).rejects.toThrow('away');
    bench.answers.notify = undefined;
    expect(await askedAfter()).toBe(1);
  });
});
