import fc from 'fast-check';
import { createTransport } from 'nodemailer';
import { describe, expect, it } from 'vitest';
import { composeMail } from './compose-mail.ts';
import { plantedSecrets } from './planted-secrets.ts';
import { sampleCase } from './sample-case.ts';
import type { NumberedCase } from './support-case.ts';

const envelope = { from: 'assistant@aptly.example', to: 'help@getaptly.com' };

/** Every place of a case that holds words of people or providers, filled with `text`. */
function caseSaying(text: string): NumberedCase {
  const evidence = { ...sampleCase.evidence[0]!, code: text, detail: text, requestId: text, traceId: text };
  return {
    ...sampleCase,
    reporter: { name: text, email: text },
    workspace: text,
    inbox: { id: text, provider: 'google', address: text },
    reason: text,
    verdict: { ...sampleCase.verdict!, rule: text, evidence: [evidence], lastGoodSyncAt: text },
    evidence: [evidence],
    tried: [{ ...sampleCase.tried[0]!, what: text, ended: text }],
    transcript: [{ ...sampleCase.transcript[0]!, text }],
  };
}

/** The mail as it goes over the wire. */
async function wireOf(supportCase: NumberedCase) {
  const { headers, attachments, ...mail } = composeMail(supportCase, envelope);
  const wire = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  const sent = await wire.sendMail({ ...mail, headers: { ...headers }, attachments: [...attachments] });
  const [head = ''] = String(sent.message).split('\n\n', 1);
  const lines = head.replaceAll(/\n[ \t]+/g, ' ').split('\n');
  return { recipients: sent.envelope.to, names: lines.map((line) => line.slice(0, line.indexOf(':')).toLowerCase()) };
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        ...['\r\n', '\n', '\r', '\u2028', '\0', ' ', ',', ';', ':', '"', '<', '>', '&', "'", '@', '=?utf-8?Q?', '?='],
        ...['Bcc: eve@evil.example', 'eve@evil.example', '<script>', '</td>', '<a href=x>', '--b', '.', 'Case IR-0'],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe('the mail of a case', () => {
  it('has the same headers and the one recipient, whatever people write', async () => {
    const usual = (await wireOf(sampleCase)).names.toSorted();
    expect(usual).toContain('reply-to');
    const { 'reply-to': _, ...others } = Object.fromEntries(usual.map((name) => [name, true]));
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const { recipients, names } = await wireOf(caseSaying(text));
        expect(recipients).toEqual([envelope.to]);
        expect(names.filter((name) => name !== 'reply-to').toSorted()).toEqual(Object.keys(others));
      }),
    );
  });

  it('has a subject of one line without a word of what people write', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(composeMail(caseSaying(text), envelope).subject).toBe(
          '[IR-7K2M9QX] Gmail: password changed (likely), asked in Slack',
        );
      }),
    );
  });

  it('has the same markup, whatever people write', () => {
    const tagsOf = (text: string) => composeMail(caseSaying(text), envelope).html.match(/<[^>]*>/g);
    const usual = tagsOf('plain');
    fc.assert(
      fc.property(hostile, (text) => {
        expect(tagsOf(text)).toEqual(usual);
      }),
    );
  });

  it('has the same lines at the margin of its text, whatever people write', () => {
    const marginOf = (text: string) =>
      composeMail(caseSaying(text), envelope)
        .text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)
        .map((line) => line.slice(0, 4).trim())
        .filter((start) => start !== '');
    const usual = marginOf('plain');
    fc.assert(
      fc.property(hostile, (text) => {
        expect(marginOf(text)).toEqual(usual);
      }),
    );
  });

  it.each(plantedSecrets)('holds %s in no part of it', (_what, sentence, secret) => {
    expect(JSON.stringify(composeMail(caseSaying(sentence), envelope))).not.toContain(secret);
  });

  it('begins with the ten lines support needs', () => {
    expect(composeMail(sampleCase, envelope).text.split('\n').slice(0, 10)).toEqual([
      'Case IR-7K2M9QX, opened 2026-11-22 10:10 UTC',
      'Who:            Dana Field, dana@northwind.example',
      'Inbox:          leasing@northwind.example (Gmail, ib_7)',
      'Workspace:      northwind, asked in Slack',
      expect.stringMatching(
        /^Found: +password changed \(likely\), or auth settings changed; remedy: reconnect; rule google.token.invalid-grant \| Google no longer/,
      ),
      'Evidence:       token refresh (2026-11-22 10:04 UTC), HTTP 400, invalid_grant, "Token has been expired or revoked.", request 0f6b2c1e-8a4d-4b7e-9c1f-2d3e4f5a6b7c | network (2026-11-22 10:04 UTC), ECONNRESET',
      'Last good sync: 2026-11-21 22:40 UTC',
      'Tried:          reconnect: wrong account (2026-11-22 10:06 UTC) | full disconnect: completed (2026-11-22 10:09 UTC)',
      'Sent because:   still broken',
      '',
    ]);
  });

  it('goes on with the conversation, each line with its time and speaker', () => {
    expect(composeMail(sampleCase, envelope).text.split('\n').slice(10)).toEqual([
      'The conversation',
      '2026-11-22 10:04 UTC  Person: why isn’t my inbox syncing?',
      '2026-11-22 10:04 UTC  Assistant: Your password was probably changed.',
      '2026-11-22 10:10 UTC  Person: Still nothing.',
      '    Can a person <please> look & help?',
      '',
    ]);
  });

  it('says the same in HTML, with what people wrote escaped', () => {
    const { html } = composeMail(sampleCase, envelope);
    for (const part of ['IR-7K2M9QX', 'Dana Field', 'leasing@northwind.example', 'invalid_grant', 'wrong account']) {
      expect(html).toContain(part);
    }
    expect(html).toContain('Can a person &lt;please&gt; look &amp; help?');
  });

  it('carries the whole case for machines', () => {
    const [attachment, ...others] = composeMail(sampleCase, envelope).attachments;
    expect(others).toEqual([]);
    expect(attachment).toMatchObject({ filename: 'IR-7K2M9QX.json', contentType: 'application/json' });
    expect(JSON.parse(attachment!.content)).toEqual(sampleCase);
  });

  it('says honestly what is not known', () => {
    const { verdict: _verdict, inbox: _inbox, workspace: _workspace, ...known } = sampleCase;
    const bare: NumberedCase = { ...known, reporter: {}, evidence: [], tried: [], transcript: [], platform: 'teams' };
    const mail = composeMail(bare, envelope);
    expect(mail.subject).toBe('[IR-7K2M9QX] Inbox: help wanted, asked in Teams');
    expect(mail).not.toHaveProperty('replyTo');
    expect(mail.text.split('\n').slice(1, 8)).toEqual([
      'Who:            not known',
      'Inbox:          not known',
      'Workspace:      not known, asked in Teams',
      'Found:          nothing was checked',
      'Evidence:       none',
      'Last good sync: not known',
      'Tried:          nothing yet',
    ]);
  });

  it.each([
    'dana@northwind.example, eve@evil.example',
    'Dana <dana@northwind.example>',
    'dana@northwind.example\r\nBcc: eve@evil.example',
    '=?utf-8?Q?eve=40evil.example=2C?=@northwind.example',
    'dana',
  ])('sends answers nowhere rather than to %j', (email) => {
    expect(composeMail({ ...sampleCase, reporter: { email } }, envelope)).not.toHaveProperty('replyTo');
  });
});
