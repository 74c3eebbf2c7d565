import type { Words } from '@reconnect/article';
import { formatMoment, mailboxNames, providerNames, wordsFor } from '@reconnect/article';
import type { Check, Context } from '@reconnect/troubleshooting';
import type { Choice, Form, Identity } from '../channel.ts';
import type { Intent, PlaceInLine } from '../ports.ts';
import type { Verb } from '../step/press.ts';

/** What a reply is composed from, besides its topic. */
export interface View {
  readonly context: Context;
  readonly identity?: Identity | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The state of a check that is still running. */
  readonly checks?: readonly Check[];
  /** Where the person stands while others are checked first. */
  readonly place?: PlaceInLine;
  /** Only at the moment a link is issued; it is not kept. */
  readonly link?: string;
  /** What the person may have meant. */
  readonly likely?: readonly Intent[];
}

export function wordsOf(view: View): Words {
  return wordsFor(view.identity?.locale);
}

/** The inbox in question, in words. */
export function namesOf({ context }: View) {
  const provider = context.inbox?.provider ?? 'google';
  return { provider: providerNames[provider], mailbox: mailboxNames[provider], address: context.inbox?.address ?? '' };
}

/** A moment as the person's own clock shows it: the time alone today, with the day otherwise. */
export function timeOf(view: View, at: number | string): string {
  const { identity, now } = view;
  return formatMoment(at, { locale: wordsOf(view).locale, timeZone: identity?.timeZone, now });
}

interface ChoiceOptions {
  readonly value?: string;
  readonly style?: 'primary' | 'danger';
  readonly url?: string;
  readonly form?: Form;
}

/** A button; its verb is one that `press.ts` knows. */
export function choice(verb: Verb, label: string, options: ChoiceOptions = {}): Choice {
  return { verb, label, ...options };
}
