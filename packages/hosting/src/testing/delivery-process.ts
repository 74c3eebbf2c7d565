import { setTimeout } from 'node:timers/promises';
import { createHandoff, createMailSender, handoffQueue, type MailSender } from '@reconnect/handoff';
import { type Jobs, systemClock } from '@reconnect/jobs';
import { openEmbeddedJobs } from '@reconnect/jobs/embedded';
import { openRedisJobs } from '@reconnect/jobs/redis';
import type { Storage } from '@reconnect/storage';
import { openRedisStorage } from '@reconnect/storage/redis';
import { openSqliteStorage } from '@reconnect/storage/sqlite';
import { supportCase } from '../../../../tools/sample-case.ts';
import { workOffMails } from '../chores/work-off-mails.ts';
import { outageCase } from './outage-case.ts';

/**
 * A process that takes over a case, one of an outage, and what their people add, and sends their mails until nothing is
 * left. It comes to a halt before its step number `stopAt` (a write, a job, the end of a run), prints `halted` and
 * waits to be killed; -1 halts nowhere and prints how many steps there were. Started again, it does all of it again, as
 * the assistant does.
 */
const [store = '', smtpUrl = '', name = '', stopAt = ''] = process.argv.slice(2);

/** Short, so that the next process need not wait long for the jobs of a killed one, in milliseconds. */
const lease = 500;
const isRedis = store.startsWith('redis');
const engine = {
  storage: isRedis
    ? await openRedisStorage(store, { clock: systemClock })
    : openSqliteStorage(store, { clock: systemClock }),
  jobs: isRedis ? await openRedisJobs(store, { lease }) : openEmbeddedJobs(store, { clock: systemClock, lease }),
};

let steps = 0;
async function step<T>(go: () => Promise<T>): Promise<T> {
  const mine = steps;
  steps += 1;
  if (String(mine) === stopAt) {
    process.stdout.write('halted\n');
    await setTimeout(600_000);
  }
  return go();
}

const storage: Storage = {
  ...engine.storage,
  commit: (partition, writes) => step(() => engine.storage.commit(partition, writes)),
};
const jobs: Jobs = { ...engine.jobs, add: (job) => step(() => engine.jobs.add(job)) };
const config = { smtpUrl, from: 'assistant@aptly.example', to: 'help@getaptly.com' };
const sender = createMailSender({ storage, queue: jobs, clock: systemClock }, config);
const mail: Pick<MailSender, 'send'> = {
  async send(id) {
    const sent = await sender.send(id);
    return step(async () => sent);
  },
};

const handoff = createHandoff({ storage, queue: jobs, answersHere: false });
for (const one of [supportCase, outageCase]) {
  const key = `${name} ${one.verdict?.cause ?? ''}`;
  const { caseNumber } = await handoff.open({ ...one, key });
  await handoff.add(caseNumber, { key: 'k1', kind: 'words', text: 'k1', at: one.openedAt });
}
const worker = workOffMails({ jobs, mail }, { info() {}, warn() {}, error() {} });
for (;;) {
  const { waiting, delayed, running, dead } = await jobs.counts(handoffQueue);
  if (dead > 0) throw new Error('A mail died.');
  if (waiting + delayed + running === 0) break;
  await setTimeout(20);
}
await worker.close();
await jobs.close();
await storage.close();
process.stdout.write(`${steps}\n`);
