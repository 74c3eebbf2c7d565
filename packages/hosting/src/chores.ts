import type { Log } from '@reconnect/assistant';
import { HandoffError, handoffQueue } from '@reconnect/handoff';
import { GiveUp, type Run } from '@reconnect/jobs';
import type { Capabilities } from './capabilities.ts';
import { drainWithin } from './patience.ts';

/** Work of no platform: mails to support, and notices of consents whose process died. Any process may do it. */
export interface Chores {
  /** Takes nothing new and finishes what it holds; mails that take too long are left to whoever tries them next. */
  stop(): Promise<void>;
}

export type ChoreNeeds = Pick<Capabilities, 'jobs' | 'mail' | 'clock'> & {
  readonly flow: Pick<Capabilities['flow'], 'resumeNotices'>;
};

/** How often undelivered notices are looked for, in milliseconds. */
const rounds = 5_000;
/** So many mails leave side by side. */
const concurrency = 4;

export function startChores({ jobs, mail, flow, clock }: ChoreNeeds, log: Log): Chores {
  const mails = jobs.work(handoffQueue, (run) => sendCase(run, mail, log), { concurrency });

  let callOff = () => {};
  let round: Promise<void> = Promise.resolve();
  let stopped = false;
  const next = () => {
    if (stopped) return;
    callOff = clock.after(rounds, () => {
      round = deliverNotices(flow, log).then(next);
    });
  };
  next();

  return {
    async stop() {
      stopped = true;
      callOff();
      const letGo = clock.after(drainWithin, () => mail.close());
      await Promise.all([mails.close(), round]);
      letGo();
    },
  };
}

/** The job's id is the case's number. What can never be sent goes to the dead letters at once. */
async function sendCase({ id, attempt }: Run, mail: Capabilities['mail'], log: Log): Promise<void> {
  const sent = await mail.send(id).catch((error: unknown) => {
    if (error instanceof HandoffError && error.code === 'unknown-case') {
      log.error({ case: id, attempt }, 'a mail was asked for and there is no such case');
      throw new GiveUp('There is no such case.', { cause: error });
    }
    log.warn({ case: id, attempt, err: error }, 'a case waits for its next try');
    throw error;
  });
  if (sent.outcome === 'refused') {
    log.error({ case: id, attempt, status: sent.status }, 'the mail server refuses a case for good');
    throw new GiveUp(`The mail server answered ${sent.status}.`);
  }
  log.info({ case: id, attempt }, 'a case was sent to support');
}

/** Never rejected: what could not be delivered is found in the next round. */
async function deliverNotices(flow: ChoreNeeds['flow'], log: Log): Promise<void> {
  await flow.resumeNotices().then(
    (delivered) => {
      if (delivered > 0) log.info({ delivered }, 'notices of an earlier process were delivered');
    },
    (error: unknown) => log.warn({ err: error }, 'could not look for notices'),
  );
}
