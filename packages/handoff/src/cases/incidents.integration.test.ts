import {
  createMovableClock,
  createSimulatedMailbox,
  type MovableClock,
  type SimulatedMailbox,
} from '@reconnect/simulators';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHandoff } from '../handoff.ts';
import { type MailQueue, pace } from '../sending/mail-queue.ts';
import { createMailSender, type MailSender } from '../sending/send-mail.ts';
import { addition, outageCase } from '../testing/sample-case.ts';
import { readThread } from './case-records.ts';
import { casesOfIncident, joinIncident, perMail, readIncident } from './incidents.ts';

const start = Date.UTC(2026, 10, 22, 10);

describe('an incident', () => {
  let clock: MovableClock;
  let storage: ReturnType<typeof createMemoryStorage>;
  let mailbox: SimulatedMailbox;
  let sender: MailSender;
  let queued: Map<string, number>;
  const done = new Set<string>();
  /** Once an id, as the job engine has it. */
  const queue: MailQueue = {
    async add({ id, runAt }) {
      if (!done.has(id) && !queued.has(id)) queued.set(id, runAt ?? clock.now());
    },
  };

  beforeEach(async () => {
    clock = createMovableClock(start);
    storage = createMemoryStorage({ clock });
    mailbox = createSimulatedMailbox({ clock });
    queued = new Map();
    done.clear();
    const config = { smtpUrl: await mailbox.listen(), from: 'assistant@aptly.example', to: 'help@getaptly.com' };
    sender = createMailSender({ storage, queue, clock }, config);
  });
  afterEach(async () => {
    sender.close();
    await mailbox.close();
  });

  const open = async (key: string, provider: 'google' | 'microsoft' = 'google') => {
    const { number: _, inbox, ...rest } = outageCase('IR-0000000', new Date(clock.now()).toISOString());
    const handoff = createHandoff({ storage, queue, answersHere: false });
    return (await handoff.open({ ...rest, key, inbox: { ...inbox!, provider } })).caseNumber;
  };
  /** Runs what is due, until nothing is. */
  const work = async () => {
    for (;;) {
      const due = [...queued].find(([, at]) => at <= clock.now())?.[0];
      if (due === undefined) return;
      await sender.send(due);
      queued.delete(due);
      done.add(due);
    }
  };
  const mails = () => mailbox.messages().map(({ subject, attachments }) => ({ subject, cases: casesIn(attachments) }));
  const casesIn = (attachments: readonly { readonly content: Buffer }[]): readonly string[] =>
    attachments.flatMap(({ content }) =>
      (JSON.parse(content.toString()) as { cases: { number: string }[] }).cases.map(({ number }) => number),
    );

  it('is opened by the first case of an outage, and named after it', async () => {
    const number = await open('a');
    await work();
    expect(mails()).toEqual([{ subject: `[IN-${number.slice(3)}] Gmail outage`, cases: [number] }]);
  });

  it('takes the cases that come before its mail leaves, and tells of the later ones every ten minutes', async () => {
    const first = [await open('a'), await open('b')];
    await work();
    const later = [await open('c')];
    await work();
    clock.advance(pace / 2);
    later.push(await open('d'), await open('e'));
    await work();
    expect(mails().map(({ cases }) => cases)).toEqual([first]);
    clock.advance(pace / 2);
    await work();
    expect(mails().map(({ cases }) => cases)).toEqual([first, later]);
    expect(mails()[1]!.subject).toBe(`Re: ${mails()[0]!.subject}`);
    clock.advance(pace);
    await work();
    expect(mails()).toHaveLength(2);
    expect(await casesOfIncident(storage, { number: mails()[0]!.subject.slice(1, 11) })).toEqual([...first, ...later]);
  });

  it('is one for each provider', async () => {
    const numbers = [await open('a', 'google'), await open('b', 'microsoft')];
    await work();
    expect(mails().map(({ cases }) => cases)).toEqual(numbers.map((number) => [number]));
    expect(mails().map(({ subject }) => subject.slice(13))).toEqual(['Gmail outage', 'Outlook outage']);
  });

  it('goes on as long as people are struck, and ends an hour after the last', async () => {
    const hour = 60 * 60_000;
    await open('a');
    await work();
    clock.advance(hour);
    await open('b');
    await work();
    clock.advance(hour);
    await open('c');
    await work();
    expect(mails().map(({ subject }) => subject.startsWith('Re: '))).toEqual([false, true, true]);
    clock.advance(hour + 1);
    await open('d');
    await work();
    expect(mails().at(-1)!.subject).not.toMatch(/^Re: /);
  });

  it('ends an hour after the case that was opened last, whichever joined last', async () => {
    const join = (number: string, minutes: number) =>
      joinIncident(storage, outageCase(number, new Date(start + minutes * 60_000).toISOString()), 'google');
    await join('IR-0000001', 0);
    await join('IR-0000002', 50);
    await join('IR-0000003', 10);
    expect(await join('IR-0000004', 105)).toMatchObject({ number: 'IN-0000001' });
  });

  it('leaves in several mails when there are too many cases for one, the full ones without a pause', async () => {
    await open('first');
    await work();
    const many = await Promise.all(Array.from({ length: 2 * perMail + 1 }, (_, one) => open(`case ${one}`)));
    await work();
    expect(mails()).toHaveLength(1);
    clock.advance(pace);
    await work();
    expect(mails().map(({ cases }) => cases.length)).toEqual([1, perMail, perMail]);
    clock.advance(pace);
    await work();
    expect(
      new Set(
        mails()
          .slice(1)
          .flatMap(({ cases }) => cases),
      ),
    ).toEqual(new Set(many));
    expect(mails().flatMap(({ cases }) => cases)).toHaveLength(many.length + 1);
  });

  it('lets what a person adds leave only after the mail that tells of the case, and in its thread', async () => {
    await open('a');
    await work();
    const number = await open('b');
    await work();
    await createHandoff({ storage, queue, answersHere: false }).add(number, addition);
    await work();
    expect(mails()).toHaveLength(1);
    expect(await readThread(storage, number)).toMatchObject({ taken: 2, sent: 0 });
    clock.advance(pace);
    await work();
    const [, second, added] = mailbox.messages();
    expect(added!.headers).toMatchObject({ 'in-reply-to': second!.messageId, 'x-reconnect-case': number });
  });

  it('says the same, with the same name, when a mail must be sent again, and takes newer cases into the next', async () => {
    await open('a');
    mailbox.faults.plan('end', 'lose');
    await expect(work()).rejects.toMatchObject({ code: 'refused-for-now' });
    await open('b');
    await work();
    const [sent, again] = mailbox.messages();
    expect(again).toMatchObject({ messageId: sent!.messageId, text: sent!.text });
    expect(mails()[1]!.cases).toHaveLength(1);
  });

  it('joins a case once, however often its job runs', async () => {
    const number = await open('a');
    await sender.send(number);
    await sender.send(number);
    await work();
    expect(mails().map(({ cases }) => cases)).toEqual([[number]]);
  });

  it('repeats what comes after a mail that left, for whoever died in between', async () => {
    const number = await open('a');
    await work();
    const incident = `IN-${number.slice(3)}`;
    await createHandoff({ storage, queue, answersHere: false }).add(number, addition);
    queued.clear();
    expect(await sender.send(incident)).toEqual({ outcome: 'sent-before' });
    expect([...queued.keys()]).toEqual([`${number}.1`]);
    expect(mails()).toHaveLength(1);
  });

  it('goes on where it was when the job of an earlier mail runs again', async () => {
    const incident = `IN-${(await open('a')).slice(3)}`;
    await work();
    await open('b');
    clock.advance(pace);
    await work();
    const sent = await readIncident(storage, incident);
    expect(sent).toMatchObject({ sent: 2, sentAt: start + pace });
    clock.advance(pace);
    expect(await sender.send(incident)).toEqual({ outcome: 'sent-before' });
    expect(await readIncident(storage, incident)).toEqual(sent);
  });
});
