import { describe, expect, it } from 'vitest';
import { admit, enoughInARow, type Health, learn, sound } from './health.ts';

const start = Date.UTC(2026, 10, 23, 10, 42);
const failing = (health: Health, inboxId: string, now: number) =>
  learn(health, { by: 'somebody', inboxId, answered: false, now });
const answering = (health: Health, now: number, by = 'somebody') =>
  learn(health, { by, inboxId: 'any', answered: true, now });
const failingToo = (health: Health, by: string, now: number) =>
  learn(health, { by, inboxId: 'one', answered: false, now });

/** A provider that let enough inboxes down in a row, a second apart. */
const down = () =>
  Array.from({ length: enoughInARow }, (_, index) => `inbox-${index}`).reduce(
    (health, inboxId, index) => failing(health, inboxId, start + index * 1_000),
    sound,
  );
const closedAt = start + (enoughInARow - 1) * 1_000;

const tryAt = (health: Health, now: number, by: string): Health => {
  const admission = admit(health, by, now);
  if (admission.kind !== 'try') throw new Error(`not to be tried: ${admission.kind}`);
  return admission.next;
};

describe('the health of a provider', () => {
  it('keeps everybody away once enough inboxes were let down in a row, and says how many since when', () => {
    expect(admit(down(), 'a', closedAt)).toEqual({
      kind: 'stay',
      outage: { since: start, inboxes: enoughInARow },
    });
  });

  it('is not judged by one inbox that fails again and again', () => {
    const stubborn = Array.from({ length: 20 }).reduce<Health>((health) => failing(health, 'one', start), sound);
    expect(admit(stubborn, 'a', start).kind).toBe('look');
  });

  it('is not judged by failures with an answer in between', () => {
    const four = ['a', 'b', 'c', 'd'].reduce((health, inbox) => failing(health, inbox, start), sound);
    expect(admit(failing(answering(four, start + 1), 'e', start + 2), 'x', start + 2).kind).toBe('look');
  });

  it('is judged by failures that are younger than the latest answer', () => {
    const four = ['a', 'b', 'c', 'd'].reduce((health, inbox) => failing(health, inbox, start), sound);
    expect(admit(failing(answering(four, start - 1), 'e', start), 'x', start).kind).toBe('stay');
  });

  it('is not judged by failures of long ago', () => {
    const four = ['a', 'b', 'c', 'd'].reduce((health, inbox) => failing(health, inbox, start), sound);
    expect(admit(failing(four, 'e', start + 61_000), 'x', start + 61_000).kind).toBe('look');
  });

  it('is tried by one alone after the pause, and by another when that one never tells', () => {
    const health = down();
    expect(admit(health, 'a', closedAt + 14_999).kind).toBe('stay');
    const tried = tryAt(health, closedAt + 15_000, 'a');
    expect(admit(tried, 'b', closedAt + 15_001).kind).toBe('stay');
    expect(admit(tried, 'b', closedAt + 25_000).kind).toBe('try');
  });

  it('is good again with the first answer to the one that tries', () => {
    const tried = tryAt(down(), closedAt + 15_000, 'a');
    expect(admit(answering(tried, closedAt + 15_100, 'a'), 'b', closedAt + 15_100).kind).toBe('look');
  });

  it('is not good again by an answer to a look that was under way before', () => {
    const tried = tryAt(down(), closedAt + 15_000, 'a');
    expect(answering(tried, closedAt + 15_100, 'late')).toBe(tried);
  });

  it('is left alone twice as long after every try in vain, up to two minutes', () => {
    let health = down();
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const until = health.closed?.until ?? 0;
      health = failingToo(tryAt(health, until, `try-${attempt}`), `try-${attempt}`, until);
      pauses.push((health.closed?.until ?? 0) - until);
    }
    expect(pauses).toEqual([30_000, 60_000, 120_000, 120_000, 120_000]);
  });

  it('is met with the patience of before when it relapses at once', () => {
    const again = failingToo(tryAt(down(), closedAt + 15_000, 'a'), 'a', closedAt + 15_000);
    const back = answering(tryAt(again, closedAt + 45_000, 'b'), closedAt + 45_000, 'b');
    const relapsed = ['p', 'q', 'r', 's', 't'].reduce(
      (health, inbox) => failing(health, inbox, closedAt + 46_000),
      back,
    );
    expect(relapsed.closed?.until).toBe(closedAt + 46_000 + 30_000);
  });
});
