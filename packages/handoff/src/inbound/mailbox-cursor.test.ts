import { createMemoryStorage } from '@reconnect/storage/memory';
import { describe, expect, it } from 'vitest';
import { moveCursor, readCursor, takeBack } from './mailbox-cursor.ts';

const at = (lastUid: number, uidValidity = '1', aside: readonly number[] = []) => ({ uidValidity, lastUid, aside });

describe('a mailbox’s cursor', () => {
  const storage = createMemoryStorage({ clock: { now: () => 0 } });

  it('is nowhere at first', async () => {
    expect(await readCursor(storage, 'new')).toBeUndefined();
  });

  it('moves on and never back', async () => {
    for (const uid of [3, 7, 5]) await moveCursor(storage, 'one', at(uid));
    expect(await readCursor(storage, 'one')).toEqual(at(7));
  });

  it('begins anew when the mailbox gives its mails new UIDs', async () => {
    await moveCursor(storage, 'two', at(7));
    await moveCursor(storage, 'two', at(2, '2'));
    expect(await readCursor(storage, 'two')).toEqual(at(2, '2'));
  });

  it('remembers what was set aside until that is taken back, whoever moves it on', async () => {
    await moveCursor(storage, 'aside', at(4, '1', [4]));
    await moveCursor(storage, 'aside', at(7));
    await moveCursor(storage, 'aside', at(6, '1', [6, 4]));
    expect(await readCursor(storage, 'aside')).toEqual(at(7, '1', [4, 6]));
    for (const uid of [4, 4, 5]) await takeBack(storage, 'aside', uid);
    expect(await readCursor(storage, 'aside')).toEqual(at(7, '1', [6]));
    await moveCursor(storage, 'aside', at(1, '2'));
    expect(await readCursor(storage, 'aside')).toEqual(at(1, '2'));
  });

  it('goes on from what an earlier release stored', async () => {
    const value = { uidValidity: '1', lastUid: 3 };
    await storage.commit('mailbox', [{ kind: 'put', name: 'earlier', value }]);
    await takeBack(storage, 'earlier', 3);
    await moveCursor(storage, 'earlier', at(5, '1', [5]));
    expect(await readCursor(storage, 'earlier')).toEqual(at(5, '1', [5]));
  });

  it('ends at the furthest when several move it at once', async () => {
    await Promise.all([4, 9, 6, 2].map((uid) => moveCursor(storage, 'three', at(uid))));
    expect(await readCursor(storage, 'three')).toEqual(at(9));
  });
});
