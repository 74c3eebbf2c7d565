import type { Storage } from '@reconnect/storage';
import { noteSent, readCase, readThread } from '../cases/case-records.ts';
import { casesOfIncident, joinIncident, noteIncidentSent, outageOf, sealIncidentMail } from '../cases/incidents.ts';
import { type MailName, mailOfJob } from '../cases/mail-names.ts';
import { sealMail } from '../cases/seal-mail.ts';
import { HandoffError } from '../errors.ts';
import { composeCase, composeFollowUp, composeIncident, type Envelope } from '../mail/compose-mail.ts';
import { type MailQueue, queueCaseMail, queueIncidentMail } from './mail-queue.ts';
import { createSmtp, type PostResult, type SmtpConfig } from './smtp.ts';

export type SendResult =
  | PostResult
  /** It left before; whoever sent it died before it could say so. */
  | { readonly outcome: 'sent-before' }
  /** What it was to tell of is no longer kept: the person was forgotten, or its time is up. */
  | { readonly outcome: 'nothing-left' }
  /** The case is part of an incident, whose mail tells of it. */
  | { readonly outcome: 'joined'; readonly incident: string };

export interface MailSender {
  /**
   * Does the job of this id: sends its mail, and queues the one that was waiting for it. Rejected with `HandoffError`:
   * refused-for-now when it is to be tried again later, unknown-mail when no mail has this name.
   */
  send(jobId: string): Promise<SendResult>;
  /** Ends what is under way as refused for now, and what comes later. */
  close(): void;
}

export interface MailConfig extends Envelope, SmtpConfig {}

export interface MailDeps {
  readonly storage: Storage;
  readonly queue: MailQueue;
  readonly clock: { now(): number };
}

/**
 * Sends what is stored. Every step is repeatable: a process that dies in it leaves the job to the next one, which finds
 * out how far it was. Only a mail that the server had just taken is sent again, under the same Message-ID.
 */
export function createMailSender(deps: MailDeps, { smtpUrl, patience, ...envelope }: MailConfig): MailSender {
  const smtp = createSmtp(patience === undefined ? { smtpUrl } : { smtpUrl, patience });
  const post = { ...deps, envelope, smtp };
  return {
    async send(jobId) {
      const mail = mailOfJob(jobId);
      if (mail === undefined) throw unknownMail();
      return mail.number.startsWith('IN-') ? sendIncident(post, mail) : sendCase(post, mail);
    },
    close: smtp.close,
  };
}

interface Post extends MailDeps {
  readonly envelope: Envelope;
  readonly smtp: ReturnType<typeof createSmtp>;
}

async function sendCase(post: Post, mail: MailName): Promise<SendResult> {
  const { storage, queue, clock, envelope, smtp } = post;
  const { number, n } = mail;
  const supportCase = await readCase(storage, number);
  if (supportCase === undefined) return { outcome: 'nothing-left' };
  const { sent, within, latest = n - 1 } = await readThread(storage, number);
  if (sent > n) {
    await queueCaseMail({ storage, queue }, number);
    return { outcome: 'sent-before' };
  }
  if (sent < n) throw new HandoffError('refused-for-now', 'A mail before this one has not left yet.');
  const outage = n === 0 ? outageOf(supportCase) : undefined;
  if (outage !== undefined) {
    const { number: incident } = await joinIncident(storage, supportCase, outage);
    await queueIncidentMail({ storage, queue }, incident);
    return { outcome: 'joined', incident };
  }
  const added = n === 0 ? undefined : await sealMail(storage, mail);
  if (n > 0 && added === undefined) return { outcome: 'nothing-left' };
  const posted = await smtp.post(
    added === undefined
      ? composeCase(supportCase, envelope)
      : composeFollowUp({ supportCase, added }, { n, latest, within }, envelope),
  );
  if (posted.outcome === 'sent') {
    await noteSent(storage, mail, added === undefined ? {} : { sentAt: clock.now() });
    await queueCaseMail({ storage, queue }, number);
  }
  return posted;
}

async function sendIncident(post: Post, mail: MailName): Promise<SendResult> {
  const { storage, clock, envelope, smtp } = post;
  const incident = await sealIncidentMail(storage, mail);
  if (incident === undefined) return { outcome: 'nothing-left' };
  if (incident.filling <= mail.n) throw unknownMail();
  const known = await Promise.all((await casesOfIncident(storage, mail)).map((number) => readCase(storage, number)));
  const [first, ...others] = known.filter((one) => one !== undefined);
  const waits = incident.sent <= mail.n && first !== undefined;
  if (waits) {
    const posted = await smtp.post(composeIncident({ incident, cases: [first, ...others] }, mail.n, envelope));
    if (posted.outcome === 'refused') return posted;
  }
  await noteIncidentSent(storage, mail, clock.now());
  await letFollowUpsGo(post, mail);
  return { outcome: waits ? 'sent' : 'sent-before' };
}

/** Now that support knows of these cases, what people added meanwhile may leave; then the incident's next mail. */
async function letFollowUpsGo({ storage, queue }: Post, mail: MailName): Promise<void> {
  for (const number of await casesOfIncident(storage, mail)) {
    await noteSent(storage, { number, n: 0 }, { within: mail });
    await queueCaseMail({ storage, queue }, number);
  }
  await queueIncidentMail({ storage, queue }, mail.number);
}

function unknownMail(): HandoffError {
  return new HandoffError('unknown-mail', 'There is no such mail.');
}
