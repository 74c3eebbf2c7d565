import { createBounces, createHandoff, createMailSender, deadCases, handoffQueue, retryCase } from '@reconnect/handoff';
import { openEmbeddedJobs } from '@reconnect/jobs/embedded';
import { createMovableClock, createSimulatedMailbox, type SimulatedMailbox } from '@reconnect/simulators';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { supportCase } from '../../../../tools/sample-case.ts';
import { workOffMails } from './work-off-mails.ts';

const hour = 3_600_000;
const quiet = { info() {}, warn() {}, error() {} };

/** The product's mail half on a simulated server, and a clock that is moved until nothing is left to do. */
async function open() {
  const clock = createMovableClock(Date.parse(supportCase.openedAt));
  const mailbox = createSimulatedMailbox({ clock });
  const smtpUrl = await mailbox.listen();
  const storage = createMemoryStorage({ clock });
  const jobs = openEmbeddedJobs(':memory:', { clock });
  const config = { smtpUrl, from: 'assistant@aptly.example', to: 'help@getaptly.com', patience: 300 };
  const mail = createMailSender({ storage, queue: jobs, clock }, config);
  const worker = workOffMails({ jobs, mail }, quiet);
  const told: string[] = [];
  const bounces = createBounces({
    storage,
    jobs,
    async notify(_conversation, _key, { caseNumber }) {
      told.push(caseNumber);
    },
  });
  const handoff = createHandoff({ storage, queue: jobs, answersHere: false });
  const busy = () => jobs.counts(handoffQueue);
  const rest = () =>
    vi.waitFor(async () => expect(await busy()).toMatchObject({ waiting: 0, running: 0 }), {
      timeout: 10_000,
      interval: 5,
    });
  return {
    clock,
    mailbox,
    smtpUrl,
    told,
    bounces,
    handoff,
    storage,
    jobs,
    rest,
    /** Lets time pass until every mail has left or is given up. */
    async settle() {
      await rest();
      while ((await busy()).delayed > 0) {
        clock.advance(hour);
        await rest();
      }
    },
    async close() {
      await mailbox.close();
      mail.close();
      await worker.close();
      await jobs.close();
    },
  };
}

/** Each Message-ID once, in the order in which it came first. */
function arrived(mailbox: SimulatedMailbox): readonly string[] {
  return [...new Set(mailbox.messages().map(({ messageId }) => messageId))];
}

type Faults = SimulatedMailbox['faults'];
const passing: Readonly<Record<string, (faults: Faults) => void>> = {
  'says 421 instead of a greeting': (faults) => faults.plan('greeting', 421, 3),
  'says 451 to the recipient': (faults) => faults.plan('recipient', 451, 3),
  'says 421 to the recipient': (faults) => faults.plan('recipient', 421, 3),
  'says 452 to the mail': (faults) => faults.plan('end', 452, 3),
  'keeps silent instead of a greeting': (faults) => faults.plan('greeting', 'hang', 3),
  'keeps silent to the recipient': (faults) => faults.plan('recipient', 'hang', 3),
  'keeps silent to the mail': (faults) => faults.plan('end', 'hang', 3),
  'hangs up instead of a greeting': (faults) => faults.plan('greeting', 'drop', 3),
  'hangs up at the recipient': (faults) => faults.plan('recipient', 'drop', 3),
  'hangs up in the middle of the mail': (faults) => faults.plan('data', 'drop', 3),
  'hangs up after the mail': (faults) => faults.plan('end', 'drop', 3),
  'takes the mail and hangs up before it says so': (faults) => faults.plan('end', 'lose', 3),
  'takes the mail and never says so': (faults) => faults.plan('end', 'swallow', 3),
  greylists: (faults) => faults.greylist(),
  'is slow': (faults) => faults.slowDown(30),
};

describe('a case and what the person adds to it', () => {
  let world: Awaited<ReturnType<typeof open>>;
  beforeEach(async () => {
    world = await open();
  });
  afterEach(() => world.close());

  const takeOver = async () => {
    const { caseNumber } = await world.handoff.open(supportCase);
    for (const key of ['k1', 'k2']) {
      await world.handoff.add(caseNumber, { key, kind: 'words', text: key, at: supportCase.openedAt });
    }
    const id = caseNumber.toLowerCase();
    return { caseNumber, ids: [id, `${id}.1`].map((one) => `<${one}@aptly.example>`) };
  };

  it.each(Object.entries(passing))('arrive once and in order when the server %s', async (_what, strike) => {
    strike(world.mailbox.faults);
    const { ids } = await takeOver();
    await world.settle();
    expect(arrived(world.mailbox)).toEqual(ids);
    expect(await world.jobs.dead(handoffQueue)).toEqual([]);
    expect(await world.bounces.tell()).toBe(0);
  });

  it('arrive when the server comes back', async () => {
    const port = Number(new URL(world.smtpUrl).port);
    await world.mailbox.close();
    const { ids } = await takeOver();
    await world.rest();
    const back = createSimulatedMailbox({ clock: world.clock });
    await back.listen(port);
    await world.settle();
    expect(arrived(back)).toEqual(ids);
    await back.close();
  });

  it.each([
    ['recipient', 550],
    ['recipient', 554],
    ['end', 552],
    ['end', 554],
  ] as const)(
    'lie with the dead letters after a refusal at the %s with %i, until an operator sends them',
    async (stage, code) => {
      const { mailbox, bounces, told, storage, jobs } = world;
      mailbox.faults.plan(stage, code);
      const { caseNumber, ids } = await takeOver();
      await world.settle();
      expect(mailbox.messages()).toEqual([]);
      expect(await deadCases({ storage, jobs })).toMatchObject([
        { mail: caseNumber, caseNumbers: [caseNumber], attempts: 1, reason: `The mail server answered ${code}.` },
      ]);
      await bounces.tell();
      await bounces.tell();
      expect(told).toEqual([caseNumber]);
      expect(await retryCase({ storage, jobs }, caseNumber)).toEqual([caseNumber]);
      await world.settle();
      expect(arrived(mailbox)).toEqual(ids);
    },
  );

  it.each([
    ['says "later"', (mailbox: SimulatedMailbox) => mailbox.faults.plan('recipient', 451, 1_000)],
    ['is away', (mailbox: SimulatedMailbox) => mailbox.close()],
  ] as const)(
    'lie with the dead letters when the server %s for three days, and the person is told',
    async (_what, strike) => {
      const { mailbox, bounces, told, storage, jobs } = world;
      await strike(mailbox);
      const { caseNumber } = await takeOver();
      await world.settle();
      const [dead] = await deadCases({ storage, jobs });
      expect((dead!.diedAt - Date.parse(supportCase.openedAt)) / (24 * hour)).toBeGreaterThanOrEqual(3);
      expect(dead).toMatchObject({ mail: caseNumber, attempts: 78 });
      await bounces.tell();
      expect(told).toEqual([caseNumber]);
    },
  );
});
