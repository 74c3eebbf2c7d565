import { describe, expect, it } from 'vitest';
import { formatMoment, formatMomentForOthers, formatMomentInSentence } from './moment.ts';

const at = '2026-11-22T23:05:00Z';
const now = Date.parse('2026-11-22T23:30:00Z');

/** Intl sets narrow and unbreakable spaces, which differ by release. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

describe('a moment', () => {
  it.each([
    ['en-US', '3:05 PM'],
    ['es-MX', '3:05 p.m.'],
    ['es-ES', '15:05'],
  ])('of today in %s is the time alone', (locale, told) => {
    expect(plain(formatMoment(at, { locale, timeZone: 'America/Los_Angeles', now }))).toBe(told);
  });

  it('of another day on the person’s own calendar has the day', () => {
    const told = formatMoment(at, { locale: 'es-MX', timeZone: 'Europe/Madrid', now: Date.parse('2026-11-22T22:30Z') });
    expect(plain(told)).toBe('lun 23 de nov, 12:05 a.m.');
    expect(plain(formatMoment(at, { locale: 'es', timeZone: 'Europe/Madrid', now }))).toBe('0:05');
  });

  it('has the day where it is not known when it is read', () => {
    expect(plain(formatMoment(at, { locale: 'en-US', timeZone: 'America/Los_Angeles' }))).toBe('Sun, Nov 22, 3:05 PM');
  });

  it.each([
    ['es-MX', 'las 3:05 p.m.', 'el dom 22 de nov a las 3:05 p.m.'],
    ['es', 'las 15:05', 'el dom, 22 nov a las 15:05'],
    ['en-US', '3:05 PM', 'Sun, Nov 22, 3:05 PM'],
  ])('in a sentence has the articles of %s', (locale, today, anotherDay) => {
    const clock = { locale, timeZone: 'America/Los_Angeles' };
    expect(plain(formatMomentInSentence(at, { ...clock, now }))).toBe(today);
    expect(plain(formatMomentInSentence(at, clock))).toBe(anotherDay);
  });

  it('at one o’clock takes the article of one hour', () => {
    const clock = { locale: 'es-MX', timeZone: 'America/Los_Angeles', now };
    expect(plain(formatMomentInSentence('2026-11-22T21:05:00Z', clock))).toBe('la 1:05 p.m.');
  });

  it.each([
    ['en-US', 'America/Los_Angeles', 'November 22, 2026 at 3:05 PM PST'],
    ['en-US', 'Nowhere/Else', 'November 22, 2026 at 11:05 PM UTC'],
    ['en-US', undefined, 'November 22, 2026 at 11:05 PM UTC'],
    ['es-MX', 'America/Mexico_City', '22 de noviembre de 2026 a las 5:05 p.m. GMT-6'],
  ])('for others has day, year and time zone, in %s at %s', (locale, timeZone, told) => {
    expect(plain(formatMomentForOthers(at, { locale, timeZone, now }))).toBe(told);
  });

  it.each([undefined, '', 'Customized Time Zone', 'Nowhere/Else'])(
    'names the time zone where that of the person is %s',
    (timeZone) => {
      expect(formatMoment(at, { locale: 'es', timeZone, now })).toMatch(/^23:05 UTC$/);
    },
  );
});
