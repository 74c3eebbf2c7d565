import fc from 'fast-check';
import { createTransport } from 'nodemailer';
import { describe, expect, it } from 'vitest';
import type { NumberedCase } from '../cases/support-case.ts';
import { plantedSecrets } from '../testing/planted-secrets.ts';
import { addition, sampleIncident as incident, sampleCase } from '../testing/sample-case.ts';
import { type CaseMail, composeCase, composeFollowUp, composeIncident } from './compose-mail.ts';
import { linesOf } from './mail-content.ts';

const envelope = { from: 'assistant@aptly.example', to: 'help@getaptly.com', replyTo: 'help-chat@aptly.example' };
const { replyTo: _, ...withoutWayBack } = envelope;

/** Every place of a case that holds words of people or providers, filled with `text`. */
function caseSaying(text: string): NumberedCase {
  const evidence = { ...sampleCase.evidence[0]!, code: text, detail: text, requestId: text, traceId: text };
  return {
    ...sampleCase,
    reporter: { name: text, email: text },
    workspace: text,
    inbox: { id: text, provider: 'google', address: text },
    reason: text,
    note: text,
    verdict: { ...sampleCase.verdict!, evidence: [evidence], lastGoodSyncAt: text },
    evidence: [evidence],
    tried: [{ ...sampleCase.tried[0]!, what: text, ended: text }],
    linkAttempts: [{ ...sampleCase.linkAttempts![0]!, ended: text }],
    transcript: [{ ...sampleCase.transcript[0]!, text }],
  };
}

/** Every kind of mail, with `text` wherever somebody else's words can be. */
const kinds = {
  'the mail of a case': (text: string) => composeCase(caseSaying(text), envelope),
  'a mail of a case that cannot be answered to the chat': (text: string) =>
    composeCase(caseSaying(text), withoutWayBack),
  'a later mail of a case': (text: string) =>
    composeFollowUp({ supportCase: caseSaying(text), added: [{ ...addition, text }] }, { n: 2, latest: 1 }, envelope),
  'a mail with later findings': (text: string) =>
    composeFollowUp(
      { supportCase: caseSaying(text), added: [{ ...addition, kind: 'findings', text }] },
      { n: 1, latest: 0, within: { number: 'IN-7K2M9QX', n: 3 } },
      envelope,
    ),
  'a mail that says it is solved': (text: string) =>
    composeFollowUp(
      { supportCase: caseSaying(text), added: [{ ...addition, kind: 'solved', text: '' }] },
      { n: 1, latest: 0 },
      envelope,
    ),
  'the mail of an incident': (text: string) =>
    composeIncident({ incident, cases: [caseSaying(text), caseSaying(text)] }, 1, envelope),
} satisfies Readonly<Record<string, (text: string) => CaseMail>>;

/** The mail as it goes over the wire. */
async function wireOf({ headers, attachments, references, ...mail }: CaseMail) {
  const wire = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  const sent = await wire.sendMail({
    ...mail,
    headers: { ...headers },
    attachments: [...attachments],
    ...(references !== undefined && { references: [...references] }),
  });
  const whole = String(sent.message);
  const [head = ''] = whole.split('\n\n', 1);
  const lines = head.replaceAll(/\n[ \t]+/g, ' ').split('\n');
  return {
    whole,
    head,
    recipients: sent.envelope.to,
    names: lines.map((line) => line.split(':', 1)[0]!.toLowerCase()),
  };
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        ...['\r\n', '\n', '\r', '\u2028', '\0', ' ', ',', ';', ':', '"', '<', '>', '&', "'", '@', '=?utf-8?Q?', '?='],
        ...['Bcc: eve@evil.example', 'eve@evil.example', '<script>', '</td>', '<a href=x>', '--b', '.', 'Case IR-0'],
        ...[
          'https://evil.example/x',
          'www.evil.example',
          'javascript:',
          '${',
          '`',
          '{{title}}',
          '<!--',
          '-->',
          '<@U1>',
        ],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe.each(Object.entries(kinds))('%s', (_kind, saying) => {
  it('has the same headers and the one recipient, whatever people write', async () => {
    const known = (names: readonly string[]) => names.filter((name) => name !== 'reply-to').toSorted();
    const usual = known((await wireOf(saying('plain'))).names);
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const { recipients, names } = await wireOf(saying(text));
        expect(recipients).toEqual([envelope.to]);
        expect(known(names)).toEqual(usual);
        expect(names.filter((name) => name === 'reply-to').length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has a subject of one line without a word of what people write', () => {
    const usual = saying('plain').subject;
    fc.assert(
      fc.property(hostile, (text) => {
        expect(saying(text).subject).toBe(usual);
      }),
    );
  });

  it('has the same markup, whatever people write', () => {
    const tagsOf = (text: string) => saying(text).html.match(/<[^>]*>/g);
    const usual = tagsOf('plain');
    fc.assert(
      fc.property(hostile, (text) => {
        expect(tagsOf(text)).toEqual(usual);
      }),
    );
  });

  it('has the same lines at the margin of its text, whatever people write', () => {
    const marginOf = (text: string) =>
      linesOf(saying(text).text)
        .map((line) => line.slice(0, 4).trim())
        .filter((start) => start !== '');
    const usual = marginOf('plain');
    fc.assert(
      fc.property(hostile, (text) => {
        expect(marginOf(text)).toEqual(usual);
      }),
    );
  });

  it('has no link that a person wrote, not even one that a mail reader would make of plain text', () => {
    const webAddress = /:\/\/|(?<!@[\w.-]*)\b(?:www|evil)\.[a-z]/;
    fc.assert(
      fc.property(hostile, (text) => {
        const { text: plain, html } = saying(text);
        expect(plain).not.toMatch(webAddress);
        expect(html.replaceAll(/<[^>]*>/g, ' ')).not.toMatch(webAddress);
        expect(html.match(/<[^>]*>/g)!.join('\n')).not.toMatch(/<a\b|\b(?:href|src|background)=|url\(/);
      }),
    );
  });

  it.each(plantedSecrets)('holds %s in no part of it', async (_what, sentence, secret) => {
    const mail = saying(sentence);
    expect(JSON.stringify(mail)).not.toContain(secret);
    const { whole, head } = await wireOf(mail);
    expect(whole).not.toContain(secret);
    expect(head).not.toContain(secret);
  });

  it('says in its HTML every word that is in its text', () => {
    const { text, html } = saying('plain');
    const page = html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
    const words = text.split(/[\s|:,]+/).filter((word) => word !== '');
    expect(words.filter((word) => !page.includes(word.replaceAll('"', '&quot;').replaceAll("'", '&#39;')))).toEqual([]);
  });
});
