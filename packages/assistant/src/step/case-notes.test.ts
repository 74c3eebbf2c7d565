import { firstSnapshot, type Snapshot } from '@reconnect/troubleshooting';
import { expect, it } from 'vitest';
import { noteCases } from './case-notes.ts';

const hour = (n: number) => `2026-11-22T${String(n).padStart(2, '0')}:00:00.000Z`;
function after(caseNumber: string | undefined, caseOpen: boolean): Snapshot {
  const snapshot = firstSnapshot();
  return { ...snapshot, context: { ...snapshot.context, caseNumber, caseOpen } } as Snapshot;
}
const at = (n: number) => Date.parse(hour(n));

it('notes a case once, and its end once', () => {
  const none = noteCases([], after(undefined, false), at(1));
  const open = noteCases(none, after('IR-1', true), at(2));
  expect(open).toEqual([{ number: 'IR-1', openedAt: hour(2) }]);
  expect(noteCases(open, after('IR-1', true), at(3))).toEqual(open);
  const closed = noteCases(open, after('IR-1', false), at(4));
  expect(closed).toEqual([{ number: 'IR-1', openedAt: hour(2), closedAt: hour(4) }]);
  expect(noteCases(closed, after('IR-1', false), at(5))).toEqual(closed);
});

it('closes what another case follows, and keeps the latest five', () => {
  const noted = [1, 2, 3, 4, 5, 6].reduce(
    (notes, n) => noteCases(notes, after(`IR-${n}`, true), at(n)),
    noteCases([], after(undefined, false), at(0)),
  );
  expect(noted.map(({ number }) => number)).toEqual(['IR-2', 'IR-3', 'IR-4', 'IR-5', 'IR-6']);
  expect(noted.map(({ closedAt }) => closedAt)).toEqual([hour(3), hour(4), hour(5), hour(6), undefined]);
});
