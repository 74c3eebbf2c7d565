import { asJson, type Put, type Storage, type StoredRecord } from '@reconnect/storage';
import type { MailName } from './mail-names.ts';
import type { FollowUp, NumberedCase } from './support-case.ts';

/**
 * How far a case's thread has got: the case itself and everything that is added count as one each, `taken` of them are
 * stored, the first `sent` of them have left, in order.
 */
export interface MailThread {
  readonly taken: number;
  readonly sent: number;
  /** The mail that is being sent holds all before this one; `sealMail` says why it must not become more. */
  readonly sealed?: number;
  /** Which mail left last; undefined: an earlier release sent it, and every addition alone. */
  readonly latest?: number;
  /** When the latest mail with additions left, in milliseconds since 1970. */
  readonly sentAt?: number;
  /** The incident's mail that told of this case, in place of a first mail of its own. */
  readonly within?: MailName;
}

/** How long a case and all its mails are kept, in milliseconds from its opening. */
export const keptFor = 90 * 24 * 60 * 60_000;
/** So much of a case may wait to leave; more comes only from whoever writes faster than anybody can read. */
export const mostWaiting = 100;
const untouched: MailThread = { taken: 1, sent: 0 };

export function partitionOf(number: string): string {
  return `case:${number}`;
}

/** A case by its number; undefined when there is none, or its time is up. */
export async function readCase(storage: Storage, number: string): Promise<NumberedCase | undefined> {
  const record = await storage.read(partitionOf(number), 'case');
  return record === undefined ? undefined : contentOf<NumberedCase>(record);
}

/** Stores a case that has its number. `false` when the number is taken, be it by this very case. */
export async function createCase(storage: Storage, supportCase: NumberedCase): Promise<boolean> {
  const write = putter(expiryOf(supportCase));
  const { outcome } = await storage.commit(partitionOf(supportCase.number), [
    write('case', supportCase, 0),
    write('thread', untouched, 0),
  ]);
  return outcome === 'saved';
}

/**
 * Stores what is added to a case, once per key. `expired`: there is no such case (any more). `full`: too much of it waits
 * already, and nothing was stored; that a case is solved is always taken.
 */
export async function addFollowUp(
  storage: Storage,
  number: string,
  followUp: FollowUp,
): Promise<'added' | 'full' | 'expired'> {
  const partition = partitionOf(number);
  for (;;) {
    const { thread, version } = await openThread(storage, number);
    const supportCase = await readCase(storage, number);
    if (supportCase === undefined) return 'expired';
    const named = `mail-key/${followUp.key}`;
    if ((await storage.read(partition, named)) !== undefined) return 'added';
    if (thread.taken - thread.sent >= mostWaiting && followUp.kind !== 'solved') return 'full';
    const write = putter(expiryOf(supportCase));
    const { outcome } = await storage.commit(partition, [
      write('thread', { ...thread, taken: thread.taken + 1 }, version),
      write(`mail/${thread.taken}`, followUp, 0),
      write(named, thread.taken, 0),
    ]);
    if (outcome === 'saved') return 'added';
  }
}

export async function readFollowUp(storage: Storage, { number, n }: MailName): Promise<FollowUp | undefined> {
  const record = await storage.read(partitionOf(number), `mail/${n}`);
  return record === undefined ? undefined : contentOf<FollowUp>(record);
}

export async function readThread(storage: Storage, number: string): Promise<MailThread> {
  return (await openThread(storage, number)).thread;
}

/** Notes that mail `n` of a case has left with all that was sealed in it, however often it is called. */
export async function noteSent(
  storage: Storage,
  { number, n }: MailName,
  how: Pick<MailThread, 'within' | 'sentAt'> = {},
): Promise<void> {
  for (;;) {
    const { thread, version } = await openThread(storage, number);
    const supportCase = await readCase(storage, number);
    if (supportCase === undefined || thread.sent > n) return;
    const next: MailThread = { ...thread, ...how, sent: Math.max(n + 1, thread.sealed ?? 0), latest: n };
    const write = putter(expiryOf(supportCase));
    const { outcome } = await storage.commit(partitionOf(number), [write('thread', next, version)]);
    if (outcome === 'saved') return;
  }
}

/**
 * Version 0: cases of an earlier release have no such record before their second mail. Whoever writes reads it before the
 * case: of a case that is forgotten in between, either the thread is another one by then, or the case is gone.
 */
export async function openThread(
  storage: Storage,
  number: string,
): Promise<{ readonly thread: MailThread; readonly version: number }> {
  const record = await storage.read(partitionOf(number), 'thread');
  return record === undefined
    ? { thread: untouched, version: 0 }
    : { thread: contentOf<MailThread>(record), version: record.version };
}

export function expiryOf({ openedAt }: Pick<NumberedCase, 'openedAt'>): number {
  return Date.parse(openedAt) + keptFor;
}

/** Makes writes of one expiry. */
export function putter(expiresAt: number) {
  return (name: string, value: object | number, expect: number): Put => ({
    kind: 'put',
    name,
    value: typeof value === 'number' ? value : asJson(value),
    expect,
    expiresAt,
  });
}

/** A record as it was written by this package. */
export function contentOf<T>({ value }: StoredRecord): T {
  return value as unknown as T;
}
