import type { Write } from '@reconnect/storage';
import { firstSnapshot } from '@reconnect/troubleshooting';
import type { Person, Platform } from '../channel.ts';
import { AssistantError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import { type Conversation, conversationKey, keptFor, newConversation } from './conversation.ts';
import { createRecent } from './recent.ts';
import { fromRecord, type Recorded, toRecord } from './record.ts';
import type { Standing } from './standing.ts';
import { type Line, readTranscript, transcriptWrites } from './transcript.ts';

/** A conversation as it stands in the store. */
export interface Loaded extends Standing {
  /** 0: not stored yet. */
  readonly version: number;
}

/** Reading and writing conversations: one record and one transcript a person, in a partition of their own. */
export interface Conversations {
  load(person: Person): Promise<Loaded>;
  /**
   * As this process left it, without asking the store where it can. Another process may have gone on since, so it is
   * for what ends in `save`: that finds out, and after `stale` this reads anew.
   */
  recall(person: Person): Promise<Loaded>;
  /**
   * The same at the beginning of a turn: read anew where another process had gone on the last time, as it then most
   * likely has again, and a commit in vain costs more than a look.
   */
  takeUp(person: Person): Promise<Loaded>;
  /** `stale`: another process was faster; nothing was written. */
  save(loaded: Loaded, next: Recorded, change: Change): Promise<'saved' | 'stale'>;
  transcript(conversation: Conversation): Promise<readonly Line[]>;
  /** People whose pending deeds are overdue, the longest first. */
  overdue(platform: Platform, limit: number): Promise<readonly string[]>;
}

export interface Change {
  readonly lines?: readonly Line[];
  /** What else belongs into the same commit. */
  readonly also?: readonly Write[];
  /** When the pending deeds are to be looked at again, in milliseconds since 1970. */
  readonly lookAgainAt: number;
}

/** How often something is computed again because another process was faster. */
export const races = 8;

/** So many conversations are recalled, some 10 KB each; whoever is silent for five minutes leaves nothing in the process. */
const recalled = { most: 2_000, longest: 5 * 60_000 };

type Stored = Pick<Loaded, 'conversation' | 'snapshot' | 'version'>;
type ConversationsDeps = Pick<Ports, 'storage' | 'clock' | 'supportAddress'>;

export function createConversations({ storage, clock, supportAddress }: ConversationsDeps): Conversations {
  const now = () => clock.now();
  const asOfNow = (stored: Stored): Loaded => ({ ...stored, now: now(), supportAddress });
  const recent = createRecent<Stored>({ ...recalled, now });
  /** Whom another process was found to talk to as well. */
  const shared = createRecent<true>({ ...recalled, now });

  async function load(person: Person): Promise<Loaded> {
    const key = conversationKey(person);
    const record = await storage.read(key, 'conversation');
    if (record === undefined) {
      recent.forget(key);
      return asOfNow({ conversation: newConversation(person), snapshot: firstSnapshot(), version: 0 });
    }
    const opened = fromRecord(record.value);
    if (opened.outcome === 'too-new') {
      throw new AssistantError(
        'too-new',
        'A newer release keeps this conversation; its processes must take the event.',
      );
    }
    const { conversation, snapshot } = opened;
    const stored = { conversation, snapshot, version: record.version };
    // A commit of this process may have overtaken the reading.
    if ((recent.find(key)?.version ?? 0) < stored.version) recent.keep(key, stored);
    return asOfNow(stored);
  }

  async function recall(person: Person): Promise<Loaded> {
    const known = recent.find(conversationKey(person));
    return known === undefined ? load(person) : asOfNow(known);
  }

  return {
    load,
    recall,

    async takeUp(person) {
      const key = conversationKey(person);
      if (shared.find(key) === undefined) return recall(person);
      const known = recent.find(key)?.version;
      const loaded = await load(person);
      if (loaded.version === known) shared.forget(key);
      return loaded;
    },

    async save(loaded, { conversation, snapshot }, { lines = [], also = [], lookAgainAt }) {
      const { person, pending } = conversation;
      const key = conversationKey(person);
      const expiresAt = now() + keptFor;
      const writes: Write[] = [
        {
          kind: 'put',
          name: 'conversation',
          value: toRecord({ conversation, snapshot }),
          expect: loaded.version,
          expiresAt,
          ...(pending.length > 0 && { due: { queue: person.platform, at: lookAgainAt } }),
        },
        ...transcriptWrites(lines, conversation.revision, expiresAt),
        ...also,
      ];
      const saved = await storage.commit(key, writes);
      const version = saved.outcome === 'saved' ? saved.versions['conversation'] : undefined;
      if (version === undefined) {
        recent.forget(key);
        shared.keep(key, true);
      } else recent.keep(key, { conversation, snapshot, version });
      return saved.outcome;
    },

    transcript: ({ person, revision }) => readTranscript(storage, conversationKey(person), revision),

    async overdue(platform, limit) {
      const due = await storage.due(platform, now(), limit);
      return due.map(({ partition }) => partition);
    },
  };
}
