import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { languages } from '../locale.ts';
import { wordsFor } from '../words.ts';
import type { MessageKey } from './catalogue.ts';
import { catalogues } from './catalogues.ts';

const keys = Object.keys(catalogues.en.messages) as MessageKey[];

/** A value for every placeholder there is. */
const values = {
  account: 'dana@northwind.example',
  address: 'leasing@northwind.example',
  was: 'throttled',
  same: 'yes',
  found: 'Your connection needs a refresh',
  app: '1234-app',
  button: 'Reconnect',
  cause: 'Your password was changed',
  causes: 'a usage limit or something else',
  chat: 'slack',
  choice: 'Reconnect',
  code: 'a-code',
  correlation: 'a-correlation',
  count: 2,
  email: 'dana@northwind.example',
  from: '9:00 AM',
  help: 'help@getaptly.com',
  known: 'yes',
  here: 'no',
  mail: 'yes',
  finding: 'Mail flows again',
  inbox: 'yes',
  mailbox: 'Gmail',
  minutes: 2,
  name: 'Dana',
  names: 'invoice.pdf',
  speaker: 'Ana from support',
  notifications: 'yes',
  number: 'IR-7K2M9QX',
  of: 7,
  owner: 'd•••@northwind.example',
  permissions: 'reading your mail',
  promised: 'yes',
  provider: 'Google',
  request: 'a-request',
  seconds: 3,
  setting: 'App access control',
  step: 'Back in Aptly, click Save.',
  steps: '1. Find Aptly.',
  time: '10:05 AM',
  to: '9:40 AM',
  trace: 'a-trace',
  transcript: 'yes',
  where: 'admin.google.com',
  word: 'billing',
};

/** Every way a message can come out. */
const samples = ['yes', 'no'].flatMap((known) =>
  ['slack', 'teams', 'unknown'].flatMap((chat) =>
    [0, 1, 2, 1000].map((count) => ({
      ...values,
      known,
      chat,
      transcript: known,
      notifications: known,
      inbox: known,
      count,
      seconds: count,
    })),
  ),
);

describe.each(languages)('the messages in %s', (language) => {
  it.each(keys)('can say %s', (key) => {
    expect(() => new IntlMessageFormat(catalogues[language].messages[key], language)).not.toThrow();
    for (const sample of samples) {
      const said = wordsFor(language)(key, sample);
      expect(said).not.toMatch(/[{}]|undefined|NaN| {2}/);
      expect(said).toBe(said.trim());
    }
  });
});

describe('the messages', () => {
  it('count in words that fit the number', () => {
    const say = wordsFor('en');
    expect(say('which_inbox.text', { count: 1 })).toContain('one inbox ');
    expect(say('which_inbox.text', { count: 3 })).toContain('3 inboxes');
    expect(say('reconnected.missed', { ...values, count: 1 })).toMatch(/^1 message .*\(9:00 AM\)/);
    expect(say('reconnected.missed', { ...values, count: 1000 })).toMatch(/^1,000 messages .*\(9:00 AM to 9:40 AM\)/);
  });

  it('count in Spanish as Spanish does, and write numbers as the country does', () => {
    const say = wordsFor('es-MX');
    expect(say('which_inbox.text', { count: 1 })).toContain('un buzón ');
    expect(say('which_inbox.text', { count: 3 })).toContain('3 buzones');
    expect(say('reconnected.missed', { ...values, count: 0 })).toMatch(/^No llegó ningún mensaje/);
    expect(say('reconnected.missed', { ...values, count: 1_000_000 })).toContain('llegaron 1,000,000 mensajes');
    expect(wordsFor('es-CO')('reconnected.missed', { ...values, count: 12_345 })).toContain('12.345 mensajes');
  });

  it('name a person, an address and a provider only where they are known', () => {
    const say = wordsFor('en');
    expect(say('welcome.title', { known: 'yes', here: 'no', name: 'Dana' })).toBe('Hi Dana!');
    expect(say('welcome.title', { known: 'no', here: 'no', name: '' })).toBe('Hi!');
    expect(say('handed_off.text', { ...values, known: 'no', here: 'no', email: '' })).not.toContain('by e-mail');
    expect(wordsFor('es')('welcome.title', { known: 'no', here: 'no', name: '' })).toBe('¡Hola!');
    expect(wordsFor('es')('handed_off.text', { ...values, known: 'no', here: 'no', email: '' })).not.toContain(
      'por correo',
    );
  });
});
