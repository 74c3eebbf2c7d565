import { describe, expect, it } from 'vitest';
import { createUnderstanding } from '../create-understanding.ts';

const understand = createUnderstanding();

describe('provider', () => {
  it.each([
    ["my gmial isn't syncing", 'google'],
    ['our g suite mail stopped', 'google'],
    ['google workspace inbox is stuck', 'google'],
    ['outlok is not connecting', 'microsoft'],
    ['my office 365 mailbox is down', 'microsoft'],
    ['O365 inbox not syncing', 'microsoft'],
    ['exchange mailbox is not updating', 'microsoft'],
    ['my live account is not syncing', 'microsoft'],
    ['jo@hotmail.com is not syncing', 'microsoft'],
    ['jo@gmail.com is not syncing, outlook is fine', 'google'],
    ['gmail and outlook are both down', undefined],
    ['my inbox is stuck', undefined],
    ['get me a live agent', undefined],
  ])('of "%s" is %s', (text, provider) => {
    expect(understand(text).provider).toBe(provider);
  });
});

describe('cause hint', () => {
  it.each([
    ['I changed my password yesterday', 'password_changed'],
    ['got a new password and my inbox is down', 'password_changed'],
    ['cambié mi contraseña y ya no llegan correos', 'password_changed'],
    ['we sent a newsletter and now emails are stuck', 'throttled'],
    ['google says I hit the sending limit, no emails since', 'throttled'],
    ['IT turned on two-factor and my inbox stopped syncing', 'auth_settings_changed'],
    ['the admin changed security settings, mail is not syncing', 'auth_settings_changed'],
    ["I haven't used my inbox in months and it doesn't sync", 'needs_refresh'],
    ['my session expired and my inbox is disconnected', 'needs_refresh'],
    ["I didn't change my password but my inbox isn't syncing", undefined],
    ['my inbox is stuck', undefined],
    ['reset my aptly password', undefined],
  ])('of "%s" is %s', (text, hint) => {
    expect(understand(text).causeHint).toBe(hint);
  });
});

describe('a question beside the cause', () => {
  it.each([
    ['do you read my mail?', 'privacy'],
    ['who gets to see my messages?', 'privacy'],
    ['¿pueden leer mis correos?', 'privacy'],
    ['is it safe?', 'safety'],
    ['¿es seguro?', 'safety'],
    ['will I lose my settings?', 'settings'],
    ['do I have to disconnect first?', 'settings'],
    ['¿se borran los correos si reconecto?', 'settings'],
    ['why does it keep happening?', 'recurrence'],
    ['¿por qué sigue pasando?', 'recurrence'],
    ['what are the limits?', 'limits'],
    ['¿cuántos emails puedo mandar por día?', 'limits'],
    ['do I need my password?', 'password'],
    ['¿necesito mi contraseña?', 'password'],
    ['why did this happen?', undefined],
    ['is it because I changed my password?', undefined],
    ['I changed my password and my mail is not syncing again', undefined],
  ])('of "%s" is %s', (text, about) => {
    expect(understand(text).about).toBe(about);
  });
});

describe('address', () => {
  it('is the one in the words, in lower case', () => {
    expect(understand('Leasing@Oak-Hill.co.uk is not syncing').address).toBe('leasing@oak-hill.co.uk');
  });

  it('is not taken from what is quoted', () => {
    expect(understand('still broken\n> jo@x.com is not syncing').address).toBeUndefined();
  });
});

describe('another inbox', () => {
  it.each([
    ["my other inbox isn't syncing either", true],
    ['what about my other gmail account?', true],
    ['the other one', true],
    ['mi otro buzón no sincroniza', true],
    ['my inbox is not syncing', undefined],
    ['no other emails arrive', undefined],
    ['I tried the other day', undefined],
  ])('of "%s" is %s', (text, other) => {
    expect(understand(text).other).toBe(other);
  });
});
