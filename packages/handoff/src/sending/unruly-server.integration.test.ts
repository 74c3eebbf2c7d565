import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import certificate from '../../../../tools/expired-certificate.json' with { type: 'json' };
import { createSmtp } from './smtp.ts';

const patience = 300;
const refusedForNow = { name: 'HandoffError', code: 'refused-for-now' };
const mail = {
  messageId: '<IR-1@aptly.example>',
  from: 'assistant@aptly.example',
  to: 'help@getaptly.com',
  subject: 'A case',
  text: 'It does not sync.',
  html: '<p>It does not sync.</p>',
  date: new Date('2026-11-23T10:00:00Z'),
  headers: {},
  attachments: [],
};

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** Sends as fast as it is taken; told how many megabytes. */
function flood(socket: Socket, sent: () => void): void {
  const chunk = Buffer.alloc(1024 * 1024, 'x');
  const pump = () => {
    while (!socket.destroyed && socket.write(chunk)) sent();
  };
  socket.write('220 ');
  socket.on('drain', () => {
    sent();
    pump();
  });
  pump();
}

describe('a mail server that', () => {
  it.each<[string, (socket: Socket) => void]>([
    ['is a web server', (socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n<h1>No</h1>')],
    ['hangs up in the middle of its greeting', (socket) => void socket.end('22')],
    ['never greets', () => undefined],
  ])('%s is one to be tried again', async (_, answer) => {
    const port = await portOf(createServer((socket) => answer(socket.on('error', () => undefined))));
    const began = performance.now();
    await expect(createSmtp({ smtpUrl: `smtp://127.0.0.1:${port}`, patience }).post(mail)).rejects.toMatchObject(
      refusedForNow,
    );
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('answers without end is left before its answer fills the memory', async () => {
    let megabytes = 0;
    const gone = Promise.withResolvers<void>();
    const server = createServer((socket) => {
      socket.on('error', () => undefined).once('close', gone.resolve);
      flood(socket, () => {
        megabytes += 1;
      });
    });
    const port = await portOf(server);
    await expect(createSmtp({ smtpUrl: `smtp://127.0.0.1:${port}`, patience }).post(mail)).rejects.toMatchObject(
      refusedForNow,
    );
    await gone.promise;
    expect(megabytes).toBeLessThan(100);
  });

  it.each(['smtps', 'smtp'])('shows a certificate that nobody vouches for is told nothing (%s)', async (scheme) => {
    const heard: string[] = [];
    const listen = (socket: Socket) =>
      void socket.on('error', () => undefined).on('data', (line) => heard.push(String(line).slice(0, 4)));
    const secure = createTlsServer(certificate, (socket) => {
      listen(socket);
      socket.write('220 hi\r\n');
    }).on('tlsClientError', () => undefined);
    const plain = createServer((socket) => {
      listen(socket);
      socket.write('220 hi\r\n');
      socket.once('data', () => {
        socket.write('250-hi\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n');
        socket.once('data', () => {
          socket.removeAllListeners('data');
          socket.write('220 go on\r\n', () => secure.emit('connection', socket));
        });
      });
    });
    const port = await portOf(scheme === 'smtps' ? secure : plain);
    const smtp = createSmtp({ smtpUrl: `${scheme}://user:secret@127.0.0.1:${port}`, patience: 5_000 });
    await expect(smtp.post(mail)).rejects.toMatchObject({ ...refusedForNow, cause: { code: expect.anything() } });
    expect(heard).toEqual(scheme === 'smtps' ? [] : ['EHLO', 'STAR']);
  });
});
