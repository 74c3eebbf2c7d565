import { factsOf, momentOf, subjectOf } from './describe-case.ts';
import { htmlOf } from './mail-page.ts';
import { redactAll } from './redact.ts';
import { type NumberedCase, speakers } from './support-case.ts';

/** A mail as nodemailer takes it. */
export interface CaseMail {
  readonly from: string;
  readonly to: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly messageId: string;
  readonly date: Date;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: string;
  }[];
}

/** Two plain addresses, without names. */
export interface Envelope {
  readonly from: string;
  readonly to: string;
}

/**
 * The case as a mail. The same case always makes the same mail with the same Message-ID, so that one that is sent twice
 * (a crash between the server's acceptance and our note of it) counts as one. No secret that got into the case is in it.
 */
export function composeMail(unsafe: NumberedCase, { from, to }: Envelope): CaseMail {
  const supportCase = redactAll(unsafe);
  const { number, reporter, openedAt } = supportCase;
  return {
    from,
    to,
    ...(reporter.email !== undefined && isPlainAddress(reporter.email) && { replyTo: reporter.email }),
    subject: oneLine(subjectOf(supportCase)),
    messageId: `<${number.toLowerCase()}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    date: new Date(openedAt),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Reconnect-Case': number },
    text: textOf(supportCase),
    html: htmlOf(supportCase),
    attachments: [
      {
        filename: `${number}.json`,
        contentType: 'application/json',
        content: JSON.stringify(supportCase, undefined, 2),
      },
    ],
  };
}

/** Stricter than the standard: no quotes, names, lists or encoded words, so that it can only ever be one recipient. */
function isPlainAddress(address: string): boolean {
  return address.length <= 254 && /^[^\s\p{C}?@<>,;:"()[\]\\]+@[a-z0-9.-]+$/iu.test(address);
}

/** Starts with support's ten lines; whatever a person wrote stands indented, so that it cannot pass for one of them. */
function textOf(supportCase: NumberedCase): string {
  const { number, openedAt, transcript } = supportCase;
  return [
    `Case ${number}, opened ${momentOf(openedAt)}`,
    ...factsOf(supportCase).map(({ label, values }) => `${`${label}:`.padEnd(16)}${oneLine(values.join(' | '))}`),
    '',
    'The conversation',
    ...transcript.map(({ at, from, text }) => `${momentOf(at)}  ${speakers[from]}: ${indented(text)}`),
    '',
  ].join('\n');
}

const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

function indented(text: string): string {
  return text
    .split(lineBreak)
    .map((line) => line.replace(/\p{Cc}+/gu, ' '))
    .join('\n    ');
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
