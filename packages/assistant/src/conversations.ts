import type { Json, Storage, Write } from '@reconnect/storage';
import type { Person } from './channel.ts';
import { type Conversation, conversationKey, keptFor, newConversation, openConversation } from './conversation.ts';
import { AssistantError } from './errors.ts';
import type { Standing } from './standing.ts';

/** One line of a transcript. */
export interface Line {
  /** ISO 8601. */
  readonly at: string;
  readonly from: 'person' | 'assistant';
  readonly text: string;
}

/** A conversation as it stands in the store. */
export interface Loaded extends Standing {
  /** 0: not stored yet. */
  readonly version: number;
}

/** Reading and writing conversations: one record and one transcript a person, in a partition of their own. */
export interface Conversations {
  load(person: Person): Promise<Loaded>;
  /** `stale`: another process was faster; nothing was written. */
  save(loaded: Loaded, next: Conversation, change: Change): Promise<'saved' | 'stale'>;
  transcript(person: Person): Promise<readonly Line[]>;
  /** People whose pending deeds are overdue, the longest first. */
  overdue(platform: string, limit: number): Promise<readonly string[]>;
}

export interface Change {
  readonly lines?: readonly Line[];
  /** When the pending deeds are to be looked at again, in milliseconds since 1970. */
  readonly lookAgainAt: number;
}

export function createConversations(storage: Storage, now: () => number): Conversations {
  return {
    async load(person) {
      const record = await storage.read(conversationKey(person), 'conversation');
      const stored = record === undefined ? (newConversation(person) as unknown as Json) : record.value;
      const opened = openConversation(stored);
      if (opened.outcome === 'too-new') {
        throw new AssistantError(
          'too-new',
          'A newer release keeps this conversation; its processes must take the event.',
        );
      }
      return {
        conversation: opened.conversation,
        snapshot: opened.snapshot,
        version: record?.version ?? 0,
        now: now(),
      };
    },

    async save(loaded, next, { lines = [], lookAgainAt }) {
      const expiresAt = now() + keptFor;
      const writes: Write[] = [
        {
          kind: 'put',
          name: 'conversation',
          value: next as unknown as Json,
          expect: loaded.version,
          expiresAt,
          ...(next.pending.length > 0 && { due: { queue: next.person.platform, at: lookAgainAt } }),
        },
        ...lines.map((line): Write => ({ kind: 'append', name: 'transcript', value: { ...line }, expiresAt })),
      ];
      const { outcome } = await storage.commit(conversationKey(next.person), writes);
      return outcome;
    },

    async transcript(person) {
      return (await storage.readLog(conversationKey(person), 'transcript')) as unknown as readonly Line[];
    },

    async overdue(platform, limit) {
      const due = await storage.due(platform, now(), limit);
      return due.map(({ partition }) => partition);
    },
  };
}
