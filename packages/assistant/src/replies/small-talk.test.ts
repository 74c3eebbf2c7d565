import { firstSnapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { compose } from './compose.ts';
import type { View } from './view.ts';

const { context } = firstSnapshot();
const first: View = {
  context,
  at: 'idle',
  now: Date.parse('2026-11-22T10:00:03.000Z'),
  supportAddress: 'help@getaptly.com',
};
const offered: View = {
  ...first,
  at: 'offeringReconnect',
  context: { ...context, run: 1, inbox: danasInbox, verdict: verdictOf('reconnect', 'password_changed') },
};
const atStep: View = { ...offered, at: 'walkingSteps.atStep', context: { ...offered.context, step: 3 } };
const verbs = (topic: 'capabilities' | 'not_understood', view: View) =>
  compose(topic, view, 7).choices.map(({ verb }) => verb);

describe('what the assistant is for', () => {
  it('ends with a first check before one, and with the inbox in question after it', () => {
    expect(verbs('capabilities', first)).toEqual(['ask', 'human']);
    const { summary } = compose('capabilities', offered, 7);
    expect(summary).toMatch(/I am an automated assistant\. · Back to dana@example\.com: Your password was changed\.$/);
    expect(verbs('capabilities', offered)).toEqual(['link', 'human']);
  });
});

describe('a greeting', () => {
  it('in the middle of something leads back to it, and is the first one where nothing is under way', () => {
    const { summary, choices } = compose('welcome', offered, 7);
    expect(summary).toBe('Hello! I am still here. · Back to dana@example.com: Your password was changed.');
    expect(choices.map(({ verb }) => verb)).toEqual(['link', 'human']);
    for (const at of ['idle', 'closed.quiet']) expect(compose('welcome', { ...first, at }, 7).title).toBe('Hi!');
  });
});

describe('words that are not understood', () => {
  it('lead back to the inbox in question', () => {
    expect(verbs('not_understood', first)).toEqual(['ask', 'human']);
    expect(compose('not_understood', offered, 7).summary).toContain('Back to dana@example.com');
    expect(verbs('not_understood', offered)).toEqual(['link', 'human']);
  });

  it('lead back to the step that the person is at', () => {
    expect(compose('not_understood', atStep, 7).summary).toMatch(/Back to step 4 of 7: Now click Reconnect\./);
    expect(verbs('not_understood', atStep)).toEqual(['next', 'back', 'stuck']);
  });

  it('are asked about without what cannot be meant yet', () => {
    const likely = ['affirm', 'deny', 'cancel', 'restart', 'status'] as const;
    expect(verbs('not_understood', { ...first, likely })).toEqual(['status', 'human']);
    expect(verbs('not_understood', { ...first, likely: ['deny'] })).toEqual(['ask', 'human']);
    expect(verbs('not_understood', { ...first, context: { ...context, run: 1 }, likely })).toEqual([
      'cancel',
      'start_over',
      'status',
      'human',
    ]);
    expect(verbs('not_understood', { ...offered, likely: ['deny', 'reconnect'] })).toEqual([
      'still_broken',
      'link',
      'human',
    ]);
  });
});
