import type { Form, Person, Turn } from '@reconnect/assistant';
import type { SlackAddress } from '../address.ts';

/** Why a payload is nothing that a person did to us. */
export type Ignored =
  | 'own_message'
  | 'bot'
  | 'slackbot'
  | 'subtype'
  | 'not_direct'
  | 'direct_mention'
  | 'other_tab'
  | 'link_opened'
  | 'not_listened_to'
  | 'not_ours'
  | 'incomplete';

/** A place where one person can be told something that nobody else there sees: a channel, or their own direct message. */
export interface Aside {
  readonly tenant: string;
  readonly user: string;
  readonly channel: string;
  readonly thread?: string;
}

export type Received =
  /** `aside`: the person spoke where others listen, and must be told that the answer comes in private. */
  | { readonly kind: 'turn'; readonly turn: Turn; readonly aside?: Aside }
  /** Slack's own Stop button. It goes on showing that we are at work until it is told otherwise. */
  | { readonly kind: 'stopped'; readonly turn: Turn }
  /** A button that asks for some words first. `press` is what it would be without them. */
  | { readonly kind: 'form'; readonly form: Form; readonly press: Turn; readonly trigger: string | undefined }
  /** A window was sent without a word in it. */
  | { readonly kind: 'unwritten'; readonly person: Person }
  | { readonly kind: 'home'; readonly address: SlackAddress; readonly hash: string | undefined }
  /** The app was taken out of a team or enterprise, `at` milliseconds since 1970. */
  | { readonly kind: 'removed'; readonly tenant: string; readonly at: number }
  /** A slash command whose words ask for nothing we know; the person is told how to use it. */
  | { readonly kind: 'usage'; readonly aside: Aside }
  /** Somebody of another organisation, as the payload itself says. */
  | { readonly kind: 'stranger'; readonly aside: Aside }
  /** A button that this app never made; no `aside` where nothing can be said beside it. */
  | { readonly kind: 'unknown_button'; readonly aside?: Aside }
  | { readonly kind: 'ignored'; readonly why: Ignored };

/** By which way something came: each can be answered differently. */
export type Way = 'event' | 'command' | 'press' | 'window' | 'shortcut';

export interface Arrival {
  readonly way: Way;
  readonly received: Received;
}

export const ignored = (why: Ignored): Received => ({ kind: 'ignored', why });

export function turnOf(address: SlackAddress, delivery: string): Omit<Turn, 'said'> {
  const ids = Object.entries(address).map(([name, id]) => [name, idOf(id)]);
  return { person: personAt(address), delivery: idOf(delivery), address: Object.fromEntries(ids) };
}

/** Whoever is there, as the channel knows them. */
export function personAt({ tenant, user }: { readonly tenant: string; readonly user: string }): Person {
  return { platform: 'slack', tenant, id: user };
}

/** An id that came with a payload. Throws a `TypeError` for what Slack never sends as one: no key or URL can hold it. */
export function idOf(value: unknown): string {
  if (typeof value !== 'string' || value === '' || !value.isWellFormed()) throw new TypeError('not an id');
  return value;
}
