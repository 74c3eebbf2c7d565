import { describe, expect, it } from 'vitest';
import { emptyContext } from './context.ts';
import { firstSnapshot, openSnapshot, storeSnapshot } from './snapshot.ts';
import { walkEverywhere } from './walk.ts';

describe('a stored snapshot', () => {
  it('opens as what was stored, from every situation', () => {
    const seen = new Set<string>();
    walkEverywhere(({ to, step: { snapshot } }) => {
      if (seen.has(to)) return;
      seen.add(to);
      const opened = openSnapshot(JSON.parse(JSON.stringify(storeSnapshot(snapshot))));
      if (opened.outcome !== 'opened') throw new Error(`not opened: ${opened.outcome}`);
      expect(opened.snapshot.value).toEqual(snapshot.value);
    });
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
