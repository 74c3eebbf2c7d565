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
  it('opens as what was stored, from every situation', () => {
    const seen = new Set<string>();
    walkEverywhere(({ to, step: { snapshot } }) => {
      if (seen.has(to)) return;
      seen.add(to);
      expect(throughTheStore(snapshot).value).toEqual(snapshot.value);
    });
  });

  it('goes on as the one that was stored, whatever happens next', () => {
    const reopened = new Map<string, Snapshot>();
    const plain = ({ snapshot, effects, heard }: Step) => {
      const { value, status, context } = snapshot;
      return { value, status, context, effects, heard };
    };
    walkEverywhere(({ from, before, event, step }) => {
      const after = reopened.get(from) ?? throughTheStore(before);
      reopened.set(from, after);
      expect(plain(advance(after, event))).toEqual(plain(step));
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
