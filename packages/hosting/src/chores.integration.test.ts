import { createHandoff, createMailSender, handoffQueue, type SupportCase } from '@reconnect/handoff';
import { openEmbeddedJobs } from '@reconnect/jobs/embedded';
import { createMovableClock, createSimulatedMailbox } from '@reconnect/simulators';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startChores } from './chores.ts';

const minute = 60_000;
const supportCase: SupportCase = {
  key: 'slack:T1:U1#1',
  conversation: 'slack:T1:U1',
  platform: 'slack',
  reporter: { email: 'dana@northwind.example' },
  reason: 'asked',
  evidence: [],
  tried: [],
  transcript: [],
  openedAt: '2026-11-22T10:00:00.000Z',
};

async function open() {
  const clock = createMovableClock(Date.parse(supportCase.openedAt));
  const mailbox = createSimulatedMailbox({ clock });
  const smtpUrl = await mailbox.listen();
  const storage = createMemoryStorage({ clock });
  const jobs = openEmbeddedJobs(':memory:', { clock });
  const mail = createMailSender(storage, { smtpUrl, from: 'assistant@aptly.example', to: 'help@getaptly.com' });
  const lines: { severity: string; message: string; fields: Readonly<Record<string, unknown>> }[] = [];
  const at = (severity: string) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    lines.push({ severity, fields, message });
  };
  const log = { info: at('info'), warn: at('warn'), error: at('error') };
  const notices: (() => Promise<number>)[] = [];
  const flow = { resumeNotices: () => notices.shift()?.() ?? Promise.resolve(0) };
  const chores = startChores({ jobs, mail, clock, flow }, log);
  const handoff = createHandoff({ storage, queue: jobs });
  const logged = (message: string) => vi.waitFor(() => expect(lines.map((line) => line.message)).toContain(message));
  /** Resolves when no mail is under way any more. */
  const settled = () =>
    vi.waitFor(async () => expect(await jobs.counts(handoffQueue)).toMatchObject({ waiting: 0, running: 0 }));
  return { clock, mailbox, jobs, lines, notices, chores, handoff, logged, settled };
}

describe('the chores', () => {
  let world: Awaited<ReturnType<typeof open>>;
  beforeEach(async () => {
    world = await open();
  });
  afterEach(async () => {
    await world.mailbox.close();
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

  it('try only once what was never a case', async () => {
    const { jobs } = world;
    const retry = { attempts: 9, delay: minute, maxDelay: minute };
    await jobs.add({ queue: handoffQueue, id: 'IR-0000000', payload: null, retry });
    expect(await vi.waitUntil(async () => (await jobs.dead(handoffQueue))[0])).toMatchObject({ attempts: 1 });
  });

  it('name a case in the log by its number, and nobody', async () => {
    world.mailbox.faults.answer(451);
    await world.handoff.open(supportCase);
    await world.logged('a case waits for its next try');
    expect(JSON.stringify(world.lines)).not.toContain('dana');
  });

  it('look for undelivered notices every five seconds, also after a look that failed', async () => {
    const { clock, notices, logged } = world;
    notices.push(
      () => Promise.reject(new Error('the store is away')),
      () => Promise.resolve(2),
    );
    clock.advance(5_000);
    await logged('could not look for notices');
    await vi.waitFor(() => {
      clock.advance(5_000);
      expect(notices).toEqual([]);
    });
    await logged('notices of an earlier process were delivered');
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
