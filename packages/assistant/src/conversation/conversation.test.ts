import { expect, it } from 'vitest';
import { conversationKey, personOf } from './conversation.ts';

it.each([
  { platform: 'slack', tenant: 'T1', id: 'U1' },
  { platform: 'teams', tenant: 'a:b/ñ', id: '29:1%' },
] as const)('a key names its person: %o', (person) => {
  expect(personOf(conversationKey(person))).toEqual(person);
});

it.each(['slack:T:%', 'slack:%zz:U1', 'slack:T1', 'slack:T1:U1:x', 'irc:T1:U1', 'dana@example.com'])(
  '%s names nobody',
  (key) => {
    expect(personOf(key)).toBeUndefined();
  },
);
