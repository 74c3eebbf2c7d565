import { firstSnapshot, type Snapshot } from '@reconnect/troubleshooting';
import { expect, it } from 'vitest';
import type { Deed } from '../conversation/deeds.ts';
import { casesEndedBy, noteCases } from './case-notes.ts';
import type { Reading } from './read-turn.ts';

const hour = (n: number) => `2026-11-22T${String(n).padStart(2, '0')}:00:00.000Z`;
function after(caseNumber: string | undefined, caseOpen: boolean): Snapshot {
  const snapshot = firstSnapshot();
  return { ...snapshot, context: { ...snapshot.context, caseNumber, caseOpen } } as Snapshot;
}
const at = (n: number) => Date.parse(hour(n));

const noted = (notes: Parameters<typeof noteCases>[0], snapshot: Snapshot, now: number) =>
  noteCases(notes, snapshot, { now, numbers: [] });

it('notes a case once, and its end once', () => {
  const none = noted([], after(undefined, false), at(1));
  const open = noted(none, after('IR-1', true), at(2));
  expect(open).toEqual([{ number: 'IR-1', openedAt: hour(2) }]);
  expect(noted(open, after('IR-1', true), at(3))).toEqual(open);
  const closed = noted(open, after('IR-1', false), at(4));
  expect(closed).toEqual([{ number: 'IR-1', openedAt: hour(2), closedAt: hour(4) }]);
  expect(noted(closed, after('IR-1', false), at(5))).toEqual(closed);
});

it('keeps the latest five', () => {
  const notes = [1, 2, 3, 4, 5, 6].reduce(
    (before, n) => noted(before, after(`IR-${n}`, true), at(n)),
    noted([], after(undefined, false), at(0)),
  );
  expect(notes.map(({ number }) => number)).toEqual(['IR-2', 'IR-3', 'IR-4', 'IR-5', 'IR-6']);
});

it('leaves a case open that another follows, until it is ended itself', () => {
  const first = noted([], after('IR-1', true), at(1));
  const both = noted(first, after('IR-2', true), at(2));
  expect(both.map(({ closedAt }) => closedAt)).toEqual([undefined, undefined]);
  const solved: Reading = { outcome: 'event', event: { type: 'support.solved', caseNumber: 'IR-1', from: 'Kim' } };
  const closing: Deed = { type: 'closeCase', params: { caseNumber: 'IR-1' } };
  for (const numbers of [casesEndedBy(solved, []), casesEndedBy({ outcome: 'nothing' }, [closing])]) {
    const ended = noteCases(both, after('IR-2', true), { now: at(3), numbers });
    expect(ended.map(({ closedAt }) => closedAt)).toEqual([hour(3), undefined]);
  }
});
