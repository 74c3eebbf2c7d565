import type { Storage } from '@reconnect/storage';
import type { ImapFlow } from 'imapflow';
import { keptFor } from '../cases/case-records.ts';
import type { Answers, Taken } from './answers.ts';
import { largestMail } from './inbound-mail.ts';
import { moveCursor, readCursor, takeBack } from './mailbox-cursor.ts';
import type { StubbornMails } from './stubborn-mails.ts';

/** Asks the server, with the mailbox open; rejected when the answer takes too long. */
export type Ask = <Answer>(question: (client: ImapFlow) => Promise<Answer>) => Promise<Answer>;

export interface MailSource {
  readonly ask: Ask;
  /** Names the mailbox in the store. */
  readonly mailbox: string;
  readonly uidValidity: string;
  /** Every mail that was there when the mailbox was opened has a lower one. */
  readonly uidNext: number;
}

export interface TakingDeps {
  readonly storage: Storage;
  readonly answers: Answers;
  readonly clock: { now(): number };
  readonly onTaken: (taken: Taken) => void;
  readonly stubborn: StubbornMails;
  readonly signal: AbortSignal;
}

/**
 * Takes every mail that has not been worked through yet, in order; stops between two of them once `signal` is given.
 *
 * A mail counts as worked through only after what it says is durable, so a crash brings it again, and the answers know it.
 * Only support's answers become `\Seen`: whatever else lies there is for people to read. One that the server does not hand
 * over is set aside in the end, so that it holds up none behind it.
 */
export async function takeNewMails(source: MailSource, deps: TakingDeps): Promise<void> {
  const { ask, mailbox, uidValidity } = source;
  const known = (await cursorOf(source, deps.storage))?.lastUid;
  const aside: number[] = [];
  const moveTo = (lastUid: number) => moveCursor(deps.storage, mailbox, { uidValidity, lastUid, aside });
  const uids = await newUids(ask, known, deps.clock.now());
  for (const uid of uids) {
    if (deps.signal.aborted) return;
    if (deps.stubborn.isGivenUp(uid)) aside.push(uid);
    else await takeMail(ask, uid, deps);
    // Not within a first look: broken off, it would go on by UID, also with what people have read.
    if (known !== undefined) await moveTo(uid);
  }
  if (known === undefined) await moveTo(Math.max(source.uidNext - 1, ...uids));
}

/** Asks again for what was set aside, each mail after a pause of its own; `onLeft` hears what still lies there. */
export async function takeThoseAside(
  source: MailSource,
  deps: TakingDeps,
  onLeft: (uids: readonly number[]) => void,
): Promise<void> {
  let left = (await cursorOf(source, deps.storage))?.aside ?? [];
  onLeft(left);
  for (const uid of left.filter(deps.stubborn.isDue)) {
    if (deps.signal.aborted) return;
    await takeMail(source.ask, uid, deps);
    await takeBack(deps.storage, source.mailbox, uid);
    left = left.filter((one) => one !== uid);
    onLeft(left);
  }
}

async function cursorOf({ mailbox, uidValidity }: MailSource, storage: Storage) {
  const cursor = await readCursor(storage, mailbox);
  return cursor?.uidValidity === uidValidity ? cursor : undefined;
}

/**
 * By UID where we know how far we were; else (a first time, or UIDs that were given anew) what nobody has read of the time
 * for which cases are kept.
 */
async function newUids(ask: Ask, lastUid: number | undefined, now: number): Promise<readonly number[]> {
  const query = lastUid === undefined ? { seen: false, since: new Date(now - keptFor) } : { uid: `${lastUid + 1}:*` };
  const found = await ask((client) => client.search(query, { uid: true }));
  if (found === false || found === undefined) throw new Error('The mail server does not search.');
  // `n:*` always names the last mail, also when its UID is below n.
  return found.filter((uid) => lastUid === undefined || uid > lastUid).sort((one, other) => one - other);
}

async function takeMail(ask: Ask, uid: number, { answers, onTaken, stubborn }: TakingDeps): Promise<void> {
  const fetching = ask((client) =>
    client.fetchOne(`${uid}`, { source: { maxLength: largestMail + 1 } }, { uid: true }),
  );
  const message = await stubborn.count(uid, fetching);
  // It was taken out of the mailbox meanwhile.
  if (message === false || message?.source === undefined) return;
  const taken = await answers.take(message.source);
  onTaken(taken);
  if (taken.outcome === 'told' || taken.outcome === 'known') {
    await ask((client) => client.messageFlagsAdd(`${uid}`, ['\\Seen'], { uid: true }));
  }
}
