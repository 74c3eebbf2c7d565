import { beforeEach, describe, expect, it } from 'vitest';
import { forgetLinks, linksOf } from '../forget-links.ts';
import { type Bench, createBench } from '../testing/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});

const stored = async () => {
  const records = [];
  for await (const found of bench.storage.scan('')) records.push(found);
  return JSON.stringify(records);
};

describe('a link', () => {
  it('is 32 random bytes, kept as a hash only, and lives for 30 minutes', async () => {
    const token = await bench.issue();
    expect(token).toMatch(/^[\w-]{43}$/);
    const text = await stored();
    expect(text).toContain('slack:T1:U1');
    expect(text).not.toContain(token);
    bench.clock.advance(30 * 60_000 - 1);
    expect(await bench.flow.open(token)).toMatchObject({ state: 'live' });
    bench.clock.advance(1);
    expect(await bench.flow.open(token)).toMatchObject({ state: 'closed', because: 'expired' });
    expect(await bench.flow.start(token)).toMatchObject({ outcome: 'closed', because: 'expired' });
  });

  it('shows whose inbox it is, masked, and nothing else', async () => {
    const view = { provider: 'google', address: 'd•••@example.com', mode: 'plain', platform: 'slack' };
    expect(await bench.flow.open(await bench.issue())).toEqual({ state: 'live', view });
  });

  it('is not changed by fifty scanners that open it', async () => {
    const token = await bench.issue();
    const before = await stored();
    await Promise.all(Array.from({ length: 50 }, () => bench.flow.open(token)));
    expect(await stored()).toBe(before);
    expect(await bench.walk(token)).toMatchObject({ outcome: 'completed' });
  });

  it('is retired by the next one of its conversation, for whichever inbox, and by no other conversation', async () => {
    const first = await bench.issue();
    const elsewhere = await bench.issue({ conversation: 'teams:X:Y' });
    const second = await bench.issue({ reason: 'wrong_account' });
    expect(await bench.flow.open(first)).toMatchObject({ state: 'closed', because: 'retired' });
    expect(await bench.flow.open(second)).toMatchObject({ state: 'live' });
    expect(await bench.flow.open(elsewhere)).toMatchObject({ state: 'live' });
  });

  it('is used up by what a newer one of its conversation did for the same inbox, and for no other', async () => {
    const leasing = {
      id: 'ib_2',
      workspace: 'acme',
      provider: 'google',
      address: 'leasing@example.com',
      own: true,
    } as const;
    const [first, second] = [await bench.issue(), await bench.issue({ inbox: leasing })];
    const elsewhere = await bench.issue({ conversation: 'teams:X:Y' });
    await bench.walk(await bench.issue());
    expect(await bench.flow.open(first)).toMatchObject({ state: 'closed', because: 'used' });
    expect(await bench.flow.open(second)).toMatchObject({ state: 'closed', because: 'retired' });
    expect(await bench.flow.open(elsewhere)).toMatchObject({ state: 'live' });
    await bench.issue();
    expect(await bench.flow.open(first)).toMatchObject({ state: 'closed', because: 'retired' });
  });

  it('starts twenty sign-ins and no more, however many press at once, and the last may still come back', async () => {
    const token = await bench.issue();
    const pressed = await Promise.all(Array.from({ length: 30 }, () => bench.flow.start(token)));
    const started = pressed.filter((one) => one.outcome === 'started');
    expect(started).toHaveLength(20);
    expect(pressed.filter((one) => one.outcome === 'closed')).toContainEqual(
      expect.objectContaining({ because: 'worn_out', view: expect.objectContaining({ platform: 'slack' }) }),
    );
    const { location = '', session } = started.at(-1) ?? {};
    const state = new URL(location).searchParams.get('state') ?? '';
    const back = await bench.flow.complete({ provider: 'google', query: { state, code: 'c' }, session });
    expect(back.outcome).toBe('completed');
  });

  it('is good for the mailbox it was given for, and for no other that has its id by now', async () => {
    const token = await bench.issue({ mode: 'full' });
    bench.inbox.address = 'Dana@example.com';
    expect(await bench.flow.open(token)).toMatchObject({ state: 'live' });
    bench.inbox.address = 'leasing@example.com';
    expect(await bench.flow.open(token)).toEqual({ state: 'closed', because: 'unknown' });
    expect(await bench.flow.start(token)).toEqual({ outcome: 'closed', because: 'unknown' });
    expect(bench.asked.revoked).toEqual([]);
  });

  it('is forgotten with its conversation, and so is what that was still to be told', async () => {
    bench.answers.notify = new Error('jobs are down');
    await bench.walk(await bench.issue());
    const other = await bench.issue({ conversation: 'teams:X:Y' });
    const token = await bench.issue();
    const traces = await linksOf(bench.storage, new Set(['slack:T1:U1']));
    expect(traces.filter(({ kind }) => kind === 'link')).toHaveLength(2);
    await forgetLinks(bench.storage, 'slack:T1:U1', traces);
    expect(await bench.flow.open(token)).toEqual({ state: 'closed', because: 'unknown' });
    expect(await bench.flow.open(other)).toMatchObject({ state: 'live' });
    bench.answers.notify = undefined;
    bench.clock.advance(60_000);
    const at = new Date(bench.clock.now()).toISOString();
    expect(await bench.flow.confirmImport('ib_1', { at, ok: true })).toBe(false);
    expect(await bench.flow.catchUp()).toEqual({ delivered: 0, askedAfter: 0 });
    expect(bench.told).toEqual([]);
  });

  it('is unknown when it never was one', async () => {
    expect(await bench.flow.open('x'.repeat(43))).toEqual({ state: 'closed', because: 'unknown' });
    expect(await bench.flow.start('x'.repeat(43))).toEqual({ outcome: 'closed', because: 'unknown' });
  });
});
