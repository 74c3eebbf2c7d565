import type { Storage, Write } from '@reconnect/storage';
import type { Person } from '../channel.ts';
import { conversationKey, personOf } from './conversation.ts';
import { digestOf } from './directory.ts';
import { transcriptLogs } from './transcript.ts';

/** What was kept of a person. */
export interface Forgotten {
  readonly conversations: number;
  /** Lines of the transcript. */
  readonly lines: number;
  readonly outcomes: number;
  readonly faces: number;
}

/** Everybody the platforms vouched for with this address. Walks over the whole store. */
export async function peopleOf(storage: Storage, email: string): Promise<readonly Person[]> {
  const found: Person[] = [];
  for await (const { partition, record } of storage.scan(`email/${digestOf(email)}`)) {
    const person = partition.startsWith('people:') ? personOf(String(record.value)) : undefined;
    if (person !== undefined) found.push(person);
  }
  return found;
}

/**
 * Ends all that a conversation left behind. Walks over the whole store; whatever the person does next begins a new
 * conversation. Colleagues who asked about their inbox keep the fact that they asked.
 */
export async function forgetPerson(storage: Storage, person: Person): Promise<Forgotten> {
  const key = conversationKey(person);
  const names: string[] = [];
  for (const prefix of ['conversation', 'outcome/', 'feedback/']) {
    for await (const { partition, record } of storage.scan(prefix)) if (partition === key) names.push(record.name);
  }
  const logs = await Promise.all(transcriptLogs.map((name) => storage.readLog(key, name)));
  const lines = logs.flat().length;
  const removals: Write[] = [...transcriptLogs, ...names].map((name) => ({ kind: 'remove', name }));
  await storage.commit(key, removals);
  for await (const { partition, record } of storage.scan('email/')) {
    if (record.value === key) await storage.commit(partition, [{ kind: 'remove', name: record.name }]);
  }
  const count = (prefix: string) => names.filter((name) => name.startsWith(prefix)).length;
  return { conversations: count('conversation'), lines, outcomes: count('outcome/'), faces: count('feedback/') };
}
