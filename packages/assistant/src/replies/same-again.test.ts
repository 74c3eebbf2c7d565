import { firstSnapshot, type Tried } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { at, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { compose } from './compose.ts';
import type { View } from './view.ts';

const later = '2026-11-22T10:05:00.000Z';
const entry = (what: Tried['what'], ended: Tried['ended'], when = at): Tried => ({ what, ended, at: when });
const before = entry('diagnosis', 'password_changed');
const again = entry('diagnosis', 'password_changed', later);

const view = (context: Partial<View['context']>): View => ({
  context: {
    ...firstSnapshot().context,
    inbox: danasInbox,
    verdict: verdictOf('reconnect', 'password_changed'),
    ...context,
  },
  identity: { stranger: false },
  now: Date.parse(later),
  supportAddress: 'help@getaptly.com',
});

type Said = Parameters<typeof compose>[0];
const firstLine = (topic: Said, context: Partial<View['context']>) => {
  const [block] = compose(topic, view(context), 1).blocks;
  return block?.kind === 'text' ? block.text : block?.kind;
};
const same = 'I looked again, and it is still the same.';

describe('a check that finds the same again', () => {
  it.each([
    ['offer', []],
    ['healthy', []],
    ['waiting', [entry('wait', 'throttled', later)]],
    ['administrator', [entry('administrator', 'note given', later)]],
    ['owner_asked', [entry('owner', 'asked', later)]],
    ['owner_needed', [entry('owner', 'not_found', later)]],
  ] as const)('says so first (%s)', (topic, tried) => {
    expect(firstLine(topic, { tried: [before, again, ...tried] })).toBe(same);
    expect(firstLine(topic, { tried: [before, entry('wait', 'throttled'), again, ...tried] })).toBe(same);
  });

  it('says so first where it leads to support', () => {
    const ours = { verdict: verdictOf('contact_support', 'app_misconfigured'), handoffReason: 'our_fault' } as const;
    expect(firstLine('confirm_handoff', { ...ours, tried: [before, again] })).toBe(same);
  });

  it.each([
    ['the first check', { tried: [before] }],
    ['a check that found something else', { tried: [entry('diagnosis', 'healthy'), again] }],
    ['a sign-in that was refused', { tried: [before, again], refusal: { reason: 'cancelled' } }],
    [
      'another link without a check',
      {
        tried: [before, again],
        links: [
          { mode: 'plain', at: later },
          { mode: 'plain', at: later },
        ],
      },
    ],
    [
      'something that came of the owner later',
      { tried: [before, again, entry('owner', 'asked'), entry('owner', 'declined')] },
    ],
  ] as const)('is not claimed of %s', (_, context) => {
    expect(firstLine('offer', context)).not.toBe(same);
  });
});
