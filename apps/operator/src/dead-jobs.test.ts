import { GiveUp } from '@reconnect/jobs';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deadDiscard, deadList, deadRetry } from './dead-jobs.ts';
import { openDesk, type TestDesk } from './testing/desk.ts';

const variables = { STORE: 'sqlite:/elsewhere.db' };

let desk: TestDesk;
beforeEach(() => {
  desk = openDesk({ name: 'memory', open: createMemoryStorage });
});
afterEach(() => desk.close());

const list = (...args: readonly string[]) => deadList.prepare(args, variables).run(desk, desk.print);
const retry = (...args: readonly string[]) => deadRetry.prepare(args, variables).run(desk, desk.print);
const discard = (...args: readonly string[]) => deadDiscard.prepare(args, variables).run(desk, desk.print);

const letDie = (...ids: readonly string[]) => letDieIn('webhooks', ids);

async function letDieIn(queue: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) await desk.jobs.add({ queue, id, payload: { words: 'canary' } });
  const worker = desk.jobs.work(queue, () => Promise.reject(new GiveUp('Aptly answered 410.')));
  await vi.waitFor(async () => expect(await desk.jobs.dead(queue)).toHaveLength(ids.length));
  await worker.close();
}

describe('dead letters', () => {
  it('are shown with when and why they were given up, and not what is in them', async () => {
    await letDie('evt_1');
    expect(await list('webhooks')).toBe(1);
    expect(desk.said[1]).toMatch(/^webhooks +evt_1 +2026-11-22 12:00:00Z +1 +Aptly answered 410\.$/);
    expect(desk.said.join()).not.toContain('canary');
  });

  it('are none where all was done', async () => {
    expect(await list('perform-slack')).toBe(0);
    expect(desk.said).toEqual(['No dead letters.']);
  });

  it('are tried again, one or all', async () => {
    await letDie('evt_1', 'evt_2', 'evt_3');
    expect(await retry('webhooks', 'evt_2')).toBe(0);
    expect((await desk.jobs.dead('webhooks')).map(({ id }) => id)).toEqual(['evt_1', 'evt_3']);
    expect(await retry('webhooks', '--all')).toBe(0);
    expect(await desk.jobs.dead('webhooks')).toEqual([]);
    expect(desk.said).toEqual(['1 to be tried again.', '2 to be tried again.']);
  });

  it('that there are not cannot be tried again', async () => {
    expect(await retry('webhooks', 'evt_9')).toBe(1);
    expect(desk.wrong).toEqual(['There is no such dead letter.']);
    expect(await retry('webhooks', '--all')).toBe(0);
    expect(desk.said).toEqual(['No dead letters.']);
  });

  it('that can never be done are thrown away, one or all, mails too', async () => {
    await letDie('evt_1', 'evt_2', 'evt_3');
    await letDieIn('handoff', ['IR-7K2M9QX']);
    expect(await discard('webhooks', 'evt_2')).toBe(0);
    expect((await desk.jobs.dead('webhooks')).map(({ id }) => id)).toEqual(['evt_1', 'evt_3']);
    expect(await discard('webhooks', '--all')).toBe(0);
    expect(await discard('handoff', 'IR-7K2M9QX')).toBe(0);
    for (const queue of ['webhooks', 'handoff']) {
      expect(await desk.jobs.counts(queue)).toEqual({ waiting: 0, delayed: 0, running: 0, dead: 0 });
    }
    expect(desk.said).toEqual(['1 thrown away.', '2 thrown away.', '1 thrown away.']);
    expect(await discard('webhooks', 'evt_2')).toBe(1);
    expect(desk.wrong).toEqual(['There is no such dead letter.']);
  });

  it('are listed for all queues at once, for programs without a word besides', async () => {
    await letDie('evt_1');
    expect(await list()).toBe(1);
    expect(desk.said[1]).toMatch(/^webhooks +evt_1 /);
    desk.said.length = 0;
    expect(await list('--json')).toBe(1);
    expect(desk.said.map((line) => JSON.parse(line))).toEqual([
      { queue: 'webhooks', id: 'evt_1', attempts: 1, reason: 'Aptly answered 410.', diedAt: desk.clock.now() },
    ]);
    desk.said.length = 0;
    expect(await list('perform-slack', '--json')).toBe(0);
    expect(desk.said).toEqual([]);
  });

  it.each([[['canary']], [['handoff']], [['webhooks', 'a', 'b']]])('are of one queue that is known: %j', (args) => {
    expect(() => deadList.prepare(args, variables)).toThrow(expect.objectContaining({ code: 'usage' }));
    expect(() => deadRetry.prepare([...args, '--all'], variables)).toThrow(expect.objectContaining({ code: 'usage' }));
    expect(() => deadDiscard.prepare(args, variables)).toThrow(expect.objectContaining({ code: 'usage' }));
  });

  it('of mails are sent elsewhere', () => {
    expect(() => deadList.prepare(['handoff'], variables)).toThrow(/pnpm handoff/);
  });
});
