import { type Clock, GiveUp, type Jobs, type Run, type Worker } from '@reconnect/jobs';
import type { Storage } from '@reconnect/storage';
import { WebhooksError } from './errors.ts';
import { createEventSender, type EventSender, type Receiver } from './event-sender.ts';
import { sweepNews } from './sweep-news.ts';
import { eventId, eventOf, type WebhookEvent } from './webhook-event.ts';

export type { Receiver };

/**
 * Tells Aptly what became of an inbox. Each event is sent at least once, under an id that stays the same, and until it
 * is heard. No event waits for another one of its inbox: one that is stuck would hold up all that follow. So they may
 * overtake one another, and a receiver that wants the present state keeps the event with the newest `timestamp`.
 */
export interface Webhooks {
  /**
   * Hands the audit log's news over to the job engine; resolves with how many. To be called every few seconds, by any
   * number of processes. Rejected when store or engine are away: the news is found again.
   */
  sweep(): Promise<number>;
  /** Sends what was handed over; does nothing where there is no receiver. */
  start(): void;
  /** Lets go of what is on its way: it is tried again later. For a process that must end. */
  letGo(): void;
  /** Takes nothing new and waits for what is on its way. */
  stop(): Promise<void>;
}

export interface WebhooksDeps {
  readonly storage: Storage;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Log;
  /** Left out: nobody is told. */
  readonly receiver?: Receiver | undefined;
}

interface Log {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export const webhookQueue = 'webhooks';

/** 82 tries in 72 hours: after 5 s, 10 s, 20 s and so on, then every hour. Milliseconds. */
const untilHeard = { attempts: 82, delay: 5_000, maxDelay: 3_600_000 } as const;

/** So many events are on their way side by side, from each process. */
const concurrency = 4;

/** A process that was told of no receiver leaves news to those that may have been for this long, in milliseconds. */
const leftToOthers = 3 * 24 * 3_600_000;

export function createWebhooks({ storage, jobs, clock, log, receiver }: WebhooksDeps): Webhooks {
  if (receiver === undefined) {
    return {
      sweep: () => sweepNews(storage, clock.now() - leftToOthers, async () => undefined),
      start() {},
      letGo() {},
      async stop() {},
    };
  }
  const sender = createEventSender(receiver, clock);
  let worker: Worker | undefined;
  return {
    sweep: () =>
      sweepNews(storage, clock.now(), (news) =>
        jobs.add({ queue: webhookQueue, id: eventId(news), payload: eventOf(news.entry), retry: untilHeard }),
      ),
    start() {
      worker ??= jobs.work(webhookQueue, (run) => tell(run, sender, log), { concurrency });
    },
    letGo: sender.letGo,
    async stop() {
      await worker?.close();
    },
  };
}

/** One try. Rejected unless Aptly heard it; `GiveUp` when it says that nobody is there any more. */
async function tell({ id, payload, attempt }: Run, sender: EventSender, log: Log): Promise<void> {
  // Only `sweep` adds to this queue.
  const event = payload as WebhookEvent;
  const fields = { webhook: id, event: event.type, inbox: event.data['inbox'], attempt };
  const sent = await sender.send(id, JSON.stringify(event));
  if (sent.outcome === 'answered' && sent.status >= 200 && sent.status < 300) {
    return log.info({ ...fields, status: sent.status }, 'Aptly was told');
  }
  if (sent.outcome === 'answered' && sent.status === 410) {
    log.error({ ...fields, status: 410 }, 'Aptly takes no more webhooks at WEBHOOK_URL: this one is a dead letter');
    throw new GiveUp('Aptly answered 410: it takes no more webhooks at this address.');
  }
  const last = attempt >= untilHeard.attempts;
  const what = sent.outcome === 'answered' ? { status: sent.status } : { err: sent.cause };
  if (last) log.error({ ...fields, ...what }, 'Aptly could not be told in three days: this one is a dead letter');
  else log.warn({ ...fields, ...what }, 'Aptly was not told yet, will try again');
  if (sent.outcome === 'answered') throw new WebhooksError('not-heard', `Aptly answered ${sent.status}.`);
  throw new WebhooksError('not-heard', 'Aptly did not answer.', { cause: sent.cause });
}
