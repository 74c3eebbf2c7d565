import type { Json } from '@reconnect/storage';
import {
  firstSnapshot,
  openSnapshot,
  type Slot,
  type Snapshot,
  type StoredSnapshot,
  storeSnapshot,
  type Topic,
} from '@reconnect/troubleshooting';
import type { Identity, MessageRef, Person, Platform } from './channel.ts';
import type { Pending } from './deeds.ts';

/** Raised whenever a stored conversation can no longer be read as it is. */
const currentFormat = 1;
/** How many deliveries are remembered in order to recognise a repeated one. */
const remembered = 40;
/** A conversation that is silent this long is forgotten, in milliseconds. */
export const keptFor = 90 * 24 * 60 * 60_000;

/** A message with buttons. It is numbered before it is sent, so that no press can come too early to be known. */
export interface Question {
  readonly ask: number;
  readonly topic: Topic;
  /** Where it can be edited; undefined until the platform has taken it. */
  readonly ref?: MessageRef | undefined;
}

/** All that is kept of one person's conversation, but for the transcript. */
export interface Conversation {
  readonly format: number;
  readonly person: Person;
  /** Where answers go; undefined until the person was heard from. */
  readonly address: Json;
  readonly identity?: Identity | undefined;
  readonly snapshot: StoredSnapshot;
  /** Counts the steps of the statechart; part of every idempotency key. */
  readonly revision: number;
  readonly pending: readonly Pending[];
  /** Number of the latest question. */
  readonly asks: number;
  /** The latest questions, so that a used one can be edited. */
  readonly questions: readonly Question[];
  /** The questions whose buttons still count. */
  readonly open: readonly number[];
  readonly slots: Readonly<Partial<Record<Slot, MessageRef>>>;
  /** The newest message, if it is known. */
  readonly newest?: MessageRef | undefined;
  readonly seen: readonly string[];
}

/** The store's partition of a person's conversation; also its name towards other parts: `slack:T1:U1`. */
export function conversationKey(person: Person): string {
  return `${person.platform}:${encodeURIComponent(person.tenant)}:${encodeURIComponent(person.id)}`;
}

/** Whose conversation a key names; undefined when it is not such a key. */
export function personOf(key: string): Person | undefined {
  const [platform, tenant, id, ...rest] = key.split(':');
  if ((platform !== 'slack' && platform !== 'teams') || tenant === undefined || id === undefined || rest.length > 0) {
    return undefined;
  }
  return { platform: platform satisfies Platform, tenant: decodeURIComponent(tenant), id: decodeURIComponent(id) };
}

/** A conversation in which nothing was said yet. */
export function newConversation(person: Person): Conversation {
  return {
    format: currentFormat,
    person,
    address: null,
    snapshot: storeSnapshot(firstSnapshot()),
    revision: 0,
    pending: [],
    asks: 0,
    questions: [],
    open: [],
    slots: {},
    seen: [],
  };
}

export type OpenedConversation =
  | { readonly outcome: 'opened'; readonly conversation: Conversation; readonly snapshot: Snapshot }
  /** A newer release wrote it; that release's processes must take the event. */
  | { readonly outcome: 'too-new' };

/**
 * Reads a stored conversation. One whose state no longer exists begins anew and keeps who the person is and where to
 * answer: nobody is left without a reply because of a release.
 */
export function openConversation(stored: Json): OpenedConversation {
  const conversation = stored as unknown as Conversation;
  if (conversation.format > currentFormat) return { outcome: 'too-new' };
  const opened = openSnapshot(conversation.snapshot);
  if (opened.outcome === 'too-new') return { outcome: 'too-new' };
  if (opened.outcome === 'opened') return { outcome: 'opened', conversation, snapshot: opened.snapshot };
  const snapshot = firstSnapshot();
  const anew = { ...conversation, snapshot: storeSnapshot(snapshot), pending: [], open: [], slots: {} };
  return { outcome: 'opened', conversation: anew, snapshot };
}

/** What is known to have been delivered, with one more. */
export function withDelivery(seen: readonly string[], delivery: string): readonly string[] {
  return [...seen, delivery].slice(-remembered);
}
