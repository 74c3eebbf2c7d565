import type { Log } from '@reconnect/assistant';
import { HandoffError, handoffQueue, type MailSender } from '@reconnect/handoff';
import { GiveUp, type Jobs, type Run, type Worker } from '@reconnect/jobs';

/** So many mails leave side by side. */
const concurrency = 4;

/** Sends the mails to support as they fall due. */
export function workOffMails(
  { jobs, mail }: { readonly jobs: Pick<Jobs, 'work'>; readonly mail: Pick<MailSender, 'send'> },
  log: Log,
): Worker {
  return jobs.work(handoffQueue, (run) => sendMail(run, mail, log), { concurrency });
}

/**
 * The job's id is the mail's name, which begins with its case's number and is logged as such: fields of a mail are
 * censored. What can never be sent goes to the dead letters at once.
 */
async function sendMail({ id, attempt }: Run, mail: Pick<MailSender, 'send'>, log: Log): Promise<void> {
  const sent = await mail.send(id).catch((error: unknown) => {
    if (error instanceof HandoffError && error.code === 'unknown-mail') {
      log.error({ case: id, attempt }, 'a mail was asked for and none has this name');
      throw new GiveUp('There is no such mail.', { cause: error });
    }
    const status = error instanceof HandoffError ? error.status : undefined;
    log.warn({ case: id, attempt, status, err: error }, 'a case waits for its next try');
    throw error;
  });
  switch (sent.outcome) {
    case 'refused':
      log.error({ case: id, attempt, status: sent.status }, 'the mail server refuses a case for good');
      throw new GiveUp(`The mail server answered ${sent.status}.`);
    case 'joined':
      return log.info({ case: id, incident: sent.incident }, 'a case was added to an incident');
    case 'nothing-left':
      return log.warn({ case: id }, 'a mail was not sent: what it was to tell of is no longer kept');
    case 'sent':
    case 'sent-before':
      return log.info({ case: id, attempt, outcome: sent.outcome }, 'a case was sent to support');
    default:
      return sent satisfies never;
  }
}
