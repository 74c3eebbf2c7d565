import { bareWords } from '@reconnect/phrases';
import { advance, type Event, firstSnapshot, type Snapshot } from '@reconnect/troubleshooting';
import { expect, it } from 'vitest';
import { at, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { isAboutAccount } from './account-meant.ts';

const after = (snapshot: Snapshot, ...events: readonly Event[]): Snapshot =>
  events.reduce((before, event) => advance(before, event).snapshot, snapshot);

const offered = after(
  firstSnapshot(),
  { type: 'person.asked', at },
  { type: 'inboxes.found', run: 1, inboxes: [danasInbox], at },
  { type: 'diagnosis.completed', run: 2, verdict: verdictOf('reconnect', 'password_changed'), at },
);
const refused = after(offered, {
  type: 'reconnect.refused',
  inbox: danasInbox,
  at,
  refusal: { reason: 'wrong_account', account: 'x@example.com' },
});

it.each(['which account', 'what account should i use?', 'which google account do I pick', '¿qué cuenta uso?'])(
  'somebody who is to sign in asks which account it takes: “%s”',
  (text) => {
    expect(isAboutAccount(bareWords(text), offered)).toBe(true);
    expect(isAboutAccount(bareWords(text), firstSnapshot())).toBe(false);
  },
);

it.each([
  'i only have that one',
  'that is my account',
  'i used the right account',
  'that is the only account i have',
  "i don't have another account",
  'i cant sign in with that one',
  'i dont have that account',
  'which one then',
  'cuál entonces',
  'solo tengo esa',
  'no tengo esa cuenta',
  'es mi cuenta',
])('somebody who took another account says that it is theirs, or that they have no other: “%s”', (text) => {
  expect(isAboutAccount(bareWords(text), refused)).toBe(true);
  expect(isAboutAccount(bareWords(text), offered)).toBe(false);
});

it.each(['it still does not work', 'I signed in', 'why?', 'no'])('“%s” is not about the account', (text) => {
  expect(isAboutAccount(bareWords(text), refused)).toBe(false);
});
