import type { Json } from '@reconnect/storage';

export const platforms = ['slack', 'teams'] as const;
export type Platform = (typeof platforms)[number];

/** One person on one platform; a person has one conversation with the assistant, wherever they write. */
export interface Person {
  readonly platform: Platform;
  /** Slack team (or enterprise), Teams tenant: where the person's identity is vouched for. */
  readonly tenant: string;
  /** The platform's id of the person within the tenant. */
  readonly id: string;
}

/** What the platform knows of a person. */
export interface Identity {
  /** Vouched for by the platform; undefined when it gives none. */
  readonly email?: string;
  readonly name?: string;
  /** BCP 47. */
  readonly locale?: string;
  /** IANA name. */
  readonly timeZone?: string;
  /** From another organisation (Slack Connect, guest, foreign tenant): told nothing but how to reach support. */
  readonly stranger: boolean;
}

/** UTF-16 units. Apps cut `text`, `words` and `value` to this: nobody describes an inbox in more. */
export const longestText = 4_000;

/** What a person did. */
export type Said =
  | { readonly kind: 'text'; readonly text: string }
  /** `ask` says which message the button was on; see `Reply.ask`. */
  | { readonly kind: 'press'; readonly verb: string; readonly value?: string; readonly ask: number }
  /**
   * Asked for something where no question stands: a command, a shortcut, their home, the platform's own Stop. It is
   * never too late. `words`: what stood on it; empty where nothing did.
   */
  | { readonly kind: 'wish'; readonly verb: string; readonly value?: string; readonly words: string }
  /** Opened the conversation without saying anything. */
  | { readonly kind: 'opened' }
  /** Removed the app: nothing reaches them any more, until they are heard from again. */
  | { readonly kind: 'left' };

/** One thing a person did on a platform, translated by `receive.ts`. */
export interface Turn {
  readonly person: Person;
  /** The platform's id of this delivery; the same id twice has one effect. */
  readonly delivery: string;
  /** Where answers go in private; opaque to all but the app that made it. */
  readonly address: Json;
  readonly said: Said;
}

/** Where a message that was sent can be edited; opaque to all but the app that made it. */
export type MessageRef = Json;

/** One message of the assistant, without any platform's markup: renderers escape every text. */
export interface Reply {
  /** Number of this question within the conversation; renderers put it into every button. 0: no buttons. */
  readonly ask: number;
  /** BCP 47: the language of its words, for what a renderer adds to them; English where it is left out. */
  readonly locale?: string;
  /** The whole message in a sentence or two, for notifications and screen readers. */
  readonly summary: string;
  readonly title?: string;
  readonly blocks: readonly Block[];
  readonly choices: readonly Choice[];
  /** The label of the choice that was made; the buttons are gone then. */
  readonly chosen?: string;
}

export type Block =
  | { readonly kind: 'text'; readonly text: string; readonly tone?: 'normal' | 'quiet' }
  /** `word` says the state without colour or sign. */
  | { readonly kind: 'checks'; readonly checks: readonly CheckLine[] }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: string }[] }
  | {
      readonly kind: 'step';
      readonly number: number;
      readonly of: number;
      readonly text: string;
      readonly hint?: string;
      readonly picture?: Picture;
    }
  /** Text to copy and forward, kept to the letter. */
  | { readonly kind: 'note'; readonly title: string; readonly text: string }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  /** Somebody else's words. */
  | { readonly kind: 'quote'; readonly from: string; readonly text: string };

export interface CheckLine {
  readonly label: string;
  readonly state: 'pending' | 'passed' | 'failed' | 'skipped';
  readonly word: string;
}

export interface Picture {
  /** As the assistant says it: a path on the web app. As a channel is given it: the whole address. */
  readonly url: string;
  /** The same picture for dark screens, where the platform can tell them. */
  readonly darkUrl: string;
  readonly alt: string;
}

export interface Choice {
  readonly verb: string;
  readonly value?: string;
  readonly label: string;
  readonly style?: 'primary' | 'danger';
  /** Makes it a link button. */
  readonly url?: string;
  /** Read aloud in place of a label that is a picture (the faces). */
  readonly spoken?: string;
  /** Asks for some words first; they arrive as the press's `value`. */
  readonly form?: Form;
}

/** A field to write into, in a window of its own where the platform has one. */
export interface Form {
  readonly title: string;
  readonly label: string;
  readonly submit: string;
  /** In characters. */
  readonly longest: number;
}

/** Sending failed for a reason the assistant can act on. */
export type SendOutcome =
  | { readonly outcome: 'sent'; readonly ref: MessageRef }
  /** The person blocked or removed the app, or is gone: nothing will arrive there. */
  | { readonly outcome: 'unreachable' };

/** Somebody of this platform, and where they are answered in private. */
export interface Acquaintance {
  readonly person: Person;
  readonly address: Json;
}

/** What each app gives the assistant. The conformance suite (`apps/playground/src/conformance`) holds both to it. */
export interface Channel {
  readonly platform: Platform;
  /** May call the platform; the app caches. `address` is where the person was heard last. */
  identify(person: Person, address: Json): Promise<Identity>;
  /**
   * One of the tenant's own people by the e-mail address that the platform vouches for; undefined when there is none, or
   * nothing would reach them. Left out by a platform that cannot be asked: whom the assistant has met is then all there is.
   */
  find?(email: string, tenant: string): Promise<Acquaintance | undefined>;
  /** Posts a message, or edits the one at `replaces`. Rejected when the platform could not be reached. */
  send(address: Json, reply: Reply, replaces?: MessageRef): Promise<SendOutcome>;
  /** Shows that the assistant is at work, or (`undefined`) that it has done. A courtesy: it is not waited for, and never throws. */
  showWork?(address: Json, work: Work | undefined): void;
  /** Somebody's home may have changed who has opened theirs. A courtesy, too. */
  homeChanged?(person: Person): void;
}

/** What the assistant is at. */
export interface Work {
  /** Continues the assistant's name: "is checking your inbox…". */
  readonly words: string;
  /** Names the conversation in a list of conversations. */
  readonly title: string;
}
