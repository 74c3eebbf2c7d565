import { z } from 'zod';

/** An address as a provider took it apart. */
const mailbox = z.object({
  Email: z.string().regex(/^[^\s\p{C}<>,;:"()[\]\\]+$/u),
  Name: z.string().default(''),
});

/** The whole mail, as some providers' relays and most of one's own scripts hand it on. */
const raw = z.object({ raw: z.string() });
const email = z.object({ email: z.string() });
/** Postmark, told to include the raw content. */
const withRaw = z.object({ RawEmail: z.string() });
/** Postmark's own form; what it took apart already is not asked for, as our own cut is the same for every way in. */
const postmark = z.object({
  FromFull: mailbox,
  ToFull: z.array(mailbox).default([]),
  CcFull: z.array(mailbox).default([]),
  OriginalRecipient: z.string().default(''),
  Subject: z.string().default(''),
  Date: z.string().default(''),
  Headers: z.array(z.object({ Name: z.string().regex(/^[!-9;-~]+$/), Value: z.string() })).default([]),
  TextBody: z.string().default(''),
  HtmlBody: z.string().default(''),
  Attachments: z.array(z.object({ Name: z.string() })).default([]),
});
type PostmarkMail = z.infer<typeof postmark>;

/** What providers post for a mail: the mail itself, or what they made of it. Read as the mail it is or was. */
export const postedMail = z.union([
  raw.transform((posted) => Buffer.from(posted.raw)),
  email.transform((posted) => Buffer.from(posted.email)),
  withRaw.transform((posted) => Buffer.from(posted.RawEmail)),
  postmark.transform(writeMail),
]);

/** Which headers are told apart from the list; a second one of them would be somebody's trick. */
const toldApart = /^(from|to|cc|subject|date|delivered-to|content-.*|mime-version)$/i;
const boundary = 'part-of-a-posted-mail';

/**
 * Writes the mail again, so that every check is made in one place, whichever way it came. Nothing that somebody wrote can
 * become a header or a part: values lose their line breaks, names and texts are encoded.
 */
function writeMail({ FromFull, ToFull, CcFull, OriginalRecipient, Subject, ...mail }: PostmarkMail): Buffer {
  const headers = [
    ...mail.Headers.filter(({ Name }) => !toldApart.test(Name)).map(({ Name, Value }) => `${Name}: ${oneLine(Value)}`),
    `From: ${addressOf(FromFull)}`,
    `To: ${ToFull.map(addressOf).join(', ')}`,
    `Cc: ${CcFull.map(addressOf).join(', ')}`,
    `Delivered-To: ${oneLine(OriginalRecipient)}`,
    `Subject: ${encodedWords(Subject)}`,
    `Date: ${oneLine(mail.Date)}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
  ];
  const text = mail.TextBody.trim() === '' ? part('text/html', mail.HtmlBody) : part('text/plain', mail.TextBody);
  const attachments = mail.Attachments.map(
    ({ Name }) =>
      `--${boundary}\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(Name.toWellFormed())}\r\n\r\n\r\n`,
  );
  return Buffer.from([...headers, '', text, ...attachments, `--${boundary}--`, ''].join('\r\n'));
}

function part(type: string, content: string): string {
  const encoded = Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n');
  return `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}`;
}

function addressOf({ Name, Email }: z.infer<typeof mailbox>): string {
  return Name === '' ? `<${Email}>` : `${encodedWords(Name)} <${Email}>`;
}

/** RFC 2047, in pieces that no sign is cut by. */
function encodedWords(text: string): string {
  const pieces =
    oneLine(text)
      .toWellFormed()
      .match(/.{1,10}/gu) ?? [];
  return pieces.map((piece) => `=?utf-8?b?${Buffer.from(piece).toString('base64')}?=`).join(' ');
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
