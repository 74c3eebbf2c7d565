import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleMail } from '../testing/sample-mail.ts';
import { readMail } from './read-mail.ts';

const read = async (sample: Parameters<typeof sampleMail>[0]) => (await readMail(sampleMail(sample)))!;
const html = (body: string) => read({ headers: { 'Content-Type': 'text/html; charset=utf-8' }, body });

/** Any UTF-16 units, halves of signs among them. */
const anyText = (maxLength: number) =>
  fc.array(fc.nat(0xffff), { maxLength }).map((units) => String.fromCharCode(...units));

describe('a mail that is read', () => {
  it('is known by its id, its sender, whom it went to and what it answers', async () => {
    const mail = await read({
      headers: {
        Cc: 'Dana <dana@northwind.example>',
        'Delivered-To': 'box@aptly.example',
        'In-Reply-To': '<IR-7K2M9QX.2@aptly.example>',
        References: '<ir-7k2m9qx@aptly.example>\r\n <ir-7k2m9qx.1@aptly.example>',
      },
    });
    expect(mail).toMatchObject({
      id: '<answer-1@getaptly.com>',
      from: { name: 'Ana López', address: 'ana@getaptly.com' },
      recipients: ['assistant+ir-7k2m9qx@aptly.example', 'dana@northwind.example', 'box@aptly.example'],
      subject: 'Re: [IR-7K2M9QX] Gmail: password changed (likely), asked in Slack',
      automatic: false,
      ours: false,
      text: 'We are on it.',
    });
    expect(mail.answers.filter((id) => id !== '')).toEqual([
      'ir-7k2m9qx.2@aptly.example',
      'ir-7k2m9qx.1@aptly.example',
      'ir-7k2m9qx@aptly.example',
    ]);
  });

  it.each([
    [
      'base64 in another character set',
      { 'Content-Type': 'text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding': 'base64' },
      'R3L832Ug',
    ],
    ['quoted-printable', { 'Content-Transfer-Encoding': 'quoted-printable' }, 'Gr=C3=BC=\r\n=C3=9Fe'],
  ])('is decoded from %s', async (_, headers, body) => {
    expect((await read({ headers, body })).text.trim()).toBe('Grüße');
  });

  it('is text without markup where it is only HTML, with its quote marked as one', async () => {
    const { text } = await html(
      '<style>p{}</style><p>Hi Dana,<br>press <b>Reconnect</b> &amp; wait.</p><script>alert(1)</script><div class="gmail_quote">On Mon, Aptly &lt;a@b.example&gt; wrote:<blockquote>Case <i>IR</i></blockquote></div>',
    );
    expect(text).toContain('Hi Dana,\npress Reconnect & wait.');
    expect(text).toContain('\n> Case IR');
    expect(text).not.toMatch(/alert|<b>|<i>|<p>/);
  });

  it.each(['mixed', 'alternative', 'related'])(
    'is that text also where the HTML is one part of a multipart/%s',
    async (kind) => {
      const mail = await read({
        headers: { 'Content-Type': `multipart/${kind}; boundary=b` },
        body: '--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Grüße &amp; <b>more</b></p>\r\n--b\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename=log.csv\r\n\r\na\r\n--b--',
      });
      expect(mail).toMatchObject({ text: 'Grüße & more', attachments: ['log.csv'] });
    },
  );

  it('names its attachments, without folders and without the pictures of a signature', async () => {
    const part = (headers: string) => `--b\r\n${headers}\r\n\r\nx\r\n`;
    const mail = await read({
      headers: { 'Content-Type': 'multipart/related; boundary=b' },
      body: [
        part('Content-Type: text/plain'),
        part('Content-Type: image/png; name=logo.png\r\nContent-ID: <logo>\r\nContent-Disposition: inline'),
        part('Content-Type: text/csv\r\nContent-Disposition: attachment; filename="../../etc/l\tog.csv"'),
        part(`Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="${'x'.repeat(300)}.pdf"`),
        part('Content-Type: application/octet-stream\r\nContent-Disposition: attachment'),
        '--b--',
      ].join(''),
    });
    expect(mail.attachments).toEqual(['l og.csv', 'x'.repeat(100), 'unnamed']);
  });

  it.each([
    ['Auto-Submitted', 'auto-replied'],
    ['Auto-Submitted', 'auto-generated; owner-email="x"'],
    ['Precedence', 'bulk'],
    ['X-Autoreply', 'yes'],
    ['Return-Path', '<>'],
    ['Content-Type', 'multipart/report; report-type=delivery-status; boundary=b'],
    ['Subject', 'Automatic reply: [IR-7K2M9QX] Gmail'],
    ['Subject', 'Out of Office: Ana'],
    ['Subject', 'Automatische Antwort: [IR-7K2M9QX]'],
    ['Subject', '=?utf-8?q?Respuesta_autom=C3=A1tica=3A?= Ana'],
  ])('is automatic by %s: %s', async (name, value) => {
    expect((await read({ headers: { [name]: value } })).automatic).toBe(true);
  });

  it('is not automatic because it says "no"', async () => {
    expect((await read({ headers: { 'Auto-Submitted': 'no' } })).automatic).toBe(false);
  });

  it('has the same id on both ways in when it came without one', async () => {
    const headers = { 'Message-ID': undefined };
    const { id } = await read({ headers });
    expect(id).toMatch(/^[\w-]{43}$/);
    expect((await read({ headers, above: ['Received: from elsewhere'] })).id).toBe(id);
    expect((await read({ headers, body: 'Another.' })).id).not.toBe(id);
  });

  it('cannot be given a header by a value', async () => {
    const subject = '=?utf-8?q?Hi=0D=0AX-Reconnect-Case=3A_1=0D=0AFrom=3A_eve@evil.example?=';
    const mail = await read({ headers: { Subject: subject } });
    expect(mail).toMatchObject({ ours: false, from: { address: 'ana@getaptly.com' } });
    expect(mail.subject).not.toMatch(/[\r\n]/);
  });

  it('survives HTML that is nested too deeply, without its text', async () => {
    expect((await html('<div>'.repeat(100_000))).text).toBe('');
  });

  it('begins with what stands on top of HTML that is too long', async () => {
    const { text } = await html(`<p>Try now.</p>${'<p>long</p>'.repeat(200_000)}`);
    expect(text).toMatch(/^Try now\.\n/);
    expect(text.length).toBeLessThan(400_000);
  });

  it('is its plain text, however much HTML comes with that', async () => {
    const page = `Content-Type: text/html\r\n\r\n${'<b>x</b>\r\n'.repeat(90_000)}\r\n--b`;
    const started = process.cpuUsage();
    const { text } = await read({
      headers: { 'Content-Type': 'multipart/mixed; boundary=b' },
      body: `--b\r\nContent-Type: text/plain\r\n\r\nTry now.\r\n--b\r\n${Array(10).fill(page).join('\r\n')}--`,
    });
    expect(text.trim()).toBe('Try now.');
    expect(process.cpuUsage(started).user).toBeLessThan(3_000_000);
  });

  it('is read in time when its headers or parts are made to take long', async () => {
    const started = performance.now();
    await read({
      headers: { Subject: 'a '.repeat(200_000), To: ','.repeat(200_000), References: '<'.repeat(200_000) },
    });
    await read({ headers: { 'Content-Type': 'multipart/mixed; boundary=b' }, body: '--b\r\n\r\n'.repeat(2_000) });
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('is something or nothing, whatever the bytes', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        'From: a@b.example',
        'To: x',
        'Subject: =?utf-8?b?',
        'Content-Type: multipart/mixed; boundary=b',
        '--b',
        '--b--',
        '',
        'Content-Type: text/html',
        '<b>x',
        '&lt;i&gt;',
      ),
      fc.constantFrom(
        'Content-Transfer-Encoding: base64',
        'Content-Type: text/plain; charset=utf-7',
        'Content-Type: message/rfc822',
        'In-Reply-To: <',
        'Date: x',
      ),
      anyText(20),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 15 }), async (lines) => {
        const mail = await readMail(Buffer.from(lines.join('\r\n')));
        expect(typeof (mail?.text ?? '')).toBe('string');
      }),
      { numRuns: 100 },
    );
    for (const size of [0, 1, 1_000, 100_000]) await readMail(randomBytes(size));
  });

  it('yields no tag of its HTML', async () => {
    const piece = fc.constantFrom(
      '<b>',
      '</b>',
      '<img src=x onerror=y>',
      '<a href="javascript:z">',
      '</a>',
      '<!--',
      '-->',
      '<',
      '>',
      'text ',
      '<table><td>',
      '<svg/onload=1>',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
        expect((await html(pieces.join(''))).text).not.toMatch(/<(b|img|a|table|svg)\b[^<]*>/);
      }),
      { numRuns: 100 },
    );
  });
});
