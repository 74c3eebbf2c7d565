import type { Storage } from '@reconnect/storage';
import { casesOfIncident, readIncident } from '../cases/incidents.ts';
import { mailOfJob } from '../cases/mail-names.ts';
import { handoffQueue } from './mail-queue.ts';

interface FailedJob {
  readonly id: string;
  readonly attempts: number;
  readonly reason: string;
}

/** What the dead letters need from the job engine. */
export interface DeadLetters {
  /** In the order they died; `newest`: only so many, those that died last. */
  dead(
    queue: string,
    options?: { readonly newest?: number },
  ): Promise<readonly (FailedJob & { readonly diedAt: number })[]>;
  /** What failed and waits for its next try. */
  failing(queue: string): Promise<readonly FailedJob[]>;
  /** Also of what waits for its next try, which it then has at once. */
  retry(queue: string, id: string): Promise<boolean>;
}

/** A mail that has not reached support yet: the mail server did not take it, and is asked again. */
export interface DelayedCase {
  /** The job's id: `IR-7K2M9QX`, `IR-7K2M9QX.1` for a later mail, `IN-7K2M9QX` for an incident. */
  readonly mail: string;
  /** The cases that wait for this mail. */
  readonly caseNumbers: readonly string[];
  readonly attempts: number;
  readonly reason: string;
}

/** A mail that did not reach support, and will not unless an operator sends it again. */
export interface DeadCase extends DelayedCase {
  /** Milliseconds since 1970. */
  readonly diedAt: number;
}

export interface DeadCaseDeps {
  readonly storage: Storage;
  readonly jobs: DeadLetters;
}

/** In the order they died; `newest`: only so many, those that died last. */
export async function deadCases(
  { storage, jobs }: DeadCaseDeps,
  options?: { readonly newest?: number },
): Promise<readonly DeadCase[]> {
  const dead = await jobs.dead(handoffQueue, options);
  return Promise.all(dead.map(async (job) => ({ ...(await failedMail(storage, job)), diedAt: job.diedAt })));
}

/** The next to be tried first. */
export async function delayedCases({ storage, jobs }: DeadCaseDeps): Promise<readonly DelayedCase[]> {
  const failing = await jobs.failing(handoffQueue);
  return Promise.all(failing.map((job) => failedMail(storage, job)));
}

/**
 * Sends again, and at once, every mail of a case or an incident that is dead or waits for its next try; resolves with the
 * mails' names, none where nothing has failed.
 */
export async function retryCase(deps: DeadCaseDeps, number: string): Promise<readonly string[]> {
  const { jobs } = deps;
  const wanted = [...(await deadCases(deps)), ...(await delayedCases(deps))].filter(
    ({ mail, caseNumbers }) => mailOfJob(mail)?.number === number || caseNumbers.includes(number),
  );
  return retry(
    jobs,
    wanted.map(({ mail }) => mail),
  );
}

/** The same with every such mail there is. */
export async function retryAllCases({ jobs }: Pick<DeadCaseDeps, 'jobs'>): Promise<readonly string[]> {
  const failed = [...(await jobs.dead(handoffQueue)), ...(await jobs.failing(handoffQueue))];
  return retry(
    jobs,
    failed.map(({ id }) => id),
  );
}

async function retry(jobs: DeadLetters, mails: readonly string[]): Promise<readonly string[]> {
  const retried: string[] = [];
  for (const mail of mails) if (await jobs.retry(handoffQueue, mail)) retried.push(mail);
  return retried;
}

async function failedMail(storage: Storage, { id, attempts, reason }: FailedJob): Promise<DelayedCase> {
  return { mail: id, caseNumbers: await casesWaitingFor(storage, id), attempts, reason };
}

/** Also the cases of an incident's later mails: none of them leaves before this one. */
async function casesWaitingFor(storage: Storage, id: string): Promise<readonly string[]> {
  const mail = mailOfJob(id);
  if (mail === undefined) return [];
  const { number, n } = mail;
  if (number.startsWith('IR-')) return [number];
  const filling = (await readIncident(storage, number))?.filling ?? n;
  const waiting = Array.from({ length: Math.max(filling - n, 0) + 1 }, (_, later) => n + later);
  return (await Promise.all(waiting.map((one) => casesOfIncident(storage, { number, n: one })))).flat();
}
