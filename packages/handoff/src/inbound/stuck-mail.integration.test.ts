import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createMovableClock } from '@reconnect/simulators';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createAnswersBench } from '../testing/answers-bench.ts';
import { sampleMail } from '../testing/sample-mail.ts';
import { createMailboxWatcher } from './watch-mailbox.ts';

const mails = [1, 2].map((n) =>
  sampleMail({ body: `Answer ${n}.`, headers: { 'Message-ID': `<answer-${n}@getaptly.com>` } }).toString(),
);

/** What a server says before its OK; undefined: nothing, and no OK either. */
type Says = (command: string, uid: string) => string | undefined;

const says: Says = (command, uid) => {
  const mail = mails[Number(uid) - 1] ?? '';
  const answers: Readonly<Record<string, string>> = {
    SELECT: '* 2 EXISTS\r\n* OK [UIDVALIDITY 1]\r\n* OK [UIDNEXT 3]\r\n',
    LIST: '* LIST () "/" INBOX\r\n',
    'UID SEARCH': '* SEARCH 1 2\r\n',
    'UID FETCH': `* ${uid} FETCH (UID ${uid} BODY[]<0> {${Buffer.byteLength(mail)}}\r\n${mail})\r\n`,
  };
  return answers[command] ?? '';
};

/** A mailbox with two mails; the server never says a word when it is asked for the first one, until it is mended. */
async function openServer() {
  const sockets = new Set<Socket>();
  const first = { isMended: false, asked: 0 };
  const stuck: Says = (command, uid) => {
    if (command !== 'UID FETCH' || uid !== '1') return says(command, uid);
    first.asked += 1;
    return first.isMended ? says(command, uid) : undefined;
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.write('* OK [CAPABILITY IMAP4rev1] hi\r\n');
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
        const [, tag, command = '', uid = ''] = /^(\S+) (UID \S+|\S+) ?(\S*)/.exec(line) ?? [];
        const answer = stuck(command, uid);
        if (answer !== undefined) socket.write(`${answer}${tag} OK done\r\n`);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, first };
}

const seconds = 1_000;
const patient = { timeout: 20_000, interval: 10 };

it('a mail that the server never hands over is set aside after three tries, counted, and told when it comes at last', {
  timeout: 30_000,
}, async () => {
  const { port, first } = await openServer();
  const { answers, storage, told } = await createAnswersBench();
  const clock = createMovableClock(Date.now());
  const aside: number[] = [];
  const warned: string[] = [];
  const watcher = createMailboxWatcher({
    url: `imap://bot:secret@127.0.0.1:${port}`,
    answers,
    storage,
    clock,
    log: { info() {}, warn: (_, message) => void warned.push(message) },
    onAside: (count) => void aside.push(count),
  });
  watcher.start();
  onTestFinished(() => watcher.stop());
  const texts = () => told().map((event) => ('text' in event ? event.text : event.type));

  for (const tries of [1, 2, 3]) {
    await vi.waitFor(() => {
      clock.advance(seconds);
      expect(first.asked).toBe(tries);
    }, patient);
    expect(texts()).toEqual([]);
    clock.advance(120 * seconds);
  }
  await vi.waitFor(() => {
    clock.advance(seconds);
    expect(texts()).toEqual(['Answer 2.']);
  }, patient);
  await vi.waitFor(() => expect(aside.at(-1)).toBe(1), patient);
  expect(warned).toContain('mails lie aside that the mail server does not hand over');

  first.isMended = true;
  expect(first.asked).toBe(3);
  await vi.waitFor(() => {
    clock.advance(10 * seconds);
    expect(texts()).toEqual(['Answer 2.', 'Answer 1.']);
  }, patient);
  await vi.waitFor(() => expect(aside.at(-1)).toBe(0), patient);
});
