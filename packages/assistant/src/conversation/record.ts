import type { Json } from '@reconnect/storage';
import {
  firstSnapshot,
  openSnapshot,
  type Snapshot,
  type StoredSnapshot,
  storeSnapshot,
} from '@reconnect/troubleshooting';
import { type Conversation, newConversation } from './conversation.ts';
import { markLength, markOf } from './deliveries.ts';

/** Raised whenever a stored conversation can no longer be read as it is. Until 1, deliveries were kept as they came. */
const currentFormat = 2;

/** What one record holds. */
export interface Recorded {
  readonly conversation: Conversation;
  readonly snapshot: Snapshot;
}

/** Of a conversation, what is as in a new one is left out. */
interface ConversationRecord extends Partial<Omit<Conversation, 'person' | 'pending' | 'seen'>> {
  readonly format: number;
  readonly person: Conversation['person'];
  readonly pending: Conversation['pending'];
  /** One mark after the other, without anything between them. */
  readonly seen: string;
  readonly snapshot: StoredSnapshot;
}

interface FirstRecord extends Conversation {
  readonly format: 1;
  readonly snapshot: StoredSnapshot;
}

export type OpenedRecord =
  | ({ readonly outcome: 'opened' } & Recorded)
  /** A newer release wrote it; that release's processes must take the event. */
  | { readonly outcome: 'too-new' };

/** Made for size: it is written twice a turn and lies in the store's memory for every person ever met. */
export function toRecord({ conversation, snapshot }: Recorded): Json {
  const { pending, seen } = conversation;
  const record: Record<string, unknown> = {
    format: currentFormat,
    pending,
    seen: seen.join(''),
    snapshot: storeSnapshot(snapshot),
  };
  for (const name of Object.keys(conversation) as (keyof Conversation)[]) {
    if (!(name in record) && !isEmpty(conversation[name])) record[name] = conversation[name];
  }
  return record as Json;
}

/**
 * Reads a stored conversation. One whose state no longer exists begins anew and keeps who the person is and where to
 * answer: nobody is left without a reply because of a release.
 */
export function fromRecord(stored: Json): OpenedRecord {
  const record = stored as unknown as ConversationRecord | FirstRecord;
  if (record.format > currentFormat) return { outcome: 'too-new' };
  const opened = openSnapshot(record.snapshot);
  if (opened.outcome === 'too-new') return { outcome: 'too-new' };
  const conversation = conversationIn(record);
  if (opened.outcome === 'opened') return { outcome: 'opened', conversation, snapshot: opened.snapshot };
  const anew: Conversation = { ...conversation, pending: [], open: [], slots: {} };
  return { outcome: 'opened', conversation: anew, snapshot: firstSnapshot() };
}

function conversationIn(record: ConversationRecord | FirstRecord): Conversation {
  const { format: _, snapshot: __, seen, ...told } = record;
  const marks = typeof seen === 'string' ? (seen.match(marksIn) ?? []) : seen.map(markOf);
  return { ...newConversation(record.person), ...told, seen: marks };
}

const marksIn = new RegExp(`.{${markLength}}`, 'g');

function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === undefined || value === false;
  for (const _ in value) return false;
  return true;
}
