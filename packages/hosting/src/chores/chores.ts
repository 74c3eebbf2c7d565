import type { Log } from '@reconnect/assistant';
import type { Capabilities } from '../capabilities/capabilities.ts';
import { drainWithin } from '../patience.ts';
import { isStoreAway } from '../store/is-store-away.ts';
import { workOffMails } from './work-off-mails.ts';

/**
 * Work of no platform: mails to support, and word to the person when one cannot be delivered; webhooks to Aptly;
 * notices of consents whose process died; asking after people who did not come back from a provider. Any process may
 * do it.
 */
export interface Chores {
  /** Takes nothing new and finishes what it holds; what takes too long on its way out is left to whoever tries it next. */
  stop(): Promise<void>;
}

export type ChoreDeps = Pick<Capabilities, 'jobs' | 'mail' | 'bounces' | 'webhooks' | 'clock'> & {
  readonly flow: Pick<Capabilities['flow'], 'catchUp'>;
};

/** How often undelivered notices, dead mails and news for Aptly are looked for, in milliseconds. */
const rounds = 5_000;

export function startChores({ jobs, mail, bounces, webhooks, flow, clock }: ChoreDeps, log: Log): Chores {
  const mails = workOffMails({ jobs, mail }, log);
  webhooks.start();

  let callOff = () => {};
  let round: Promise<void> = Promise.resolve();
  let stopped = false;
  const next = () => {
    if (stopped) return;
    callOff = clock.after(rounds, () => {
      const looks = [catchUp(flow, log), tellOfDeadMails(bounces, log), handNewsOver(webhooks, log)];
      round = Promise.all(looks).then(next);
    });
  };
  next();

  return {
    async stop() {
      stopped = true;
      callOff();
      const late = Promise.withResolvers<void>();
      const callOffLate = clock.after(drainWithin, () => {
        mail.close();
        webhooks.letGo();
        late.resolve();
      });
      await Promise.all([mails.close(), webhooks.stop(), Promise.race([round, late.promise])]);
      callOffLate();
    },
  };
}

/** A store that is away is told of once, and not by everybody who looks into it every few seconds. */
const whyNot = (log: Log, message: string) => (err: unknown) => {
  if (!isStoreAway(err)) log.warn({ err }, message);
};

/** Never rejected: whoever could not be told is told in the next round. */
async function tellOfDeadMails(bounces: ChoreDeps['bounces'], log: Log): Promise<void> {
  await bounces.tell().then(
    (told) => {
      if (told > 0) log.warn({ told }, 'people were told that their case did not reach support');
    },
    whyNot(log, 'could not look for dead mails'),
  );
}

/** Never rejected: what could not be told is found in the next round. */
async function catchUp(flow: ChoreDeps['flow'], log: Log): Promise<void> {
  await flow.catchUp().then(
    ({ delivered, askedAfter }) => {
      if (delivered > 0) log.info({ delivered }, 'notices of an earlier process were delivered');
      if (askedAfter > 0) log.info({ askedAfter }, 'people who did not come back from a provider were asked after');
    },
    whyNot(log, 'could not catch up with reconnects'),
  );
}

/** Never rejected: news that could not be handed over is found in the next round. */
async function handNewsOver(webhooks: ChoreDeps['webhooks'], log: Log): Promise<void> {
  await webhooks.sweep().catch(whyNot(log, 'could not look for news to tell Aptly'));
}
