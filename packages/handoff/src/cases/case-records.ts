import type { Json, Put, Storage, StoredRecord } from '@reconnect/storage';
import type { MailName } from './mail-names.ts';
import type { FollowUp, NumberedCase } from './support-case.ts';

/** How far the mails of a case have got: `taken` of them are stored, the first `sent` of them have left, in order. */
export interface MailThread {
  readonly taken: number;
  readonly sent: number;
  /** The incident's mail that told of this case, in place of a first mail of its own. */
  readonly within?: MailName;
}

/** How long a case and all its mails are kept, in milliseconds from its opening. */
export const keptFor = 90 * 24 * 60 * 60_000;
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

/** Stores a later mail of a case, once per key. `false` when there is no such case (any more). */
export async function addFollowUp(storage: Storage, number: string, followUp: FollowUp): Promise<boolean> {
  const partition = partitionOf(number);
  for (;;) {
    const supportCase = await readCase(storage, number);
    if (supportCase === undefined) return false;
    const named = `mail-key/${followUp.key}`;
    if ((await storage.read(partition, named)) !== undefined) return true;
    const { thread, version } = await openThread(storage, number);
    const write = putter(expiryOf(supportCase));
    const { outcome } = await storage.commit(partition, [
      write('thread', { ...thread, taken: thread.taken + 1 }, version),
      write(`mail/${thread.taken}`, followUp, 0),
      write(named, thread.taken, 0),
    ]);
    if (outcome === 'saved') return true;
  }
}

export async function readFollowUp(storage: Storage, { number, n }: MailName): Promise<FollowUp | undefined> {
  const record = await storage.read(partitionOf(number), `mail/${n}`);
  return record === undefined ? undefined : contentOf<FollowUp>(record);
}

export async function readThread(storage: Storage, number: string): Promise<MailThread> {
  return (await openThread(storage, number)).thread;
}

/** Notes that mail `n` of a case has left, however often it is called. */
export async function noteSent(storage: Storage, { number, n }: MailName, within?: MailName): Promise<void> {
  for (;;) {
    const supportCase = await readCase(storage, number);
    const { thread, version } = await openThread(storage, number);
    if (supportCase === undefined || thread.sent > n) return;
    const next: MailThread = { ...thread, sent: n + 1, ...(within !== undefined && { within }) };
    const write = putter(expiryOf(supportCase));
    const { outcome } = await storage.commit(partitionOf(number), [write('thread', next, version)]);
    if (outcome === 'saved') return;
  }
}

/** Version 0: cases of an earlier release have no such record before their second mail. */
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

/** Makes writes of one expiry; what JSON drops (fields that are undefined) must not reach the store. */
export function putter(expiresAt: number) {
  return (name: string, value: object | number, expect: number): Put => ({
    kind: 'put',
    name,
    value: JSON.parse(JSON.stringify(value)) as Json,
    expect,
    expiresAt,
  });
}

/** A record as it was written by this package. */
export function contentOf<T>({ value }: StoredRecord): T {
  return value as unknown as T;
}
