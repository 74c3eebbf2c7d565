import type { Words } from '@reconnect/article';
import { mailboxNames, providerNames, wordsFor } from '@reconnect/article';
import type { Check, Context } from '@reconnect/troubleshooting';
import type { Choice, Identity } from '../channel.ts';
import type { Intent } from '../ports.ts';
import type { Verb } from '../press.ts';

/** What a reply is composed from, besides its topic. */
export interface View {
  readonly context: Context;
  readonly identity?: Identity | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The state of a check that is still running. */
  readonly checks?: readonly Check[];
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
  const moment = new Date(at);
  const words = wordsOf(view);
  const timeZone = view.identity?.timeZone ?? 'UTC';
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const sameDay = day.format(moment) === day.format(view.now);
  return new Intl.DateTimeFormat(words.locale, {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
    ...(!sameDay && { weekday: 'short', day: 'numeric', month: 'short' }),
    ...(view.identity?.timeZone === undefined && { timeZoneName: 'short' }),
  }).format(moment);
}

interface ChoiceOptions {
  readonly value?: string;
  readonly style?: 'primary' | 'danger';
  readonly url?: string;
}

/** A button; its verb is one that `press.ts` knows. */
export function choice(verb: Verb, label: string, options: ChoiceOptions = {}): Choice {
  return { verb, label, ...options };
}
