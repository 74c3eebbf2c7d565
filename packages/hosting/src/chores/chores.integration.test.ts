import { audit } from '@reconnect/audit';
import { createBounces, createHandoff, createMailSender, handoffQueue } from '@reconnect/handoff';
import { openEmbeddedJobs } from '@reconnect/jobs/embedded';
import { createMovableClock, createSimulatedAptly, createSimulatedMailbox } from '@reconnect/simulators';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { createWebhooks, webhookQueue } from '@reconnect/webhooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { supportCase } from '../../../../tools/sample-case.ts';
import { createLog } from '../watching/log.ts';
import { startChores } from './chores.ts';

const minute = 60_000;

async function open() {
  const clock = createMovableClock(Date.parse(supportCase.openedAt));
  const mailbox = createSimulatedMailbox({ clock });
  const smtpUrl = await mailbox.listen();
  const storage = createMemoryStorage({ clock });
  const jobs = openEmbeddedJobs(':memory:', { clock });
  const mail = createMailSender(
    { storage, queue: jobs, clock },
    { smtpUrl, from: 'assistant@aptly.example', to: 'help@getaptly.com' },
  );
  const told: { readonly conversation: string; readonly event: unknown }[] = [];
  const bounces = createBounces({
    storage,
    jobs,
    async notify(conversation, _key, event) {
      told.push({ conversation, event });
    },
  });
  const lines: { severity: string; message: string; fields: Readonly<Record<string, unknown>> }[] = [];
  const at = (severity: string) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    lines.push({ severity, fields, message });
  };
  const log = { info: at('info'), warn: at('warn'), error: at('error') };
  const nothing = { delivered: 0, askedAfter: 0 };
  const catchingUp: (() => Promise<typeof nothing>)[] = [];
  const flow = { catchUp: () => catchingUp.shift()?.() ?? Promise.resolve(nothing) };
  const aptly = createSimulatedAptly({ clock });
  const receiver = { url: await aptly.listen(), secret: aptly.secret };
  const webhooks = createWebhooks({ storage, jobs, clock, log, receiver });
  const chores = startChores({ jobs, mail, bounces, webhooks, clock, flow }, log);
  const handoff = createHandoff({ storage, queue: jobs, answersHere: false });
  const logged = (message: string) => vi.waitFor(() => expect(lines.map((line) => line.message)).toContain(message));
  /** Resolves when no mail is under way any more. */
  const settled = () =>
    vi.waitFor(async () => expect(await jobs.counts(handoffQueue)).toMatchObject({ waiting: 0, running: 0 }));
  const happens = () =>
    audit(storage, {
      at: new Date(clock.now()).toISOString(),
      deed: 'inbox.recovered',
      by: { kind: 'assistant' },
      inbox: 'ib_1',
    });
  return { clock, told, mailbox, aptly, storage, jobs, lines, catchingUp, chores, handoff, happens, logged, settled };
}

describe('the chores', () => {
  let world: Awaited<ReturnType<typeof open>>;
  beforeEach(async () => {
    world = await open();
  });
  afterEach(async () => {
    await Promise.all([world.mailbox.close(), world.aptly.close()]);
    await world.chores.stop();
    await world.jobs.close();
  });

  it('send the mail of a case', async () => {
    const { caseNumber } = await world.handoff.open(supportCase);
    await world.mailbox.waitFor((mail) => mail.subject.includes(caseNumber));
    await world.logged('a case was sent to support');
  });

  it('try again after pauses that double, as long as the server says "later"', async () => {
    const { clock, mailbox, handoff, lines, settled } = world;
    mailbox.faults.answer(451, 3);
    await handoff.open(supportCase);
    await settled();
    const tries = () => lines.filter(({ severity }) => severity === 'warn').length;
    expect(tries()).toBe(1);
    for (const [index, pause] of [minute, 2 * minute].entries()) {
      clock.advance(pause - 1);
      await settled();
      expect(tries()).toBe(index + 1);
      clock.advance(1);
      await settled();
      expect(tries()).toBe(index + 2);
    }
    clock.advance(4 * minute);
    await settled();
    expect([tries(), mailbox.messages().length]).toEqual([3, 1]);
  });

  it('lay a case that the server refuses for good to the dead letters, and send it when an operator says so', async () => {
    const { mailbox, handoff, jobs, logged } = world;
    mailbox.faults.answer(550);
    const { caseNumber } = await handoff.open(supportCase);
    await logged('the mail server refuses a case for good');
    const dead = await vi.waitUntil(async () => (await jobs.dead(handoffQueue))[0]);
    expect(dead).toMatchObject({ id: caseNumber, attempts: 1 });
    expect(await jobs.retry(handoffQueue, caseNumber)).toBe(true);
    await mailbox.waitFor((mail) => mail.subject.includes(caseNumber));
  });

  it('tell the person of a case that did not reach support, once', async () => {
    const { clock, mailbox, handoff, told, logged } = world;
    mailbox.faults.answer(550);
    const { caseNumber } = await handoff.open(supportCase);
    await logged('the mail server refuses a case for good');
    for (let round = 0; round < 3; round += 1) {
      clock.advance(5_000);
      await logged('people were told that their case did not reach support');
    }
    expect(told).toEqual([{ conversation: supportCase.conversation, event: { type: 'handoff.bounced', caseNumber } }]);
  });

  it('try only once what was never a mail', async () => {
    const { jobs } = world;
    const retry = { attempts: 9, delay: minute, maxDelay: minute };
    await jobs.add({ queue: handoffQueue, id: 'nothing of ours', payload: null, retry });
    expect(await vi.waitUntil(async () => (await jobs.dead(handoffQueue))[0])).toMatchObject({ attempts: 1 });
  });

  it('send four mails and four webhooks side by side, and no fifth', async () => {
    const { clock, mailbox, aptly, handoff, jobs, happens } = world;
    mailbox.faults.hang(5);
    aptly.faults.hang(5);
    for (let n = 0; n < 5; n += 1) {
      await handoff.open({ ...supportCase, key: `case ${n}` });
      await happens();
      clock.advance(1);
    }
    clock.advance(5_000);
    for (const queue of [handoffQueue, webhookQueue]) {
      await vi.waitFor(async () => expect(await jobs.counts(queue)).toMatchObject({ running: 4, waiting: 1 }));
    }
  });

  it('name a case in the log by its number, with what the mail server said, and nobody', async () => {
    world.mailbox.faults.answer(451);
    const { caseNumber } = await world.handoff.open(supportCase);
    await world.logged('a case waits for its next try');
    const written: string[] = [];
    const log = createLog('web', 'info', { sink: { write: (line) => written.push(line) } });
    for (const { fields, message } of world.lines) log.warn(fields, message);
    expect(written.map((line) => JSON.parse(line))).toMatchObject([{ case: caseNumber, status: 451 }]);
    expect(written.join()).not.toContain('dana');
  });

  it('catch up with reconnects every five seconds, also after a failure, and tell notices from questions', async () => {
    const { clock, catchingUp, lines, logged } = world;
    catchingUp.push(
      () => Promise.reject(new Error('the store is away')),
      () => Promise.resolve({ delivered: 0, askedAfter: 3 }),
      () => Promise.resolve({ delivered: 2, askedAfter: 0 }),
    );
    clock.advance(5_000);
    await logged('could not catch up with reconnects');
    await vi.waitFor(() => {
      clock.advance(5_000);
      expect(catchingUp).toEqual([]);
    });
    await logged('notices of an earlier process were delivered');
    expect(lines.filter(({ severity }) => severity === 'info').map(({ fields }) => fields)).toEqual([
      { askedAfter: 3 },
      { delivered: 2 },
    ]);
  });

  it('tell Aptly the news they find every five seconds, also after a look that failed', async () => {
    const { clock, aptly, storage, happens, logged } = world;
    await happens();
    const { due } = storage;
    storage.due = () => Promise.reject(new Error('the store is away'));
    clock.advance(5_000);
    await logged('could not look for news to tell Aptly');
    storage.due = due;
    await vi.waitFor(() => {
      clock.advance(5_000);
      expect(aptly.heard()).toMatchObject([{ type: 'inbox.recovered', data: { inbox: 'ib_1' } }]);
    });
  });

  it('leave a look that takes eight seconds more to the next process', async () => {
    const { clock, catchingUp, chores } = world;
    const look = Promise.withResolvers<{ delivered: number; askedAfter: number }>();
    catchingUp.push(() => look.promise);
    clock.advance(5_000);
    let stopped = false;
    const stopping = chores.stop().then(() => {
      stopped = true;
    });
    clock.advance(7_999);
    await new Promise<void>((resolve) => setImmediate(resolve));
    expect([catchingUp, stopped]).toEqual([[], false]);
    clock.advance(1);
    await stopping;
    look.resolve({ delivered: 0, askedAfter: 0 });
  });

  it('let go of a webhook that hangs eight seconds after they were asked to stop, and leave it for later', async () => {
    const { clock, aptly, chores, jobs, happens } = world;
    aptly.faults.hang();
    await happens();
    clock.advance(5_000);
    await aptly.waitForDeliveries(1);
    const stopped = chores.stop();
    clock.advance(8_000);
    await stopped;
    expect(await jobs.counts(webhookQueue)).toEqual({ waiting: 0, delayed: 1, running: 0, dead: 0 });
  });

  it('let go of a mail that hangs eight seconds after they were asked to stop, and leave it for later', async () => {
    const { clock, mailbox, handoff, chores, jobs } = world;
    mailbox.faults.hang();
    await handoff.open(supportCase);
    await vi.waitFor(async () => expect(await jobs.counts(handoffQueue)).toMatchObject({ running: 1 }));
    const stopped = chores.stop();
    clock.advance(8_000);
    await stopped;
    expect(await jobs.counts(handoffQueue)).toEqual({ waiting: 0, delayed: 1, running: 0, dead: 0 });
  });
});
