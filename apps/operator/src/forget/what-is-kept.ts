import { type Kept, keptOf } from '@reconnect/assistant';
import { findCases, handoffQueue } from '@reconnect/handoff';
import { queues } from '@reconnect/hosting';
import type { DeadJob, Jobs, Json } from '@reconnect/jobs';
import { type LinkTrace, linksOf } from '@reconnect/reconnect';
import type { Storage } from '@reconnect/storage';

/** All that is kept of one account. */
export interface KeptOfAccount {
  readonly conversation: string;
  /** Undefined: neither conversation nor outcome nor face. */
  readonly person: Kept | undefined;
  /** Numbers of cases. */
  readonly cases: readonly string[];
  readonly links: readonly LinkTrace[];
  readonly deadLetters: readonly DeadLetter[];
}

export interface DeadLetter {
  readonly queue: string;
  readonly id: string;
}

/**
 * What is kept of each of these accounts; one of which nothing is kept is left out. The audit log does not count: it keeps
 * its entries. Walks over the whole store once for each kind of record, however many accounts there are, and keeps nothing
 * of others in memory.
 */
export async function whatIsKept(
  { storage, jobs }: { readonly storage: Storage; readonly jobs: Pick<Jobs, 'dead'> },
  accounts: ReadonlySet<string>,
): Promise<readonly KeptOfAccount[]> {
  const people = await keptOf(storage, accounts);
  const cases = await findCases(storage, ({ conversation }) => accounts.has(conversation));
  const links = await linksOf(storage, accounts);
  const dead = await deadJobs(jobs);
  const all = [...accounts].map((conversation): KeptOfAccount => {
    const isOurs = (one: { readonly conversation: string }) => one.conversation === conversation;
    const numbers = cases.filter(isOurs).map(({ number }) => number);
    return {
      conversation,
      person: people.find(isOurs),
      cases: numbers,
      links: links.filter(isOurs),
      deadLetters: dead.filter((job) => isToldTo(job.payload, conversation) || isMailOf(job, numbers)),
    };
  });
  return all.filter(
    ({ person, cases: own, links: given, deadLetters }) =>
      person !== undefined || own.length + given.length + deadLetters.length > 0,
  );
}

type QueuedDeadJob = DeadJob & DeadLetter;

async function deadJobs(jobs: Pick<Jobs, 'dead'>): Promise<readonly QueuedDeadJob[]> {
  const found: QueuedDeadJob[] = [];
  for (const queue of queues) for (const job of await jobs.dead(queue)) found.push({ ...job, queue });
  return found;
}

/** Happenings, which may be support's words, and rechecks say for which conversation they are. */
export function isToldTo(payload: Json, conversation: string): boolean {
  if (typeof payload !== 'object' || payload === null || !('conversation' in payload)) return false;
  return payload['conversation'] === conversation;
}

/** Mails of a case can never leave without it. What several people wait for, an incident's mail, stays. */
function isMailOf({ queue, id }: QueuedDeadJob, cases: readonly string[]): boolean {
  return queue === handoffQueue && cases.some((number) => id === number || id.startsWith(`${number}.`));
}
