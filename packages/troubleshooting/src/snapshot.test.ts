import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { advance, type Step } from './advance.ts';
import { emptyContext } from './context.ts';
import { firstSnapshot, openSnapshot, type Snapshot, storeSnapshot } from './snapshot.ts';
import { walkEverywhere } from './testing/walk.ts';

function throughTheStore(snapshot: Snapshot): Snapshot {
  const opened = openSnapshot(JSON.parse(JSON.stringify(storeSnapshot(snapshot))));
  if (opened.outcome !== 'opened') throw new Error(`not opened: ${opened.outcome}`);
  return opened.snapshot;
}

describe('a stored snapshot', () => {
  it('opens as what was stored and goes on alike, from every situation, whatever happens next', () => {
    const reopened = new Map<string, Snapshot>();
    const expectSame = (one: Step, other: Step) => {
      const [left, right] = [one, other].map(({ snapshot, effects, heard }) => [
        storeSnapshot(snapshot),
        effects,
        heard,
      ]);
      // There are fifty thousand of them: `expect` is left to say what differs.
      if (!isDeepStrictEqual(left, right)) expect(left).toStrictEqual(right);
    };
    walkEverywhere(({ from, before, event, step }) => {
      const after = reopened.get(from) ?? throughTheStore(before);
      reopened.set(from, after);
      expectSame(advance(after, event), step);
    });
  });

  it('says nothing of what is as in a conversation in which nothing has happened', () => {
    expect(storeSnapshot(firstSnapshot())).toEqual({ format: 1, value: 'idle', context: {} });
  });

  it('of an earlier release opens, with nothing of what that release did not remember', () => {
    const { appeals: _, ...context } = emptyContext;
    const opened = openSnapshot({ format: 1, value: 'waitingForOwner', context } as never);
    if (opened.outcome !== 'opened') throw new Error(`not opened: ${opened.outcome}`);
    expect(opened.snapshot.value).toEqual({ waitingForOwner: 'asking' });
    expect(opened.snapshot.context.appeals).toEqual([]);
  });

  it('of a newer release is left to that release', () => {
    expect(openSnapshot({ ...storeSnapshot(firstSnapshot()), format: 99 })).toEqual({ outcome: 'too-new' });
  });

  it.each(['gone', { diagnosing: 'gone' }, { gone: 'asking' }, { idle: 'inner' }])(
    'that names the unknown state %o is unreadable',
    (value) => {
      expect(openSnapshot({ format: 1, value, context: emptyContext } as never)).toEqual({ outcome: 'unreadable' });
    },
  );

  it('that is no snapshot at all is unreadable', () => {
    expect(openSnapshot({ format: 1, value: null, context: emptyContext } as never)).toEqual({ outcome: 'unreadable' });
  });
});
