import { describe, expect, it } from 'vitest';
import { createAsker, hears, isLost } from './asker.ts';

describe('an asker', () => {
  it.each([
    ['placed', 'Many inboxes are affected right now. You are number 1,204 in line, about 2 min.'],
    ['judged', 'Google is probably having trouble'],
    ['judged', 'Google is not answering properly'],
    ['promised', 'I will check again at 10:15 and tell you here.'],
    ['relieved', 'The connection looks fine'],
  ] as const)('is %s by “%s”', (what, words) => {
    const asker = createAsker('000000001', 'slack');
    hears(asker, JSON.stringify({ text: words }), 5);
    expect(asker).toMatchObject({ answered: 5, [what]: 5 });
  });

  it('remembers when it was told first', () => {
    const asker = createAsker('000000001', 'slack');
    for (const now of [5, 6]) hears(asker, 'Checking', now);
    expect(asker).toEqual({ number: '000000001', platform: 'slack', refusals: 0, answered: 5 });
  });

  const all = ['acknowledged', 'answered', 'judged', 'promised', 'relieved', 'placed'] as const;
  it.each<[string, boolean, readonly (typeof all)[number][]]>([
    ['told everything', false, ['acknowledged', 'answered', 'judged', 'promised', 'relieved']],
    ['told their place in line, and promised nothing', false, ['acknowledged', 'answered', 'placed']],
    ['never taken, which the platform knows', false, []],
    ['taken and never answered', true, ['acknowledged']],
    ['left without a verdict', true, ['acknowledged', 'answered']],
    ['promised news that never came', true, ['acknowledged', 'answered', 'judged', 'promised']],
  ])('%s: is lost is %s', (_, lost, happened) => {
    const asker = { ...createAsker('000000001', 'slack'), ...Object.fromEntries(happened.map((what) => [what, 1])) };
    expect(isLost(asker)).toBe(lost);
  });
});
