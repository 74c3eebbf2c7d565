import type { Incident } from '../cases/incidents.ts';
import { shortenCase } from '../cases/latest-lines.ts';
import { answersTo, type MailName, messageIdOf } from '../cases/mail-names.ts';
import type { FollowUp, NumberedCase } from '../cases/support-case.ts';
import { redactAll } from '../redact.ts';
import { describeAdditions, describeCase, subjectOf } from './describe-case.ts';
import { describeIncident, incidentSubject } from './describe-incident.ts';
import { footerOf, reporterAddress } from './footer.ts';
import { type MailContent, oneLine } from './mail-content.ts';
import { textOf } from './mail-text.ts';
import { mailTemplate } from './template/mail-template.ts';

/** A mail as nodemailer takes it. */
export interface CaseMail {
  readonly from: string;
  readonly to: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly messageId: string;
  /** The mail it answers, and the thread it is part of: the first mail, then the latest. */
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
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

/** Plain addresses, without names. */
export interface Envelope {
  readonly from: string;
  readonly to: string;
  /** Where support's answers are read, before a case's number is put into it; left out: they reach no chat. */
  readonly replyTo?: string | undefined;
}

/**
 * The case as a mail. The same case always makes the same mail with the same Message-ID, so that one that is sent twice
 * (a crash between the server's acceptance and our note of it) counts as one. No secret that got into the case is in it.
 */
export function composeCase(unsafe: NumberedCase, envelope: Envelope): CaseMail {
  const supportCase = redactAll(unsafe);
  const { number, openedAt } = supportCase;
  return {
    ...mailOf({ number, n: 0 }, describeCase(supportCase, footerOf(supportCase, envelope.replyTo)), envelope),
    ...replyToOf(supportCase, envelope),
    subject: subjectLine(supportCase),
    date: new Date(openedAt),
    attachments: [attached(number, supportCase)],
  };
}

/** What became known later, as an answer to the mail before it in the same thread, which is its mail `latest`. */
export function composeFollowUp(
  unsafe: { readonly supportCase: NumberedCase; readonly added: readonly [FollowUp, ...FollowUp[]] },
  { n, latest, within }: { readonly n: number; readonly latest: number; readonly within?: MailName | undefined },
  envelope: Envelope,
): CaseMail {
  const { supportCase, added } = redactAll(unsafe);
  const { number } = supportCase;
  const first = within ?? { number, n: 0 };
  const earlier = latest === 0 ? first : { number, n: latest };
  const at = new Date(Math.max(...added.map((one) => Date.parse(one.at))));
  return {
    ...mailOf({ number, n }, describeAdditions(supportCase, added, footerOf(supportCase, envelope.replyTo)), envelope),
    ...replyToOf(supportCase, envelope),
    ...threadOf([...(within === undefined ? [] : [{ ...within, n: 0 }]), first, earlier], envelope),
    subject: `Re: ${subjectLine(supportCase)}`,
    date: at,
  };
}

/**
 * In UTF-16 units, for the conversations of one mail together: up to three bytes each, and four for three of them on the
 * way. Many servers take ten megabytes, and what none takes keeps a hundred cases from support.
 */
const roomOfConversations = 1_000_000;

/** One mail of an incident with the cases that are in it; of many long conversations only the end. */
export function composeIncident(
  unsafe: { readonly incident: Incident; readonly cases: readonly [NumberedCase, ...NumberedCase[]] },
  n: number,
  envelope: Envelope,
): CaseMail {
  const { incident, cases } = redactAll(unsafe);
  const { number } = incident;
  const subject = oneLine(incidentSubject(incident));
  const latest = Math.max(...cases.map(({ openedAt }) => Date.parse(openedAt)));
  const content = describeIncident(incident, cases, envelope.replyTo);
  const shortened = cases.map((one) => shortenCase(one, roomOfConversations / cases.length));
  return {
    ...mailOf({ number, n }, content, envelope),
    ...(envelope.replyTo !== undefined && { replyTo: answersTo(envelope.replyTo, number) }),
    ...(n > 0 &&
      threadOf(
        [
          { number, n: 0 },
          { number, n: n - 1 },
        ],
        envelope,
      )),
    subject: n === 0 ? subject : `Re: ${subject}`,
    date: new Date(latest),
    attachments: [attached(number, { incident: number, provider: incident.provider, cases: shortened })],
  };
}

/** All of a case as text to be copied. */
export function caseText(supportCase: NumberedCase): string {
  return textOf(describeCase(redactAll(supportCase), []));
}

function mailOf(mail: MailName, content: MailContent, { from, to }: Envelope) {
  return {
    from,
    to,
    messageId: messageIdOf(from, mail),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Reconnect-Case': mail.number },
    text: textOf(content),
    html: mailTemplate(content).html,
    attachments: [],
  };
}

function replyToOf({ number, reporter }: NumberedCase, { replyTo }: Envelope): Pick<CaseMail, 'replyTo'> {
  const address = replyTo === undefined ? reporterAddress(reporter) : answersTo(replyTo, number);
  return address === undefined ? {} : { replyTo: address };
}

function threadOf(mails: readonly MailName[], { from }: Envelope): Pick<CaseMail, 'inReplyTo' | 'references'> {
  const references = [...new Set(mails.map((mail) => messageIdOf(from, mail)))];
  const inReplyTo = references.at(-1);
  return inReplyTo === undefined ? {} : { inReplyTo, references };
}

function subjectLine(supportCase: NumberedCase): string {
  return oneLine(subjectOf(supportCase));
}

function attached(name: string, value: object) {
  return {
    filename: `${name}.json`,
    contentType: 'application/json',
    content: JSON.stringify(value, undefined, 2),
  };
}
