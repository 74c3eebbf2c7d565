import { describe, expect, it } from 'vitest';
import { wordsFor } from './words.ts';

describe('the words for a locale', () => {
  it.each([
    ['en-US', 'en-US'],
    ['en_GB', 'en-GB'],
    ['EN-us', 'en-us'],
    ['en-Latn-US', 'en-Latn-US'],
    ['en_US.UTF-8', 'en-US'],
    ['en-us-gb', 'en-us'],
    ['en-GB-u-hc-h12', 'en-GB'],
    ['en-150', 'en-150'],
    [undefined, 'en'],
  ])('%s are English, with dates of %s', (given, locale) => {
    expect(wordsFor(given).locale).toBe(locale);
    expect(wordsFor(given)('choice.done')).toBe('Done');
  });

  it.each([
    ['es', 'es'],
    ['es-MX', 'es-MX'],
    ['es_ES', 'es-ES'],
    ['es-419', 'es-419'],
    ['ES-LA', 'es-LA'],
    ['es-Latn-PR', 'es-Latn-PR'],
    ['es-ES_tradnl', 'es-ES'],
  ])('%s are Spanish, with dates of %s', (given, locale) => {
    expect(wordsFor(given).locale).toBe(locale);
    expect(wordsFor(given)('choice.done')).toBe('Listo');
    expect(new Intl.DateTimeFormat(locale).resolvedOptions().locale).toMatch(/^es/);
  });

  it.each([
    ...['de-DE', 'pt_BR', 'zh-Hans-CN', 'enm', 'english', 'x', '', ' ', 'C', '*', '-', 'en1', '日本語'],
    ...['constructor', '__proto__', 'toString', 'en'.repeat(10_000)],
  ])('%j fall back to English', (given) => {
    const words = wordsFor(given);
    expect(words.locale).toBe('en');
    expect(words('choice.done')).toBe('Done');
    expect(new Intl.DateTimeFormat(words.locale).resolvedOptions().locale).toBe('en');
  });

  it('are parsed once a locale', () => {
    expect(wordsFor('en_US')).toBe(wordsFor('en-US'));
  });

  it('throw rather than say a sentence with a hole in it', () => {
    expect(() => wordsFor('en')('checking.title')).toThrow(/address/);
    expect(() => wordsFor('en')('welcome.title', { known: 'yes' })).toThrow(/name/);
  });

  it('repeat what they are given and read nothing into it', () => {
    const address = "{help}'<b>{count, plural, other {#}}</b>";
    expect(wordsFor('en')('checking.title', { address })).toBe(`Checking ${address}`);
  });
});
