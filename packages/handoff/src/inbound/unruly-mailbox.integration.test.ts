import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { createMovableClock } from '@reconnect/simulators';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import certificate from '../../../../tools/expired-certificate.json' with { type: 'json' };
import { createAnswersBench } from '../testing/answers-bench.ts';
import { createMailboxWatcher } from './watch-mailbox.ts';

const greeting = '* OK [CAPABILITY IMAP4rev1] hi\r\n';
const usual: Readonly<Record<string, string>> = {
  SELECT: '* 1 EXISTS\r\n* OK [UIDVALIDITY 1]\r\n* OK [UIDNEXT 2]\r\n',
  UID: '* SEARCH 1\r\n',
  LIST: '* LIST () "/" INBOX\r\n',
};

/** A mail server that speaks as it should, until it comes to the command that it fails at. */
async function openServer(fails: { readonly at: string; readonly how: (socket: Socket) => void }) {
  const sockets = new Set<Socket>();
  const heard: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    if (fails.at === 'greeting') return fails.how(socket);
    socket.write(greeting);
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
        const [tag, command = ''] = line.split(' ');
        heard.push(command);
        if (command === fails.at) fails.how(socket);
        else socket.write(`${usual[command] ?? ''}${tag} OK done\r\n`);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, open: () => sockets.size, heard };
}

/** Watches a mailbox; `reached` is what it tells of it. */
async function watch(url: string) {
  const bench = await createAnswersBench();
  const clock = createMovableClock(Date.now());
  const reached: boolean[] = [];
  const { answers, storage } = bench;
  const log = { info() {}, warn() {} };
  const onReached = (isReached: boolean) => void reached.push(isReached);
  const watcher = createMailboxWatcher({ url, answers, storage, clock, log, onReached });
  watcher.start();
  onTestFinished(() => watcher.stop());
  return { clock, reached };
}

function drip(socket: Socket): void {
  socket.write('* OK ');
  const timer = setInterval(() => socket.write('.'), 5);
  socket.on('close', () => clearInterval(timer));
}

const minutes = 60_000;
const soon = { timeout: 10_000, interval: 10 };

describe('a mail server that', () => {
  it.each([
    ['drips a byte now and then instead of a greeting', 'greeting', drip],
    ['lets us in and then drips for ever', 'UID', drip],
    ['lets us in and then says nothing', 'UID', () => undefined],
    ['says nothing to a sign-in', 'LOGIN', () => undefined],
  ])('%s is left after two minutes and held to be away', async (_, at, how) => {
    const server = await openServer({ at, how });
    const { clock, reached } = await watch(`imap://bot:secret@127.0.0.1:${server.port}`);
    await vi.waitFor(() => expect(server.open()).toBe(1), soon);
    if (at !== 'greeting') await vi.waitFor(() => expect(server.heard).toContain(at), soon);
    clock.advance(2 * minutes - 1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(reached).toEqual([]);
    clock.advance(1);
    await vi.waitFor(() => expect(reached).toEqual([false]), soon);
    await vi.waitFor(() => expect(server.open()).toBe(0), soon);
  });

  it.each([
    ['is a web server', 'greeting', (socket: Socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n<h1>No</h1>')],
    ['hangs up in the middle of an answer', 'UID', (socket: Socket) => void socket.end('* SEAR')],
    ['answers what is no IMAP', 'UID', (socket: Socket) => void socket.write('* SEARCH {99999999999}\r\n((((\r\n')],
  ])('%s is held to be away at once', async (_, at, how) => {
    const server = await openServer({ at, how });
    const { reached } = await watch(`imap://bot:secret@127.0.0.1:${server.port}`);
    await vi.waitFor(() => expect(reached).toEqual([false]), soon);
    await vi.waitFor(() => expect(server.open()).toBe(0), soon);
  });

  it('shows a certificate that nobody vouches for is told nothing', async () => {
    let heard = 0;
    const server = createTlsServer(certificate, (socket) => {
      socket
        .on('error', () => undefined)
        .on('data', () => {
          heard += 1;
        });
      socket.write(greeting);
    }).listen(0, '127.0.0.1');
    server.on('tlsClientError', () => undefined);
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { reached } = await watch(`imaps://bot:secret@127.0.0.1:${(server.address() as AddressInfo).port}`);
    await vi.waitFor(() => expect(reached).toEqual([false]), soon);
    expect(heard).toBe(0);
  });

  it('answers without end is held to be away before its answer fills the memory', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    let sent = 0;
    const server = await openServer({
      at: 'UID',
      how(socket) {
        const pump = () => {
          while (!socket.destroyed && socket.write(chunk)) sent += 1;
        };
        socket.write('* SEARCH ');
        socket.on('drain', pump);
        pump();
      },
    });
    const { reached } = await watch(`imap://bot:secret@127.0.0.1:${server.port}`);
    await vi.waitFor(() => expect(reached).toEqual([false]), soon);
    expect(sent).toBeLessThan(100);
  });
});
