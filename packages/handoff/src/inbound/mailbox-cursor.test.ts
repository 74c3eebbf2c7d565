import { createMemoryStorage } from '@reconnect/storage/memory';
import { describe, expect, it } from 'vitest';
import { moveCursor, readCursor } from './mailbox-cursor.ts';

const at = (lastUid: number, uidValidity = '1') => ({ uidValidity, lastUid });

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

  it('ends at the furthest when several move it at once', async () => {
    await Promise.all([4, 9, 6, 2].map((uid) => moveCursor(storage, 'three', at(uid))));
    expect(await readCursor(storage, 'three')).toEqual(at(9));
  });
});
