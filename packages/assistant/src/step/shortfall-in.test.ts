import { advance, type Face, firstSnapshot, type Snapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import type { Intent } from '../ports.ts';
import { at, danasInbox } from '../testing/scripted-world.ts';
import { shortfallIn } from './shortfall-in.ts';
import { wordsOf } from './words.ts';

/** Asked "What went wrong?" or "What was missing?", after a face. */
function faced(face: Face): Snapshot {
  let snapshot = advance(firstSnapshot(), { type: 'person.asked', at }).snapshot;
  const found = { type: 'inboxes.found', run: snapshot.context.run, inboxes: [danasInbox], at } as const;
  for (const event of [found, { type: 'person.saysItWorks', at }, { type: 'person.gaveFace', face, at }] as const) {
    snapshot = advance(snapshot, event).snapshot;
  }
  return snapshot;
}

const meant = (text: string, intent: Intent, snapshot = faced('sad')) =>
  shortfallIn(wordsOf(text, { intent, confidence: 1, alternatives: [] }), snapshot);

describe('words after "What went wrong?"', () => {
  it.each([
    ['it took forever', 'sync_problem', 'too_slow'],
    ['tardó demasiado', 'out_of_scope', 'too_slow'],
    ['the steps were confusing', 'help', 'hard_to_follow'],
    ['it is still not fixed', 'deny', 'not_fixed'],
    ['No me ayudó', 'deny', 'not_fixed'],
    ['the colors are ugly', 'out_of_scope', 'other'],
  ] as const)('"%s", taken for %s, are the reason %s', (text, intent, shortfall) => {
    expect(meant(text, intent)).toBe(shortfall);
    expect(meant(text, intent, faced('neutral'))).toBe(shortfall);
  });

  it.each([
    ['yes', 'affirm'],
    ['no thanks', 'deny'],
    ['check again', 'status'],
    ['never mind', 'cancel'],
    ['are you still there?', 'status'],
    ['let me talk to a person, it is still broken', 'talk_to_human'],
    ['my inbox is not syncing', 'sync_problem'],
  ] as const)('"%s" are none', (text, intent) => {
    expect(meant(text, intent)).toBeUndefined();
  });

  it('are one only where it was asked', () => {
    expect(meant('it took forever', 'sync_problem', faced('happy'))).toBeUndefined();
  });
});
