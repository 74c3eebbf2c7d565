import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { MovableClock } from '../movable-clock.ts';
import { createChangeFeed, type Wait } from '../wire/change-feed.ts';
import { createMailFate, type MailFault, type MailFaults, refusal } from './mail-faults.ts';

export interface ReceivedMail {
  /** Milliseconds since 1970, by the simulator's clock. */
  readonly receivedAt: number;
  /** The addresses of the envelope, which may differ from the headers'. */
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  /** As in the headers. */
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Names in lower case; the raw values, unfolded. */
  readonly headers: Readonly<Record<string, string>>;
  /** With its angle brackets. */
  readonly messageId: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: Buffer;
  }[];
}

export interface SimulatedMailbox {
  readonly faults: MailFaults;
  /** Returns the address for a mailer: `smtp://127.0.0.1:PORT`. */
  listen(port?: number): Promise<string>;
  close(): Promise<void>;
  messages(): readonly ReceivedMail[];
  /** Resolves with the first mail, received already or yet to come, that `wanted` accepts. */
  waitFor(wanted: (mail: ReceivedMail) => boolean, wait?: Wait): Promise<ReceivedMail>;
  onChange(listener: () => void): () => void;
}

type Answer = (error?: Error | null) => void;

/** An SMTP server on loopback that keeps what it receives. It takes mail for anyone, without TLS and without a password. */
export function createSimulatedMailbox({ clock }: { readonly clock: MovableClock }): SimulatedMailbox {
  const feed = createChangeFeed();
  const fate = createMailFate();
  const received: ReceivedMail[] = [];
  const sockets = new Map<number, Socket>();

  const keep = async (stream: SMTPServerDataStream, session: SMTPServerSession) => {
    const mail = await simpleParser(stream);
    const { mailFrom, rcptTo } = session.envelope;
    const envelope = { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address) };
    return { receivedAt: clock.now(), envelope, ...contentsOf(mail) };
  };

  /** Answers as the fault wants it: with an error, with nothing, or by hanging up. */
  const suffer = (fault: MailFault | undefined, { remotePort }: SMTPServerSession, done: Answer) => {
    if (typeof fault === 'number') answer(done, refusal(fault));
    else if (fault === 'drop' || fault === 'lose') sockets.get(remotePort)?.destroy();
    else if (fault === undefined) answer(done);
  };
  const answer = (done: Answer, error?: Error) => {
    const delay = fate.delay();
    if (delay === 0) done(error);
    else setTimeout(() => done(error), delay);
  };

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onConnect: (session, done) => suffer(fate.at('greeting'), session, done),
    onRcptTo(address, session, done) {
      const greylisted = fate.isGreylisted(address.address, session);
      suffer(fate.at('recipient') ?? (greylisted ? 450 : undefined), session, done);
    },
    onData(stream, session, done) {
      const within = fate.at('data');
      if (within !== undefined) {
        stream.resume();
        suffer(within, session, done);
        return;
      }
      keep(stream, session).then((mail) => {
        const fault = fate.at('end');
        if (fault === undefined || fault === 'lose' || fault === 'swallow') {
          received.push(mail);
          feed.changed();
        }
        suffer(fault, session, done);
      }, done);
    },
  });
  // Whoever connects may vanish in the middle of a mail; that is the sender's trouble.
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort;
    if (port === undefined) return;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
  });

  return {
    faults: fate.faults,
    async listen(port = 0) {
      const listening = server.listen(port, '127.0.0.1');
      await once(listening, 'listening');
      // A server that listens on TCP has an AddressInfo; only pipes have a string.
      return `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`;
    },
    close() {
      for (const socket of sockets.values()) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
    messages: () => [...received],
    waitFor: (wanted, wait) => feed.until(() => received.find(wanted), { ...wait, what: 'a mail that fits' }),
    onChange: feed.onChange,
  };
}

function contentsOf(mail: ParsedMail): Omit<ReceivedMail, 'receivedAt' | 'envelope'> {
  const unfolded = mail.headerLines.map(({ key, line }) => [
    key,
    line
      .slice(key.length + 1)
      .replaceAll(/\r?\n\s+/g, ' ')
      .trim(),
  ]);
  return {
    from: addressesIn(mail.from).join(', '),
    to: addressesIn(mail.to),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || '',
    headers: Object.fromEntries(unfolded),
    messageId: mail.messageId ?? '',
    attachments: mail.attachments.map(({ filename, contentType, content }) => ({
      filename: filename ?? '',
      contentType: contentType ?? 'application/octet-stream',
      content,
    })),
  };
}

function addressesIn(header: AddressObject | AddressObject[] | undefined): string[] {
  if (header === undefined) return [];
  return [header].flat().flatMap(({ value }) => value.flatMap(({ address }) => address ?? []));
}
