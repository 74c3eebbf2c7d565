import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { type MessageKey, wordsFor } from '../words.ts';
import { en } from './en.ts';

const keys = Object.keys(en) as MessageKey[];

/** A value for every placeholder there is. */
const values = {
  account: 'dana@northwind.example',
  address: 'leasing@northwind.example',
  app: '1234-app',
  cause: 'Your password was changed',
  causes: 'a usage limit or something else',
  code: 'a-code',
  count: 2,
  email: 'dana@northwind.example',
  from: '9:00 AM',
  help: 'help@getaptly.com',
  known: 'yes',
  mailbox: 'Gmail',
  name: 'Dana',
  number: 'IR-7K2M9QX',
  permissions: 'reading your mail',
  provider: 'Google',
  request: 'a-request',
  seconds: 3,
  setting: 'App access control',
  steps: '1. Find Aptly.',
  time: '10:05 AM',
  to: '9:40 AM',
  trace: 'a-trace',
  where: 'admin.google.com',
};

describe('the messages', () => {
  it.each(keys)('can say %s', (key) => {
    expect(() => new IntlMessageFormat(en[key], 'en')).not.toThrow();
    for (const known of ['yes', 'no'])
      for (const count of [0, 1, 2, 1000]) {
        const said = wordsFor('en')(key, { ...values, known, count, seconds: count });
        expect(said).not.toMatch(/[{}]|undefined|NaN| {2}/);
        expect(said).toBe(said.trim());
      }
  });

  it('count in words that fit the number', () => {
    const say = wordsFor('en');
    expect(say('which_inbox.text', { count: 1 })).toContain('one inbox ');
    expect(say('which_inbox.text', { count: 3 })).toContain('3 inboxes');
    expect(say('fact.checked.value', { seconds: 0 })).toBe('just now');
    expect(say('fact.checked.value', { seconds: 1 })).toBe('1 second ago');
    expect(say('fact.checked.value', { seconds: 3 })).toBe('3 seconds ago');
    expect(say('reconnected.missed', { ...values, count: 1 })).toMatch(/^1 message .*\(9:00 AM\)/);
    expect(say('reconnected.missed', { ...values, count: 1000 })).toMatch(/^1,000 messages .*\(9:00 AM to 9:40 AM\)/);
  });

  it('name a person, an address and a provider only where they are known', () => {
    const say = wordsFor('en');
    expect(say('welcome.title', { known: 'yes', name: 'Dana' })).toBe('Hi Dana!');
    expect(say('welcome.title', { known: 'no', name: '' })).toBe('Hi!');
    expect(say('handed_off.text', { ...values, known: 'no', email: '' })).toContain('by e-mail. ');
  });
});
