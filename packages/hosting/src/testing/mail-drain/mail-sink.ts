import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

export interface MailSink {
  readonly url: string;
  /** The Message-IDs of what it took, in order. */
  readonly taken: readonly string[];
  close(): Promise<void>;
}

/**
 * The least of an SMTP server, for thousands of mails: the simulated mailbox waits 100 ms before each greeting, as
 * careful servers do. `refuses` says whether a mail is to come again later.
 */
export async function openMailSink(refuses: (messageId: string) => boolean): Promise<MailSink> {
  const taken: string[] = [];
  const answerTo = (line: string): string => {
    if (/^EHLO/i.test(line)) return '250 hello';
    if (/^DATA/i.test(line)) return '354 go on';
    return /^QUIT/i.test(line) ? '221 bye' : '250 ok';
  };
  const takeMail = (mail: string): string => {
    const [, messageId = ''] = /^message-id: (\S+)/im.exec(mail) ?? [];
    if (refuses(messageId)) return '451 later';
    taken.push(messageId);
    return '250 taken';
  };
  const serve = (socket: Socket) => {
    let inMail = false;
    let received = '';
    socket.on('error', () => undefined);
    socket.setEncoding('latin1');
    socket.write('220 sink\r\n');
    const endOfPiece = () => (inMail ? '\r\n.\r\n' : '\r\n');
    socket.on('data', (part: string) => {
      received += part;
      for (let at = received.indexOf(endOfPiece()); at !== -1; at = received.indexOf(endOfPiece())) {
        const piece = received.slice(0, at);
        received = received.slice(at + endOfPiece().length);
        socket.write(`${inMail ? takeMail(piece) : answerTo(piece)}\r\n`);
        inMail = !inMail && /^DATA/i.test(piece);
      }
    });
  };
  const server = createServer(serve).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The sink has no port.');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    taken,
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
}
