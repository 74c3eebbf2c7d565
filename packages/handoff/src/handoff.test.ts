import { createMovableClock, type MovableClock } from '@reconnect/simulators';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import { caseNumbers } from './cases/case-number.ts';
import { mostWaiting, noteSent, readCase, readFollowUp } from './cases/case-records.ts';
import { createHandoff } from './handoff.ts';
import { addedAtOnce, type MailQueue, paceOfCase } from './sending/mail-queue.ts';
import { addition, sampleCase } from './testing/sample-case.ts';

const day = 24 * 3_600_000;
const { number: _, ...supportCase } = sampleCase;

describe('the handoff', () => {
  let clock: MovableClock;
  let storage: ReturnType<typeof createMemoryStorage>;
  let queued: Parameters<MailQueue['add']>[0][];
  const queue: MailQueue = {
    async add(job) {
      queued.push(job);
    },
  };
  beforeEach(() => {
    clock = createMovableClock(Date.parse(supportCase.openedAt));
    storage = createMemoryStorage({ clock });
    queued = [];
  });
  const open = (key: string) => createHandoff({ storage, queue, answersHere: false }).open({ ...supportCase, key });

  it('keeps the case under its number before its mail is queued', async () => {
    const keptWhenQueued: unknown[] = [];
    const watching: MailQueue = {
      async add({ id }) {
        keptWhenQueued.push(await readCase(storage, id));
      },
    };
    const { caseNumber } = await createHandoff({ storage, queue: watching, answersHere: false }).open(supportCase);
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
    const again = await createHandoff({ storage, queue, answersHere: false }).open({
      ...supportCase,
      key: 'a',
      reason: 'asked',
    });
    expect(again).toEqual(first);
    expect(await readCase(storage, first.caseNumber)).toMatchObject({ reason: supportCase.reason });
  });

  it('keeps only the end of a conversation that is too long for a mail', async () => {
    const transcript = Array.from({ length: 5_000 }, () => ({
      ...supportCase.transcript[0]!,
      text: 'x'.repeat(4_000),
    }));
    const { caseNumber } = await createHandoff({ storage, queue, answersHere: false }).open({
      ...supportCase,
      transcript,
    });
    expect(await readCase(storage, caseNumber)).toMatchObject({
      transcript: { length: 10 },
      earlierLinesLeftOut: 4_990,
    });
  });

  const take = (number: string) =>
    storage.commit(`case:${number}`, [{ kind: 'put', name: 'case', value: { key: 'another' } }]);

  it('moves on to the next number when the first is taken, and stays there', async () => {
    const [first, second] = caseNumbers('a');
    await take(first!);
    expect(await open('a')).toMatchObject({ caseNumber: second });
    expect(await open('a')).toMatchObject({ caseNumber: second });
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

  it('says all of a case as text, and of no case nothing', async () => {
    const handoff = createHandoff({ storage, queue, answersHere: false });
    const { caseNumber } = await open('a');
    expect(await handoff.textOf(caseNumber)).toContain(`Case ${caseNumber}, opened`);
    expect(await handoff.textOf('IR-0000000')).toBeUndefined();
  });

  describe('adding to a case', () => {
    const add = (caseNumber: string, key: string) =>
      createHandoff({ storage, queue, answersHere: false }).add(caseNumber, { ...addition, key });
    const added = () => queued.map(({ id }) => id);

    it('keeps the mail and queues none before the first one has left', async () => {
      const { caseNumber } = await open('a');
      await add(caseNumber, 'k1');
      expect(await readFollowUp(storage, { number: caseNumber, n: 1 })).toEqual({ ...addition, key: 'k1' });
      expect(new Set(added())).toEqual(new Set([caseNumber]));
    });

    it('queues the mail once it is its turn', async () => {
      const { caseNumber } = await open('a');
      await noteSent(storage, { number: caseNumber, n: 0 });
      await add(caseNumber, 'k1');
      await add(caseNumber, 'k2');
      expect(new Set(added())).toEqual(new Set([caseNumber, `${caseNumber}.1`]));
    });

    it('takes the same key once, and queues again what a dead process may not have queued', async () => {
      const { caseNumber } = await open('a');
      await noteSent(storage, { number: caseNumber, n: 0 });
      await add(caseNumber, 'k1');
      queued = [];
      await add(caseNumber, 'k1');
      expect(added()).toEqual([`${caseNumber}.1`]);
      expect(await readFollowUp(storage, { number: caseNumber, n: 2 })).toBeUndefined();
    });

    it('gives every mail its own place when several are added at once', async () => {
      const { caseNumber } = await open('a');
      await Promise.all(['k1', 'k2', 'k3', 'k2'].map((key) => add(caseNumber, key)));
      const mails = await Promise.all([1, 2, 3, 4].map((n) => readFollowUp(storage, { number: caseNumber, n })));
      expect(mails.map((mail) => mail?.key).toSorted()).toEqual(['k1', 'k2', 'k3', undefined]);
    });

    it('leaves at once a few times, then after a pause', async () => {
      const { caseNumber } = await open('a');
      await noteSent(storage, { number: caseNumber, n: 0 });
      for (let n = 1; n <= addedAtOnce; n += 1) {
        await add(caseNumber, `k${n}`);
        expect(queued.at(-1)).toMatchObject({ id: `${caseNumber}.${n}` });
        expect(queued.at(-1)).not.toHaveProperty('runAt');
        await noteSent(storage, { number: caseNumber, n }, { sentAt: clock.now() });
      }
      await add(caseNumber, 'one more');
      const runAt = clock.now() + paceOfCase;
      expect(queued.at(-1)).toMatchObject({ id: `${caseNumber}.${addedAtOnce + 1}`, runAt });
    });

    it('is refused while as much waits as support can bear, but for the news that it is solved', async () => {
      const { caseNumber } = await open('a');
      await noteSent(storage, { number: caseNumber, n: 0 });
      for (let n = 1; n <= mostWaiting; n += 1) expect(await add(caseNumber, `k${n}`)).toBe('added');
      expect(await add(caseNumber, 'one more')).toBe('full');
      expect(await add(caseNumber, 'k1')).toBe('added');
      expect(
        await createHandoff({ storage, queue, answersHere: false }).add(caseNumber, { ...addition, kind: 'solved' }),
      ).toBe('added');
      expect(await readFollowUp(storage, { number: caseNumber, n: mostWaiting + 1 })).toMatchObject({ kind: 'solved' });
      await noteSent(storage, { number: caseNumber, n: 1 });
      await noteSent(storage, { number: caseNumber, n: 2 });
      expect(await add(caseNumber, 'one more')).toBe('added');
    });

    it('is refused where there is no case', async () => {
      expect(await add('IR-0000000', 'k1')).toBe('expired');
    });
  });
});
