import type { Json } from '@reconnect/storage';
import type { ArticleQuestion, PersonEvent, Slot, Topic } from '@reconnect/troubleshooting';
import { type Identity, type MessageRef, type Person, platforms } from '../channel.ts';
import type { Intent } from '../ports.ts';
import type { Pending } from './deeds.ts';

/** A conversation that is silent this long is forgotten, in milliseconds. */
export const keptFor = 90 * 24 * 60 * 60_000;

/** A message with buttons. It is numbered before it is sent, so that no press can come too early to be known. */
export interface Question {
  readonly ask: number;
  readonly topic: Topic;
  /** The meanings its buttons offered, where it asked which of them was meant. Left out by the first release. */
  readonly likely?: readonly Intent[] | undefined;
  /** What it answers besides. Left out by earlier releases. */
  readonly also?: ArticleQuestion | undefined;
  /** Where it can be edited; undefined until the platform has taken it. */
  readonly ref?: MessageRef | undefined;
}

/** A case that support has, or had. Times are ISO 8601. */
export interface CaseNote {
  readonly number: string;
  readonly openedAt: string;
  readonly closedAt?: string | undefined;
}

/** What a person wrote last, in one message or in several right after one another. */
export interface Pieces {
  readonly text: string;
  /** Of the latest of them; milliseconds since 1970. */
  readonly at: number;
  /** What was made of it; left out where nothing was. */
  readonly did?: PersonEvent['type'];
  /** Nothing was asked when it began, and no mark has ended it. Left out: not so, or an earlier release heard it. */
  readonly unasked?: boolean;
}

/** All that is kept of one person's conversation, but for the statechart's snapshot and the transcript. */
export interface Conversation {
  readonly person: Person;
  /** Where answers go; null until the person was heard from, and once they have removed the app. */
  readonly address: Json;
  readonly identity?: Identity | undefined;
  /** Counts the steps of the statechart, from the second in which it was begun on; part of every idempotency key. */
  readonly revision: number;
  readonly pending: readonly Pending[];
  /** Number of the latest question. */
  readonly asks: number;
  /** The latest questions that still count, and those that are yet to be edited into what was chosen. */
  readonly questions: readonly Question[];
  /** The questions whose buttons still count. */
  readonly open: readonly number[];
  readonly slots: Readonly<Partial<Record<Slot, MessageRef>>>;
  /** The newest message, if it is known. */
  readonly newest?: MessageRef | undefined;
  /** The latest deliveries, by their marks. */
  readonly seen: readonly string[];
  readonly pieces?: Pieces | undefined;
  /** The latest cases, the newest last. */
  readonly cases?: readonly CaseNote[];
  /** The person has looked at their home: it is to be kept current. */
  readonly hasHome?: boolean;
}

/** The store's partition of a person's conversation; also its name towards other parts: `slack:T1:U1`. */
export function conversationKey(person: Person): string {
  return `${person.platform}:${encodeURIComponent(person.tenant)}:${encodeURIComponent(person.id)}`;
}

/** Whose conversation a key names; undefined when it is not such a key. */
export function personOf(key: string): Person | undefined {
  const [name, tenant, id, ...rest] = key.split(':');
  const platform = platforms.find((one) => one === name);
  if (platform === undefined || tenant === undefined || id === undefined || rest.length > 0) return undefined;
  try {
    return { platform, tenant: decodeURIComponent(tenant), id: decodeURIComponent(id) };
  } catch {
    // A stray percent sign: whatever was typed or stored so is none of ours.
    return undefined;
  }
}

/** A conversation in which nothing was said yet. */
export function newConversation(person: Person): Conversation {
  return {
    person,
    address: null,
    revision: 0,
    pending: [],
    asks: 0,
    questions: [],
    open: [],
    slots: {},
    seen: [],
  };
}
