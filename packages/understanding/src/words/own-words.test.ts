import { describe, expect, it } from 'vitest';
import { ownWords } from './own-words.ts';

describe('own words', () => {
  it.each([
    ['quoted lines', '> is it fixed?\nno, still broken', 'no, still broken'],
    ['quotes that Slack escaped', '&gt; is it fixed?\nno', 'no'],
    [
      'the mail replied to',
      'that did not help\n\nOn Tue, Nov 3, 2026 at 9:14 AM Support wrote:\nplease reconnect',
      'that did not help',
    ],
    [
      'the mail replied to, in Spanish',
      'no funciona\nEl mar, 3 nov 2026, Soporte escribió:\n> reconecte',
      'no funciona',
    ],
    ['a reply header within a line', 'still nothing On Nov 3, 2026 Ana wrote: did you reconnect?', 'still nothing'],
    [
      'a forwarded mail',
      'is this safe?\n---------- Forwarded message ---------\nFrom: Bob\nSubject: reconnect',
      'is this safe?',
    ],
    ["Outlook's header", 'please help\nFrom: Bob <bob@x.com>\nSent: Monday\nyour inbox is down', 'please help'],
    ['subject prefixes', 'Fwd: RE: inbox stuck', 'inbox stuck'],
    ['mentions', '<@U123ABC> <at>Reconnect</at> inbox stuck', 'inbox stuck'],
  ])('are what is left without %s', (_, text, own) => {
    expect(ownWords(text)).toBe(own);
  });

  it('may stand below the quote', () => {
    expect(ownWords('On Nov 3, 2026 Ana wrote:\n> did it help?\nyes it did')).toBe('yes it did');
  });

  it("keep the address and the label of Slack's links", () => {
    expect(ownWords('<mailto:jo@x.com|jo@x.com> see <https://x.com/a|this page>')).toBe('jo@x.com see this page');
  });

  it('end after 2,000 characters', () => {
    expect(ownWords('a'.repeat(5_000))).toHaveLength(2_000);
  });

  it('are empty when all is quoted', () => {
    expect(ownWords('> inbox stuck\n> for days')).toBe('');
  });
});
