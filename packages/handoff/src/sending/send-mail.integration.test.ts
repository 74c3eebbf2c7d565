import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createMovableClock, createSimulatedMailbox, type SimulatedMailbox } from '@reconnect/simulators';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHandoff } from '../handoff.ts';
import { addition, sampleCase } from '../testing/sample-case.ts';
import { createMailSender, type MailSender } from './send-mail.ts';

const refusedForNow = { name: 'HandoffError', code: 'refused-for-now' };
const { number: _, ...supportCase } = sampleCase;

describe('the mail sender', () => {
  const clock = createMovableClock(Date.UTC(2026, 10, 22, 12));
  const storage = createMemoryStorage({ clock });
  let mailbox: SimulatedMailbox;
  let url: string;
  let number: string;
  let opened = 0;
  const senders: MailSender[] = [];
  const noQueue = { add: async () => undefined };
  const senderTo = (smtpUrl: string, patience?: number): MailSender => {
    const config = { smtpUrl, from: 'assistant@aptly.example', to: 'help@getaptly.com' };
    const needs = { storage, queue: noQueue, clock };
    const sender = createMailSender(needs, patience === undefined ? config : { ...config, patience });
    senders.push(sender);
    return sender;
  };

  beforeEach(async () => {
    mailbox = createSimulatedMailbox({ clock });
    url = await mailbox.listen();
    opened += 1;
    const handoff = createHandoff({ storage, queue: noQueue, answersHere: false });
    number = (await handoff.open({ ...supportCase, key: `case ${opened}` })).caseNumber;
  });
  afterEach(async () => {
    for (const sender of senders.splice(0)) sender.close();
    await mailbox.close();
  });

  it('delivers a case to support, once, with everything in it', async () => {
    expect(await senderTo(url).send(number)).toEqual({ outcome: 'sent' });
    const [mail, ...others] = mailbox.messages();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      envelope: { from: 'assistant@aptly.example', to: ['help@getaptly.com'] },
      messageId: `<${number.toLowerCase()}@aptly.example>`,
      subject: `[${number}] Gmail: password changed (likely), asked in Slack`,
      headers: {
        'auto-submitted': 'auto-generated',
        'x-reconnect-case': number,
        'reply-to': 'dana@northwind.example',
        date: 'Sun, 22 Nov 2026 10:10:30 +0000',
      },
    });
    expect(mail!.text).toContain('why isn’t my inbox syncing?');
    expect(mail!.html).toContain('why isn’t my inbox syncing?');
    const [attachment] = mail!.attachments;
    expect(attachment).toMatchObject({ filename: `${number}.json`, contentType: 'application/json' });
    expect(JSON.parse(attachment!.content.toString())).toEqual({ ...supportCase, key: `case ${opened}`, number });
  });

  it('sends a mail once, however often its job runs', async () => {
    const sender = senderTo(url);
    await sender.send(number);
    expect(await sender.send(number)).toEqual({ outcome: 'sent-before' });
    expect(mailbox.messages()).toHaveLength(1);
  });

  it('makes the same mail of a case when it must be sent again', async () => {
    mailbox.faults.plan('end', 'lose');
    const sender = senderTo(url);
    await expect(sender.send(number)).rejects.toMatchObject(refusedForNow);
    await sender.send(number);
    const [first, second] = mailbox.messages();
    expect(second).toMatchObject({ messageId: first!.messageId, subject: first!.subject, text: first!.text });
  });

  const add = async (...keys: readonly string[]) => {
    const handoff = createHandoff({ storage, queue: noQueue, answersHere: false });
    for (const key of keys) await handoff.add(number, { ...addition, key, text: key });
  };

  it('sends what was added as an answer to the mail before it, and none before its turn', async () => {
    await add('k1');
    const sender = senderTo(url);
    await expect(sender.send(`${number}.1`)).rejects.toMatchObject(refusedForNow);
    for (const mail of [number, `${number}.1`]) await sender.send(mail);
    await add('k2');
    await sender.send(`${number}.2`);
    const id = number.toLowerCase();
    expect(mailbox.messages().map(({ messageId, headers }) => [messageId, headers['in-reply-to']])).toEqual([
      [`<${id}@aptly.example>`, undefined],
      [`<${id}.1@aptly.example>`, `<${id}@aptly.example>`],
      [`<${id}.2@aptly.example>`, `<${id}.1@aptly.example>`],
    ]);
    expect(mailbox.messages()[2]!.headers['references']).toBe(`<${id}@aptly.example> <${id}.1@aptly.example>`);
    expect(mailbox.messages()[2]!.text).toContain('k2');
  });

  it('sends nothing for an addition of which nothing is kept', async () => {
    const sender = senderTo(url);
    await sender.send(number);
    expect(await sender.send(`${number}.1`)).toEqual({ outcome: 'nothing-left' });
    expect(mailbox.messages()).toHaveLength(1);
  });

  it('gathers what waits in one mail, and answers that one with the next', async () => {
    await add('k1', 'k2', 'k3');
    const sender = senderTo(url);
    for (const mail of [number, `${number}.1`]) await sender.send(mail);
    await add('k4');
    expect(await sender.send(`${number}.2`)).toEqual({ outcome: 'sent-before' });
    await sender.send(`${number}.4`);
    const [, gathered, next, ...others] = mailbox.messages();
    expect(others).toEqual([]);
    expect(gathered!.text).toMatch(/They add\n.* k1\n.* k2\n.* k3\n/);
    expect(next!.text).toMatch(/They add\n.* k4\n/);
    expect(next!.headers['in-reply-to']).toBe(gathered!.messageId);
  });

  it('gathers no more than one can read in one go', async () => {
    await add('a'.repeat(30_000), 'b'.repeat(10_000), 'c');
    const sender = senderTo(url);
    for (const mail of [number, `${number}.1`, `${number}.3`])
      expect(await sender.send(mail)).toEqual({ outcome: 'sent' });
    expect(mailbox.messages()[2]!.text).toMatch(/They add\n.* c\n/);
  });

  it('says the same when additions must be sent again, though more came in between', async () => {
    await add('k1', 'k2');
    const sender = senderTo(url);
    await sender.send(number);
    mailbox.faults.plan('end', 'lose');
    await expect(sender.send(`${number}.1`)).rejects.toMatchObject(refusedForNow);
    await add('k3');
    await sender.send(`${number}.1`);
    await sender.send(`${number}.3`);
    const [, first, again, next] = mailbox.messages();
    expect(again).toMatchObject({ messageId: first!.messageId, text: first!.text });
    expect(next!.text).toMatch(/They add\n.* k3\n/);
  });

  it.each([421, 451] as const)('is refused for now by a %i, and sends at the next try', async (status) => {
    mailbox.faults.answer(status);
    const sender = senderTo(url);
    await expect(sender.send(number)).rejects.toMatchObject({ ...refusedForNow, cause: expect.any(Error) });
    expect(await sender.send(number)).toEqual({ outcome: 'sent' });
  });

  it.each(['recipient', 'end'] as const)('reports a 550 at the %s as a refusal for good', async (stage) => {
    mailbox.faults.plan(stage, 550);
    expect(await senderTo(url).send(number)).toEqual({ outcome: 'refused', status: 550 });
  });

  it('is refused for now when nobody listens', async () => {
    await mailbox.close();
    await expect(senderTo(url).send(number)).rejects.toMatchObject(refusedForNow);
  });

  it('is refused for now when the connection breaks in the middle of the mail', async () => {
    mailbox.faults.dropMidData();
    const sender = senderTo(url);
    await expect(sender.send(number)).rejects.toMatchObject(refusedForNow);
    expect(await sender.send(number)).toEqual({ outcome: 'sent' });
    expect(mailbox.messages()).toHaveLength(1);
  });

  it('is refused for now when the server keeps silent for longer than its patience', async () => {
    mailbox.faults.hang();
    const started = performance.now();
    await expect(senderTo(url, 200).send(number)).rejects.toMatchObject(refusedForNow);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('is refused for now when the server says a word now and then but never comes to an end', async () => {
    const leftAlone = Promise.withResolvers<void>();
    const talkative = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('220 hi\r\n');
      const timer = setInterval(() => socket.write('250-still here\r\n'), 20);
      socket.once('close', () => {
        clearInterval(timer);
        leftAlone.resolve();
      });
    }).listen(0, '127.0.0.1');
    await once(talkative, 'listening');
    const sender = senderTo(`smtp://127.0.0.1:${(talkative.address() as AddressInfo).port}`, 100);
    const started = performance.now();
    await expect(sender.send(number)).rejects.toMatchObject(refusedForNow);
    // Nor does it keep the connection.
    await leftAlone.promise;
    expect(performance.now() - started).toBeLessThan(3_000);
    talkative.close();
  });

  it('ends what is under way when it is closed, and sends nothing afterwards', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const sender = senderTo(`smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    const refused = expect(sender.send(number)).rejects.toMatchObject(refusedForNow);
    const [connection] = await once(silent, 'connection');
    sender.close();
    await refused;
    await expect(sender.send(number)).rejects.toMatchObject(refusedForNow);
    connection.destroy();
    silent.close();
  });

  it.each<[string, string, Readonly<Record<string, string>>]>([
    ['a failed sign-in', '220 hi', { AUTH: '535 5.7.8 Wrong' }],
    ['a server that turns us away', '554 5.7.1 You are blocked', {}],
    ['a server that wants another way to sign in', '220 hi', { MAIL: '530 5.7.0 Authentication required' }],
    ['a server that does not know the first word', '220 hi', { EHLO: '502 What?', HELO: '550 5.7.1 Who are you?' }],
  ])('takes %s for a fault of the set-up, not of the mail', async (_, greeting, answers) => {
    const usual = { EHLO: '250-hi\r\n250 AUTH PLAIN', AUTH: '235 Welcome', QUIT: '221 Bye' };
    const known: Readonly<Record<string, string>> = { ...usual, ...answers };
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write(`${greeting}\r\n`);
      socket.on('data', (line) => socket.write(`${known[String(line).slice(0, 4)] ?? '500 What?'}\r\n`));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await expect(senderTo(`smtp://user:wrong@127.0.0.1:${port}`).send(number)).rejects.toMatchObject(refusedForNow);
    server.close();
  });

  it('sends no password to another machine without TLS', async () => {
    const heard: string[] = [];
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('220 hi\r\n');
      socket.on('data', (line) => {
        heard.push(String(line).slice(0, 8));
        socket.write(heard.length === 1 ? '250-hi\r\n250 AUTH PLAIN\r\n' : '500 What?\r\n');
      });
    }).listen(0, '0.0.0.0');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    // This machine too, by an address that does not tell.
    await expect(senderTo(`smtp://user:secret@0.0.0.0:${port}`).send(number)).rejects.toMatchObject(refusedForNow);
    expect(heard).toEqual([expect.stringMatching(/^EHLO/), 'STARTTLS']);
    server.close();
  });

  it('has nothing to send of what is no longer kept', async () => {
    for (const id of ['IR-0000000', 'IR-0000000.1', 'IN-0000000']) {
      expect(await senderTo(url).send(id)).toEqual({ outcome: 'nothing-left' });
    }
  });

  it('knows no mail of another name', async () => {
    await expect(senderTo(url).send('nothing of ours')).rejects.toMatchObject({
      name: 'HandoffError',
      code: 'unknown-mail',
    });
  });
});
