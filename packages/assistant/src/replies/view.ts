import { formatMoment, type MessageKey, mailboxNames, providerNames, type Words, wordsFor } from '@reconnect/article';
import type { Check, Context } from '@reconnect/troubleshooting';
import type { Choice, Form, Identity } from '../channel.ts';
import type { Question } from '../conversation/conversation.ts';
import type { Standing } from '../conversation/standing.ts';
import type { Intent, PlaceInLine } from '../ports.ts';
import type { Verb } from './verbs.ts';

/** What a reply is composed from, besides its topic. */
export interface View {
  readonly context: Context;
  /** Where the conversation stands, as states are nested: `identifying.choosing`. */
  readonly at?: string;
  readonly identity?: Identity | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Where people may write to support by themselves. */
  readonly supportAddress: string;
  /** When support got the latest case, ISO 8601. */
  readonly caseSince?: string | undefined;
  /** The case it is about, which need not be the latest. */
  readonly aboutCase?: string | undefined;
  /** The state of a check that is still running. */
  readonly checks?: readonly Check[];
  /** Where the person stands while others are checked first. */
  readonly place?: PlaceInLine;
  /** Only at the moment a link is issued; it is not kept. */
  readonly link?: string;
  /** What the person may have meant. */
  readonly likely?: readonly Intent[] | undefined;
}

/** With a question, as it has to be composed again. */
export function viewOf({ snapshot, conversation, now, supportAddress }: Standing, question?: Question): View {
  const { context } = snapshot;
  const caseSince = conversation.cases?.find(({ number }) => number === context.caseNumber)?.openedAt;
  const at = pathOf(snapshot.value);
  return { context, at, identity: conversation.identity, now, supportAddress, caseSince, likely: question?.likely };
}

type Nested = string | { readonly [state: string]: Nested | undefined };

function pathOf(state: Nested): string {
  if (typeof state === 'string') return state;
  return Object.entries(state)
    .map(([name, inner]) => (inner === undefined ? name : `${name}.${pathOf(inner)}`))
    .join();
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

/** What a sentence needs that reads differently where something is not known. */
export function known(name: string, value: string | undefined) {
  return { known: value === undefined ? 'no' : 'yes', [name]: value ?? '' };
}

interface ChoiceOptions {
  readonly value?: string;
  readonly style?: 'primary' | 'danger';
  readonly url?: string;
  readonly form?: Form;
}

/** A button that means something when it is pressed. */
export function choice(verb: Verb, label: string, options: ChoiceOptions = {}): Choice {
  return { verb, label, ...options };
}

type LabelOf<Key> = Key extends `choice.${infer Name}` ? Name : never;
type NamedVerb = Verb & LabelOf<MessageKey>;

/** The button that most will want. */
export function primary(view: View, verb: NamedVerb): Choice {
  return choice(verb, wordsOf(view)(`choice.${verb}`), { style: 'primary' });
}

/** Buttons that say what they do, in the words that are everywhere used for it. */
export function choices(view: View, ...verbs: readonly NamedVerb[]): readonly Choice[] {
  const words = wordsOf(view);
  return verbs.map((verb) => choice(verb, words(`choice.${verb}`)));
}
