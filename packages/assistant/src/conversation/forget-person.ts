import type { Json, Storage, Write } from '@reconnect/storage';
import { type Conversation, personOf } from './conversation.ts';
import { digestOf } from './directory.ts';
import { transcriptLogs } from './transcript.ts';

/** What is kept of one account. */
export interface Kept {
  /** The conversation's key. */
  readonly conversation: string;
  /** What the platform called them, where their conversation is kept. */
  readonly name?: string;
  readonly conversations: number;
  /** Lines of the transcript. */
  readonly lines: number;
  readonly outcomes: number;
  readonly faces: number;
  /** The records of the conversation's partition, and where the directory names the account. */
  readonly records: readonly string[];
  readonly hints: readonly Place[];
}

interface Place {
  readonly partition: string;
  readonly name: string;
}

/**
 * The accounts of an address: who has it now, and everybody else of whom it was written down. The directory alone would not
 * do: it knows the newest account of each platform and tenant. Walks over the whole store.
 */
export async function accountsOf(storage: Storage, email: string): Promise<ReadonlySet<string>> {
  const accounts = new Set<string>();
  for await (const { partition, record } of storage.scan(`email/${digestOf(email)}`)) {
    if (isDirectory(partition)) accounts.add(String(record.value));
  }
  for await (const { partition, record } of storage.scan('conversation')) {
    if (isAccount(partition) && isSame(identityIn(record.value)?.email, email)) accounts.add(partition);
  }
  return accounts;
}

/** Capitals do not tell one address from another; an account without one is of none. */
const isSame = (one: string | undefined, other: string) => one?.toLowerCase() === other.toLowerCase();

const isDirectory = (partition: string) => partition.startsWith('people:');
const isAccount = (partition: string) => personOf(partition) !== undefined;

/** The same in every format there has been, and in those to come that this release cannot open. */
const identityIn = (stored: Json) => (stored as unknown as Partial<Conversation>).identity;

/** What is kept of each of these accounts; one of which nothing is kept is left out. Walks over the whole store. */
export async function keptOf(storage: Storage, accounts: ReadonlySet<string>): Promise<readonly Kept[]> {
  const found = new Map([...accounts].map((account): [string, Found] => [account, { records: [], hints: [] }]));
  for (const prefix of ['conversation', 'outcome/', 'feedback/']) {
    for await (const { partition, record } of storage.scan(prefix)) {
      const own = found.get(partition);
      own?.records.push(record.name);
      if (own !== undefined && prefix === 'conversation') own.name = identityIn(record.value)?.name;
    }
  }
  for await (const { partition, record } of storage.scan('email/')) {
    if (isDirectory(partition)) found.get(String(record.value))?.hints.push({ partition, name: record.name });
  }
  const kept: Kept[] = [];
  for (const [conversation, { records, hints, name }] of found) {
    const lines = (await Promise.all(transcriptLogs.map((log) => storage.readLog(conversation, log)))).flat().length;
    if (records.length + hints.length + lines === 0) continue;
    const count = (prefix: string) => records.filter((record) => record.startsWith(prefix)).length;
    const counts = { conversations: count('conversation'), outcomes: count('outcome/'), faces: count('feedback/') };
    kept.push({ conversation, ...counts, lines, records, hints, ...(name !== undefined && { name }) });
  }
  return kept;
}

interface Found {
  readonly records: string[];
  readonly hints: Place[];
  name?: string | undefined;
}

/**
 * Ends all that a conversation left behind; whatever the person does next begins a new conversation. Colleagues who asked
 * about their inbox keep the fact that they asked. The directory comes last: by it, what a crash left is found again.
 */
export async function forgetPerson(storage: Storage, { conversation, records, hints }: Kept): Promise<void> {
  const removals: Write[] = [...transcriptLogs, ...records].map((name) => ({ kind: 'remove', name }));
  await storage.commit(conversation, removals);
  for (const { partition, name } of hints) await storage.commit(partition, [{ kind: 'remove', name }]);
}
