import type { Storage } from '@reconnect/storage';
import { readThread } from '../cases/case-records.ts';
import { readIncident } from '../cases/incidents.ts';
import { jobIdOf, type MailName } from '../cases/mail-names.ts';

/** What the handoff needs from the job engine: one job a mail, by the mail's name. */
export interface MailQueue {
  add(job: {
    readonly queue: string;
    readonly id: string;
    readonly payload: null;
    /** Not before this time, in milliseconds since 1970. */
    readonly runAt?: number;
    readonly retry: { readonly attempts: number; readonly delay: number; readonly maxDelay: number };
  }): Promise<unknown>;
}

export const handoffQueue = 'handoff';
/** Pauses of a minute, doubled up to an hour, in milliseconds: three days in all. */
const threeDays = { attempts: 78, delay: 60_000, maxDelay: 60 * 60_000 };
/** Between two mails of an incident, in milliseconds. */
export const pace = 10 * 60_000;
/** So much is added to a case without a pause: who explains what happened writes a few messages in a row. */
export const addedAtOnce = 5;
/** Between two mails with what is added after that, in milliseconds: short enough that nobody waits for an answer because of it. */
export const paceOfCase = 60_000;

async function queueMail(queue: MailQueue, mail: MailName, runAt?: number): Promise<void> {
  const job = { queue: handoffQueue, id: jobIdOf(mail), payload: null, retry: threeDays };
  await queue.add(runAt === undefined ? job : { ...job, runAt });
}

/**
 * Queues the mail whose turn it is, if there is one: the first at once, a later one when its pause is over, with all that
 * was added by then. A mail gets its job only once all before it have left, so that none
 * overtakes another, whatever is retried. Whoever stores a mail and whoever sent the one before both call this after
 * their commit; the later of the two sees both, and a job that is there already is left as it is.
 */
export async function queueCaseMail(
  { storage, queue }: { readonly storage: Storage; readonly queue: MailQueue },
  number: string,
): Promise<void> {
  const { taken, sent, sentAt } = await readThread(storage, number);
  if (sent === taken) return;
  const waits = sentAt !== undefined && sent > addedAtOnce;
  await queueMail(queue, { number, n: sent }, waits ? sentAt + paceOfCase : undefined);
}

/**
 * Queues the incident's mail whose turn it is, if it has cases: the first at once, a later one when its pause is over, a
 * full one without a pause. As with the mails of a case, whoever adds to it and whoever sent the one before both call this.
 */
export async function queueIncidentMail(
  { storage, queue }: { readonly storage: Storage; readonly queue: MailQueue },
  number: string,
): Promise<void> {
  const incident = await readIncident(storage, number);
  if (incident === undefined) return;
  const { sent, filling, count, sentAt } = incident;
  const full = filling > sent;
  if (!full && count === 0) return;
  const waits = sentAt !== undefined && !full;
  await queueMail(queue, { number, n: sent }, waits ? sentAt + pace : undefined);
}
