import type { Json } from '@reconnect/storage';
import { firstSnapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import offered from '../../fixtures/released-1/offered.json' with { type: 'json' };
import { dana } from '../testing/scripted-world.ts';
import { type Conversation, newConversation } from './conversation.ts';
import { markOf, withMark } from './deliveries.ts';
import { fromRecord, type Recorded, toRecord } from './record.ts';

const full: Conversation = {
  person: dana,
  address: { channel: 'D1' },
  identity: { email: 'dana@example.com', name: 'Dana', stranger: false },
  revision: 7,
  pending: [{ id: '7.0', deed: { type: 'meet', params: {} }, attempts: 1 }],
  asks: 2,
  questions: [{ ask: 2, topic: 'step', ref: 'm2' }],
  open: [2],
  slots: { steps: 'm2' },
  newest: 'm2',
  seen: [markOf('d1'), markOf('d2')],
  cases: [{ number: 'IR-1', openedAt: '2026-11-22T10:00:00.000Z' }],
  hasHome: true,
};

/** Through the store and back. */
function stored(recorded: Recorded): Conversation {
  const opened = fromRecord(JSON.parse(JSON.stringify(toRecord(recorded))));
  if (opened.outcome !== 'opened') throw new Error(`not opened: ${opened.outcome}`);
  return opened.conversation;
}

describe('the record of a conversation', () => {
  it('is read back as it was', () => {
    const snapshot = firstSnapshot();
    expect(stored({ conversation: full, snapshot })).toEqual(full);
    const left: Conversation = { ...newConversation(dana), revision: 3, address: null };
    expect(stored({ conversation: left, snapshot })).toEqual(left);
  });

  it('says nothing of what is as in a new conversation', () => {
    const record = toRecord({ conversation: { ...newConversation(dana), address: 'dm' }, snapshot: firstSnapshot() });
    expect(record).toEqual({
      format: 2,
      person: dana,
      address: 'dm',
      revision: 0,
      asks: 0,
      pending: [],
      seen: '',
      snapshot: { format: 1, value: 'idle', context: {} },
    });
  });

  it('of the first release is read, and still knows what was delivered', () => {
    const { person, open, questions, seen } = offered.value;
    const opened = fromRecord(JSON.parse(JSON.stringify(offered.value)));
    if (opened.outcome !== 'opened') throw new Error(`not opened: ${opened.outcome}`);
    expect(opened.snapshot.value).toEqual(offered.value.snapshot.value);
    expect(opened.conversation).toMatchObject({ person, open, questions, seen: seen.map(markOf) });
  });

  it('of a newer release is left to that release', () => {
    const newer = { ...(toRecord({ conversation: full, snapshot: firstSnapshot() }) as object), format: 3 };
    expect(fromRecord(newer as Json)).toEqual({ outcome: 'too-new' });
  });

  it('that names a state no longer there begins anew, and knows who to answer where', () => {
    const record = toRecord({ conversation: full, snapshot: firstSnapshot() }) as object;
    const opened = fromRecord({ ...record, snapshot: { format: 1, value: 'gone', context: {} } } as Json);
    expect(opened).toMatchObject({
      outcome: 'opened',
      conversation: { person: dana, address: full.address, identity: full.identity, pending: [], open: [], slots: {} },
    });
  });
});

describe('deliveries', () => {
  it('are remembered by what tells them apart, the latest of them', () => {
    const ids = Array.from({ length: 1_000 }, (_, n) => `Ev${n}`);
    expect(new Set(ids.map(markOf)).size).toBe(ids.length);
    const seen = ids.map(markOf).reduce<readonly string[]>(withMark, []);
    expect(seen).toEqual(ids.slice(-32).map(markOf));
  });
});
