import { describe, expect, it } from 'vitest';
import type { NumberedCase } from '../cases/support-case.ts';
import { addition, sampleIncident as incident, outageCase, sampleCase } from '../testing/sample-case.ts';
import { caseText, composeCase, composeFollowUp, composeIncident } from './compose-mail.ts';

const envelope = { from: 'assistant@aptly.example', to: 'help@getaptly.com', replyTo: 'help-chat@aptly.example' };
const { replyTo: _, ...withoutWayBack } = envelope;

describe('the mail of a case', () => {
  it('begins with the ten lines support needs', () => {
    expect(composeCase(sampleCase, envelope).text.split('\n').slice(0, 10)).toEqual([
      'Case IR-7K2M9QX, opened 2026-11-22 10:10 UTC',
      'Who:            Dana Field, dana@northwind.example',
      'Inbox:          leasing@northwind.example (Gmail, ib_7)',
      'Workspace:      northwind, asked in Slack',
      expect.stringMatching(
        /^Found: +password changed \(likely\), or auth settings changed; remedy: reconnect; rule google\.token\.invalid-grant \| the person was told: Google no longer/,
      ),
      'Evidence:       token refresh (2026-11-22 10:04 UTC), HTTP 400, invalid_grant, "Token has been expired or revoked.", request 0f6b2c1e-8a4d-4b7e-9c1f-2d3e4f5a6b7c | network (2026-11-22 10:04 UTC), ECONNRESET',
      'Last good sync: 2026-11-21 22:40 UTC',
      'Tried:          reconnect: wrong account (2026-11-22 10:06 UTC) | full disconnect: completed (2026-11-22 10:09 UTC)',
      'Links:          reconnect: wrong account (2026-11-22 10:05 UTC) | full disconnect: completed (2026-11-22 10:08 UTC)',
      'Sent because:   still broken',
    ]);
  });

  it('goes on with the note, then the conversation, each line with its time and speaker, then how to answer', () => {
    const noted = { ...sampleCase, note: 'Rent is due.\nPlease hurry.' };
    expect(composeCase(noted, envelope).text.split('\n').slice(10)).toEqual([
      '',
      'In their own words',
      '2026-11-22 10:10 UTC  Person: Rent is due.',
      '    Please hurry.',
      '',
      'The conversation',
      '2026-11-22 10:04 UTC  Person: why isn’t my inbox syncing?',
      '2026-11-22 10:04 UTC  Assistant: Your password was probably changed.',
      '2026-11-22 10:10 UTC  Person: Still nothing.',
      '    Can a person <please> look & help?',
      '',
      'Answer this mail and the person reads your words in their chat in Slack. Quotes and signatures are cut off; files stay here.',
      'A line that says only #solved closes the case.',
      '',
    ]);
  });

  it('says so when the person does not want the conversation to be sent', () => {
    const mail = composeCase({ ...sampleCase, transcript: [], transcriptLeftOut: true }, envelope);
    expect(mail.text).toContain('The conversation\nLeft out: the person did not want it to be sent.\n');
    expect(mail.html).toContain('Left out: the person did not want it to be sent.');
  });

  it.each([
    [1, '1 earlier message.'],
    [312, '312 earlier messages.'],
  ])('says how many messages came before those it holds: %i', (earlierLinesLeftOut, words) => {
    const mail = composeCase({ ...sampleCase, earlierLinesLeftOut }, envelope);
    expect(mail.text).toContain(`The conversation\nLeft out: ${words}\n2026-11-22 10:04 UTC  Person: `);
    expect(mail.html).toContain(`Left out: ${words}`);
  });

  it('says the same in HTML, with what people wrote escaped', () => {
    const { html } = composeCase(sampleCase, envelope);
    for (const part of ['IR-7K2M9QX', 'Dana Field', 'leasing@northwind.example', 'invalid_grant', 'wrong account']) {
      expect(html).toContain(part);
    }
    expect(html).toContain('Can a person &lt;please&gt; look &amp; help?');
  });

  it('carries the whole case for machines', () => {
    const [attachment, ...others] = composeCase(sampleCase, envelope).attachments;
    expect(others).toEqual([]);
    expect(attachment).toMatchObject({ filename: 'IR-7K2M9QX.json', contentType: 'application/json' });
    expect(JSON.parse(attachment!.content)).toEqual(sampleCase);
  });

  it('says honestly what is not known', () => {
    const { verdict: _verdict, inbox: _inbox, workspace: _workspace, linkAttempts: _links, ...known } = sampleCase;
    const bare: NumberedCase = { ...known, reporter: {}, evidence: [], tried: [], transcript: [], platform: 'teams' };
    const mail = composeCase(bare, withoutWayBack);
    expect(mail.subject).toBe('[IR-7K2M9QX] Inbox: help wanted, asked in Teams');
    expect(mail).not.toHaveProperty('replyTo');
    expect(mail.text.split('\n').slice(1, 9)).toEqual([
      'Who:            not known',
      'Inbox:          not known',
      'Workspace:      not known, asked in Teams',
      'Found:          nothing was checked',
      'Evidence:       none',
      'Last good sync: not known',
      'Tried:          nothing yet',
      'Links:          not known',
    ]);
    expect(mail.text).toContain('An answer to this mail does not reach the person. They asked in Teams.');
  });

  it('is answered to the address of the case, or to the person where no answer is read', () => {
    expect(composeCase(sampleCase, envelope).replyTo).toBe('help-chat+ir-7k2m9qx@aptly.example');
    const direct = composeCase(sampleCase, withoutWayBack);
    expect(direct.replyTo).toBe('dana@northwind.example');
    expect(direct.text).toContain('goes to the person’s mailbox, not to their chat in Slack.');
  });

  it.each([
    'dana@northwind.example, eve@evil.example',
    'Dana <dana@northwind.example>',
    'dana@northwind.example\r\nBcc: eve@evil.example',
    '=?utf-8?Q?eve=40evil.example=2C?=@northwind.example',
    'dana',
  ])('sends answers nowhere rather than to %j', (email) => {
    expect(composeCase({ ...sampleCase, reporter: { email } }, withoutWayBack)).not.toHaveProperty('replyTo');
  });

  it('is also a text to be copied, without what is for support alone', () => {
    expect(caseText(sampleCase)).toBe(
      composeCase(sampleCase, envelope).text.replace(/\nAnswer this mail.*\n.*closes the case\.\n/, ''),
    );
  });
});

describe('a later mail of a case', () => {
  const send = (n: number, within?: { number: string; n: number }) =>
    composeFollowUp({ supportCase: sampleCase, added: [addition] }, { n, latest: n - 1, within }, envelope);

  it('is an answer in the thread of the first, with what the person added', () => {
    expect(send(1)).toMatchObject({
      messageId: '<ir-7k2m9qx.1@aptly.example>',
      inReplyTo: '<ir-7k2m9qx@aptly.example>',
      references: ['<ir-7k2m9qx@aptly.example>'],
      subject: `Re: ${composeCase(sampleCase, envelope).subject}`,
      replyTo: 'help-chat+ir-7k2m9qx@aptly.example',
      date: new Date(addition.at),
    });
    expect(send(1).text.split('\n').slice(0, 7)).toEqual([
      'Case IR-7K2M9QX, more from the person, 2026-11-22 11:00 UTC',
      'Who:            Dana Field, dana@northwind.example',
      'Inbox:          leasing@northwind.example (Gmail, ib_7)',
      '',
      'They add',
      '2026-11-22 11:00 UTC  Person: It is the leasing inbox.',
      '    The other one works.',
    ]);
  });

  it('holds all that was added since the one before, what is of one kind under one heading, and ends with the latest', () => {
    const later = { ...addition, key: 'k2', text: 'Since Monday.', at: '2026-11-22T11:02:00.000Z' };
    const solved = { key: 'k3', kind: 'solved', text: '', at: '2026-11-22T11:04:00.000Z' } as const;
    const { text, date } = composeFollowUp(
      { supportCase: sampleCase, added: [addition, later, solved] },
      { n: 1, latest: 0 },
      envelope,
    );
    expect(date).toEqual(new Date(solved.at));
    const lines = text.split('\n');
    expect(lines[0]).toBe('Case IR-7K2M9QX, solved, 2026-11-22 11:04 UTC');
    expect(lines.slice(4, 11)).toEqual([
      'They add',
      '2026-11-22 11:00 UTC  Person: It is the leasing inbox.',
      '    The other one works.',
      '2026-11-22 11:02 UTC  Person: Since Monday.',
      '',
      'Solved',
      'The person says that it works again. Nothing is left to do.',
    ]);
  });

  it('answers the one before it', () => {
    expect(send(3)).toMatchObject({
      inReplyTo: '<ir-7k2m9qx.2@aptly.example>',
      references: ['<ir-7k2m9qx@aptly.example>', '<ir-7k2m9qx.2@aptly.example>'],
    });
  });

  it('is part of the incident’s thread where the incident told of the case', () => {
    expect(send(1, { number: 'IN-ABCDEF0', n: 2 })).toMatchObject({
      inReplyTo: '<in-abcdef0.2@aptly.example>',
      references: ['<in-abcdef0@aptly.example>', '<in-abcdef0.2@aptly.example>'],
    });
  });
});

describe('the mail of an incident', () => {
  const cases = [
    outageCase('IR-7K2M9QX', sampleCase.openedAt),
    { ...outageCase('IR-0000001', '2026-11-22T10:12:00.000Z'), note: 'Rent is due.\nHurry.' },
  ] as const;

  it('tells what the provider answered and then each case, with the address it is answered to', () => {
    const mail = composeIncident({ incident, cases }, 0, envelope);
    expect(mail).toMatchObject({
      subject: '[IN-7K2M9QX] Gmail outage',
      messageId: '<in-7k2m9qx@aptly.example>',
      replyTo: 'help-chat+in-7k2m9qx@aptly.example',
      date: new Date('2026-11-22T10:12:00.000Z'),
    });
    expect(mail).not.toHaveProperty('inReplyTo');
    expect(mail.text.split('\n')).toEqual([
      'Incident IN-7K2M9QX, Gmail outage since 2026-11-22 10:10 UTC',
      'In this mail:   2 people, a case each',
      expect.stringMatching(/^Found: +provider outage \(likely\); remedy: wait;/),
      expect.stringMatching(/^Evidence: +mailbox read/),
      '',
      'The cases',
      '2026-11-22 10:10 UTC  IR-7K2M9QX: Who: Dana Field, dana@northwind.example',
      '    Inbox: leasing@northwind.example (Gmail, ib_7)',
      '    Workspace: northwind, asked in Slack',
      '    Last good sync: 2026-11-21 22:40 UTC',
      '    Answer to: help-chat+ir-7k2m9qx@aptly.example',
      '2026-11-22 10:12 UTC  IR-0000001: Who: Dana Field, dana@northwind.example',
      '    Inbox: leasing@northwind.example (Gmail, ib_7)',
      '    Workspace: northwind, asked in Slack',
      '    Last good sync: 2026-11-21 22:40 UTC',
      '    They say: Rent is due. Hurry.',
      '    Answer to: help-chat+ir-0000001@aptly.example',
      '',
      expect.stringContaining('everybody in this incident'),
      'A line that says only #solved closes the cases.',
      '',
    ]);
    expect(JSON.parse(mail.attachments[0]!.content)).toEqual({ incident: 'IN-7K2M9QX', provider: 'google', cases });
  });

  it('holds a hundred long conversations in any language in less than servers take, each with its latest lines', () => {
    const transcript = Array.from({ length: 10 }, (_, n) => ({
      at: sampleCase.openedAt,
      from: 'person' as const,
      text: `${n}${'字'.repeat(3_999)}`,
    }));
    const long = (n: number) => ({
      ...outageCase(`IR-${String(n).padStart(7, '0')}`, sampleCase.openedAt),
      transcript,
      earlierLinesLeftOut: 5,
    });
    const [first, ...others] = [long(0), ...Array.from({ length: 99 }, (_, n) => long(n + 1))];
    const { text, html, attachments } = composeIncident({ incident, cases: [first!, ...others] }, 0, envelope);
    const bytes = [text, html, attachments[0]!.content].reduce((sum, part) => sum + Buffer.byteLength(part), 0);
    // As base64, in lines of 76 signs and two for their end.
    expect((bytes * 4 * 78) / (3 * 76)).toBeLessThan(10_000_000);
    const told = JSON.parse(attachments[0]!.content) as { cases: NumberedCase[] };
    expect(told.cases).toHaveLength(100);
    expect(told.cases.map((one) => one.transcript)).toEqual(Array.from({ length: 100 }, () => transcript.slice(-2)));
    expect(told.cases.map((one) => one.earlierLinesLeftOut)).toEqual(Array.from({ length: 100 }, () => 13));
  });

  it('is an answer to the one before it, when it is not the first', () => {
    expect(composeIncident({ incident, cases }, 2, envelope)).toMatchObject({
      subject: 'Re: [IN-7K2M9QX] Gmail outage',
      messageId: '<in-7k2m9qx.2@aptly.example>',
      inReplyTo: '<in-7k2m9qx.1@aptly.example>',
      references: ['<in-7k2m9qx@aptly.example>', '<in-7k2m9qx.1@aptly.example>'],
    });
  });
});
