import type { Storage } from '@reconnect/storage';
import type { ImapFlow } from 'imapflow';
import type { Answers, Taken } from './answers.ts';
import { type MailboxAddress, readMailboxAddress } from './mailbox-address.ts';
import { createStubbornMails, type StubbornMails } from './stubborn-mails.ts';
import { takeNewMails, takeThoseAside } from './take-new-mails.ts';

export interface MailboxWatcherDeps {
  /** `imap(s)://user:password@host:port/INBOX` */
  readonly url: string;
  readonly answers: Answers;
  readonly storage: Storage;
  readonly clock: { now(): number; after(delay: number, wake: () => void): () => void };
  readonly log: MailboxLog;
  /** Told `true` whenever all new mails were taken, `false` when the mailbox, or our own store, could not be reached. */
  onReached?(isReached: boolean): void;
  /** Told how many mails lie aside that the server does not hand over. */
  onAside?(count: number): void;
}

type Line = (fields: Readonly<Record<string, unknown>>, message: string) => void;

export interface MailboxLog {
  readonly info: Line;
  readonly warn: Line;
}

/** Watches a mailbox for support's answers. Several may watch the same one: whatever they find is told once. */
export interface MailboxWatcher {
  start(): void;
  /** Takes nothing new, finishes the mail in hand and signs out. */
  stop(): Promise<void>;
}

/** Pauses between two attempts to get in, in milliseconds: doubled up to the longest. */
const [shortest, longest] = [1_000, 5 * 60_000];
/** Asked to stop, it waits so long for a server that is silent, in milliseconds. */
const patience = 5_000;
/** An answer of the server takes no longer than this, in milliseconds, however many bytes keep coming. */
const longestAnswer = 2 * 60_000;
/** Also where nothing new comes it looks so often: something may lie aside. Milliseconds. */
const lookAgain = 10 * 60_000;

export function createMailboxWatcher(deps: MailboxWatcherDeps): MailboxWatcher {
  const stopping = new AbortController();
  let watching = Promise.resolve();
  return {
    start() {
      watching = watch(deps, stopping.signal);
    },
    async stop() {
      stopping.abort();
      await watching;
    },
  };
}

/** Never rejected: whatever goes wrong (also with our own store) ends the connection, and a new one begins after a pause. */
async function watch(deps: MailboxWatcherDeps, signal: AbortSignal): Promise<void> {
  const address = readMailboxAddress(deps.url);
  const stubborn = createStubbornMails(deps.clock);
  let failures = 0;
  while (!signal.aborted) {
    const caughtUp = () => {
      failures = 0;
      deps.onReached?.(true);
    };
    await stayConnected(deps, { address, stubborn, signal, caughtUp }).catch((error: unknown) => {
      if (signal.aborted) return;
      deps.onReached?.(false);
      deps.log.warn({ err: error, failures }, 'the mailbox for answers is away');
    });
    await pause(Math.min(shortest * 2 ** failures, longest), { clock: deps.clock, signal });
    failures += 1;
  }
}

interface Connecting {
  readonly address: MailboxAddress;
  readonly stubborn: StubbornMails;
  readonly signal: AbortSignal;
  readonly caughtUp: () => void;
}

/** Resolves when it was asked to stop or the server hung up. */
async function stayConnected(deps: MailboxWatcherDeps, connecting: Connecting): Promise<void> {
  const { address, stubborn, signal, caughtUp } = connecting;
  // Loaded where a mailbox is watched, and nowhere else.
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow(address.options);
  const bell = createBell();
  const release = closeLater(client, deps.clock, signal);
  signal.addEventListener('abort', bell.ring);
  client.on('close', bell.ring).on('exists', bell.ring);
  // The connection closes after it, and the command that it ended is rejected with it.
  client.on('error', () => undefined);
  const ask = async <Answer>(question: (client: ImapFlow) => Promise<Answer>): Promise<Answer> => {
    const callOff = deps.clock.after(longestAnswer, () => client.close());
    return question(client).finally(callOff);
  };
  try {
    await ask(() => client.connect());
    const { uidValidity, uidNext } = await ask(() => client.mailboxOpen(address.path));
    const source = { ask, mailbox: address.id, uidValidity: `${uidValidity}`, uidNext };
    const taking = { ...deps, stubborn, signal, onTaken: (taken: Taken) => note(deps.log, taken) };
    while (!signal.aborted && client.usable) {
      bell.forget();
      await takeNewMails(source, taking);
      caughtUp();
      await takeThoseAside(source, taking, (uids) => noteAside(deps, uids));
      if (!signal.aborted) await idleUntil(bell, client, { clock: deps.clock, signal });
    }
    if (client.usable) await client.logout();
  } finally {
    signal.removeEventListener('abort', bell.ring);
    release();
    client.close();
  }
}

type Bell = ReturnType<typeof createBell>;

/** A ring while nobody waits is kept for whoever waits next. */
function createBell() {
  let { promise, resolve } = Promise.withResolvers<void>();
  return {
    ring: () => resolve(),
    rung: () => promise,
    forget() {
      ({ promise, resolve } = Promise.withResolvers<void>());
    },
  };
}

type Waiting = Pick<MailboxWatcherDeps, 'clock'> & Pick<Connecting, 'signal'>;

/** Where the server refuses to idle, a look every minute takes its place. */
async function idleUntil(bell: Bell, client: ImapFlow, waiting: Waiting): Promise<void> {
  const callOff = waiting.clock.after(lookAgain, bell.ring);
  // What ends it with an error closes the connection too, and that rings.
  const idling = client.idle().then(
    (idled) => (idled === false ? pause(60_000, waiting) : undefined),
    () => undefined,
  );
  await Promise.race([bell.rung(), idling]).finally(callOff);
}

function note(log: MailboxLog, taken: Taken): void {
  if (taken.outcome === 'refused') log.warn({ ...taken, by: 'imap' }, 'somebody spoke as support who is not');
  else log.info({ ...taken, by: 'imap' }, 'a mail came in');
}

function noteAside({ log, onAside }: MailboxWatcherDeps, uids: readonly number[]): void {
  if (uids.length > 0) log.warn({ uids, by: 'imap' }, 'mails lie aside that the mail server does not hand over');
  onAside?.(uids.length);
}

/** `delay` in milliseconds; shorter when we are asked to stop. */
function pause(delay: number, { clock, signal }: Waiting): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      callOff();
      signal.removeEventListener('abort', over);
      resolve();
    };
    const callOff = clock.after(delay, over);
    signal.addEventListener('abort', over);
    if (signal.aborted) over();
  });
}

/** Hangs up on a server that keeps silent after we were asked to stop; the returned function calls it off. */
function closeLater(client: ImapFlow, clock: MailboxWatcherDeps['clock'], signal: AbortSignal): () => void {
  let callOff = () => {};
  const begin = () => {
    callOff = clock.after(patience, () => client.close());
  };
  signal.addEventListener('abort', begin);
  if (signal.aborted) begin();
  return () => {
    signal.removeEventListener('abort', begin);
    callOff();
  };
}
