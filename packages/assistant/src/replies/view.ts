import {
  formatMoment,
  formatMomentForOthers,
  formatMomentInSentence,
  type MessageKey,
  mailboxNames,
  providerNames,
  type Words,
  wordsFor,
} from '@reconnect/article';
import type { ArticleQuestion, Check, Context, Provider } from '@reconnect/troubleshooting';
import type { Choice, Form, Identity } from '../channel.ts';
import type { CaseNote, Question } from '../conversation/conversation.ts';
import type { Standing } from '../conversation/standing.ts';
import type { Intent, PlaceInLine } from '../ports.ts';
import type { Verb, WrittenVerb } from './verbs.ts';

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
  /** What support was sent. */
  readonly cases?: readonly CaseNote[] | undefined;
  /** The case it is about, which need not be the latest. */
  readonly aboutCase?: string | undefined;
  /** The address of the inbox it is about, which need not be the one in question. */
  readonly aboutInbox?: string | undefined;
  /** The state of a check that is still running. */
  readonly checks?: readonly Check[];
  /** Where the person stands while others are checked first. */
  readonly place?: PlaceInLine;
  /** Only at the moment a link is issued; it is not kept. */
  readonly link?: string;
  /** What is asked besides the topic, and answered with it. */
  readonly also?: ArticleQuestion | undefined;
  /** What the person may have meant. */
  readonly likely?: readonly Intent[] | undefined;
}

/** With a question, as it has to be composed again. */
export function viewOf({ snapshot, conversation, now, supportAddress }: Standing, question?: Question): View {
  const { context } = snapshot;
  const at = pathOf(snapshot.value);
  const { identity, cases } = conversation;
  return { context, at, identity, now, supportAddress, cases, likely: question?.likely, also: question?.also };
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

/** What names a provider is said of an inbox; only a reply that is composed without one, as samples are, gets the stand-in. */
export const providerOf = ({ context }: View): Provider => context.inbox?.provider ?? 'google';

/** The inbox in question, in words. */
export function namesOf(view: View) {
  const provider = providerOf(view);
  const address = view.context.inbox?.address ?? '';
  return { provider: providerNames[provider], mailbox: mailboxNames[provider], address };
}

/** A moment as the person's own clock shows it: the time alone today, with the day otherwise. */
export const timeOf = (view: View, at: number | string): string => formatMoment(at, clockOf(view));

/** The same as it follows "until" or "since". */
export const timeInSentence = (view: View, at: number | string): string => formatMomentInSentence(at, clockOf(view));

/** The same in what is forwarded. */
export const timeForOthers = (view: View, at: number | string): string => formatMomentForOthers(at, clockOf(view));

const clockOf = (view: View) => ({
  locale: wordsOf(view).locale,
  timeZone: view.identity?.timeZone,
  now: view.now,
});

/** The values of a message that has one wording where `name` is known and another where it is not. */
export function known(name: string, value: string | undefined) {
  return { known: value === undefined ? 'no' : 'yes', [name]: value ?? '' };
}

interface ChoiceOptions {
  readonly value?: string;
  readonly style?: 'primary' | 'danger';
  readonly url?: string;
}

/** A button that means something when it is pressed. */
export function choice(verb: Verb, label: string, options: ChoiceOptions = {}): Choice {
  return { verb, label, ...options };
}

/** A button that asks for some words first. */
export function choiceToWrite(verb: WrittenVerb, label: string, form: Form): Choice {
  return { verb, label, form };
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
