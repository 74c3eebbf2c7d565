import { describe, expect, it } from 'vitest';
import { phrases } from './phrases.ts';

const theInbox = phrases`it | this | (the | my) inbox`;
const checks = phrases`
  [please]* (check | look at) ${theInbox} [again]

  vuelv~ a revisar
`;

it.each([
  'check it',
  'please check my inbox again',
  'please please look at this',
  'vuelva a revisar',
  'vuelve a revisar',
])('"%s" is one of the phrases', (said) => {
  expect(checks.matches(said)).toBe(true);
});

it.each(['', 'check', 'check it now', 'so check it', 'check its', 'recheck it', 'check my', 'vuelva revisar'])(
  '"%s" is none of them',
  (said) => {
    expect(checks.matches(said)).toBe(false);
  },
);

it('stands anywhere, and always in whole words', () => {
  expect(checks.occursIn('so check it then')).toBe(true);
  expect(checks.occursIn('check it')).toBe(true);
  expect(checks.occursIn('recheck it')).toBe(false);
  expect(checks.occursIn('check item')).toBe(false);
});

it('stands at the beginning', () => {
  expect(checks.begins('check it then')).toBe(true);
  expect(checks.begins('so check it')).toBe(false);
});

it('leaves up to so many words between two', () => {
  const howLong = phrases`how long {2} take`;
  expect(howLong.matches('how long take')).toBe(true);
  expect(howLong.matches('how long will <address> take')).toBe(true);
  expect(howLong.matches('how long will it ever take')).toBe(false);
});

it('minds what comes next', () => {
  const reads = phrases`read my mail !(again | yet)`;
  expect(reads.occursIn('read my mail then')).toBe(true);
  expect(reads.occursIn('read my mail')).toBe(true);
  expect(reads.occursIn('read my mail again')).toBe(false);
});

it('goes on with a phrase on a line that stands further in', () => {
  const moods = phrases`
    very
      (happy
        | sad)
      indeed

    none
  `;
  expect(['very happy indeed', 'very sad indeed', 'none'].every(moods.matches)).toBe(true);
  expect(['very', 'happy', 'indeed', 'sad indeed'].some(moods.matches)).toBe(false);
});

describe('what cannot be read is refused, with the phrases', () => {
  it.each([
    [phrases`a (b | c`, ') is missing'],
    [phrases`a [b`, '] is missing'],
    [phrases`a ]`, 'closed before it was opened'],
    [phrases`a | | b`, 'a phrase without words'],
    [phrases`a ()`, 'a phrase without words'],
    [phrases``, 'a phrase without words'],
    [phrases`a?`, '? means nothing'],
  ])('%#', (wrong, why) => {
    expect(() => wrong.matches('a')).toThrow(why);
    expect(() => wrong.matches('a')).toThrow(SyntaxError);
  });
});
