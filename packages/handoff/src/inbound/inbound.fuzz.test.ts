import { expect, it } from 'vitest';
import { fuzz, patience } from '../../../../tools/fuzz/fuzz.ts';
import { texts } from '../../../../tools/fuzz/texts.ts';
import { sampleMail } from '../testing/sample-mail.ts';
import { parseAuthenticationResults } from './authentication-results.ts';
import { cutAnswer } from './cut-answer.ts';
import { plainLine, plainText } from './plain-text.ts';
import { readMail } from './read-mail.ts';

const source = (name: string) => new URL(`./${name}.ts`, import.meta.url);

const html = { headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: '<p>Done.</p><ul><li>1</li></ul>' };
const multipart = {
  headers: {
    'Content-Type': 'multipart/mixed; boundary="b"',
    'Auto-Submitted': 'auto-replied',
    References: '<a@b> <c@d>',
  },
  body: '--b\r\nContent-Type: text/html\r\n\r\n<b>Hi</b>\r\n--b\r\nContent-Disposition: attachment; filename="../a.txt"\r\n\r\nx\r\n--b--',
};

it('a mail of any bytes is read, or is none', { timeout: patience }, async () => {
  await fuzz({
    kind: texts,
    sources: [source('read-mail')],
    seeds: [{}, html, multipart].map((sample) => Buffer.from(sampleMail(sample)).toString('latin1')),
    inputs: 250,
    async check(bytes) {
      const mail = await readMail(Buffer.from(bytes, 'latin1'));
      if (mail === undefined) return;
      expect(mail.id).not.toBe('');
      expect(mail.subject).toSatisfy((line: string) => line.length <= 1_000 && !line.includes('\n'));
      expect(mail.attachments.length).toBeLessThanOrEqual(20);
      if (mail.from !== undefined) expect(mail.from.address).toMatch(/^[^\s@]+@[^\s@]+$/);
    },
  });
});

it('an answer is cut to what was written anew, whatever it quotes', { timeout: patience }, async () => {
  await fuzz({
    kind: texts,
    sources: [source('cut-answer')],
    seeds: [
      'Fixed.\n#solved\n\n-- \nAna\nAptly',
      'Thanks!\n\nOn Mon, 23 Nov 2026 at 10:00, Ana <ana@getaptly.com> wrote:\n> Is it\n> well?',
      'Yes\n\n________________\nFrom: Ana\nSent: Monday\nTo: Box\nSubject: Re: it\n\nold',
      `${'a long paragraph '.repeat(25)}\n-----\nSent from my iPhone`,
      'Op schreef\nW dniu a\n',
    ],
    // What is given to the library is cut to what takes it a part of a second.
    within: 2_000,
    inputs: 600,
    check(text) {
      const answer = cutAnswer({ text, subject: text });
      expect(answer.text.length).toBeLessThanOrEqual(20_000);
      expect(answer.text).not.toMatch(/[\ue000\ue001]/);
      expect(answer.text.isWellFormed()).toBe(true);
    },
  });
});

it('what a server found out is read to the end, and comments and quotes say nothing', {
  timeout: patience,
}, async () => {
  await fuzz({
    kind: texts,
    sources: [source('authentication-results')],
    seeds: [
      'mx.aptly.example; spf=pass smtp.mailfrom=a@b.example; dkim=pass (2048-bit) header.d=b.example; dmarc=fail/1 header.from=b.example',
      'mx; auth="x; dmarc=pass" (a (nested; dmarc=pass) \\) comment); none',
    ],
    inputs: 1_000,
    check(value) {
      const read = parseAuthenticationResults(value);
      expect(read?.server ?? 'none').toMatch(/^[^\s=;]+$/);
      const quoted = parseAuthenticationResults(
        `mx.aptly.example; spf=none smtp.mailfrom="${value.replace(/["\\]/g, '')}"`,
      );
      expect(quoted?.results.map(({ method }) => method)).toEqual(['spf']);
    },
  });
});

it('any text becomes readable, on many lines or one', { timeout: patience }, async () => {
  await fuzz({
    kind: texts,
    sources: [source('plain-text')],
    seeds: ['one\r\ntwo\u2028three \u202e four \u200d', 'plain'],
    inputs: 1_000,
    check(text) {
      const read = plainText(text, 1_000);
      expect(read.length).toBeLessThanOrEqual(1_000);
      expect(read.isWellFormed()).toBe(true);
      expect(read).not.toMatch(/(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u);
      expect(plainLine(text, 1_000)).not.toMatch(/[\r\n\u2028\u2029]/);
    },
  });
});
