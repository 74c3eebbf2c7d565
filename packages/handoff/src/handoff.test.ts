import { createMovableClock } from '@reconnect/simulators';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import { caseNumbers } from './case-number.ts';
import { createHandoff, type MailQueue, readCase } from './handoff.ts';
import { sampleCase } from './sample-case.ts';

const day = 24 * 3_600_000;
const { number: _, ...supportCase } = sampleCase;

describe('the handoff', () => {
  const clock = createMovableClock(Date.parse(supportCase.openedAt));
  let storage: ReturnType<typeof createMemoryStorage>;
  let queued: Parameters<MailQueue['add']>[0][];
  const queue: MailQueue = {
    async add(job) {
      queued.push(job);
    },
  };
  beforeEach(() => {
    storage = createMemoryStorage({ clock });
    queued = [];
  });
  const open = (key: string) => createHandoff({ storage, queue }).open({ ...supportCase, key });

  it('keeps the case under its number before its mail is queued', async () => {
    const keptWhenQueued: unknown[] = [];
    const watching: MailQueue = {
      async add({ id }) {
        keptWhenQueued.push(await readCase(storage, id));
      },
    };
    const { caseNumber } = await createHandoff({ storage, queue: watching }).open(supportCase);
    expect(keptWhenQueued).toEqual([{ ...supportCase, number: caseNumber }]);
  });

  it('queues one job named after the number, with retries for three days', async () => {
    const { caseNumber } = await open('a');
    expect(queued).toMatchObject([{ queue: 'handoff', id: caseNumber }]);
    const { attempts, delay, maxDelay } = queued[0]!.retry;
    const pauses = Array.from({ length: attempts - 1 }, (_, retry) => Math.min(delay * 2 ** retry, maxDelay));
    const inAll = pauses.reduce((sum, pause) => sum + pause, 0);
    expect(inAll / day).toBeCloseTo(3, 1);
    expect(inAll).toBeGreaterThanOrEqual(3 * day);
  });

  it('gives the same key the same number, and keeps what it was told first', async () => {
    const first = await open('a');
    const again = await createHandoff({ storage, queue }).open({ ...supportCase, key: 'a', reason: 'asked' });
    expect(again).toEqual(first);
    expect(await readCase(storage, first.caseNumber)).toMatchObject({ reason: supportCase.reason });
  });

  const take = (number: string) =>
    storage.commit(`case:${number}`, [{ kind: 'put', name: 'case', value: { key: 'another' } }]);

  it('moves on to the next number when the first is taken, and stays there', async () => {
    const [first, second] = caseNumbers('a');
    await take(first!);
    expect(await open('a')).toEqual({ caseNumber: second });
    expect(await open('a')).toEqual({ caseNumber: second });
    expect(await readCase(storage, first!)).toEqual({ key: 'another' });
  });

  it('queues nothing when every number is taken', async () => {
    for (const number of caseNumbers('a')) await take(number);
    await expect(open('a')).rejects.toMatchObject({ name: 'HandoffError', code: 'numbers-taken' });
    expect(queued).toEqual([]);
  });

  it('forgets a case after ninety days', async () => {
    const { caseNumber } = await open('a');
    clock.advance(90 * day - 1);
    expect(await readCase(storage, caseNumber)).toBeDefined();
    clock.advance(1);
    expect(await readCase(storage, caseNumber)).toBeUndefined();
  });
});
