import { languages, type MessageKey, wordsFor } from '@reconnect/article';
import { bareWords } from '@reconnect/phrases';
import { type PersonEvent, type Snapshot, shortfalls } from '@reconnect/troubleshooting';
import { meaningOfPress, type Verb } from '../replies/verbs.ts';
import { saysToHold, saysToSend } from '../wordings/decisions.ts';
import { leavesOut, takesIn } from '../wordings/sending.ts';
import { asksForSteps, asksToGoBack } from '../wordings/steps.ts';
import { type Order, orderIn } from './orders.ts';
import { lengthOf, type Words } from './words.ts';

/** What needs words or an address besides means nothing when its label alone is typed. */
type Unfinished = 'choice.note' | 'choice.answer' | 'choice.take_up';
type Label = Exclude<Extract<MessageKey, `choice.${string}`>, Unfinished>;

/** Every label that a button can have, and what the button does. */
export const verbOfLabel: Readonly<Record<Label, Verb>> = {
  'choice.ask': 'ask',
  'choice.reconnect': 'link',
  'choice.reconnect_full': 'link',
  'choice.link': 'link',
  'choice.steps': 'steps',
  'choice.why': 'why',
  'choice.human': 'human',
  'choice.next': 'next',
  'choice.done': 'next',
  'choice.back': 'back',
  'choice.stuck': 'stuck',
  'choice.check_again': 'check_again',
  'choice.admin_done': 'check_again',
  'choice.works': 'works',
  'choice.works_now': 'works',
  'choice.still_broken': 'still_broken',
  'choice.yes_missing': 'still_broken',
  'choice.send_case': 'send_case',
  'choice.try_again': 'send_case',
  'choice.without_transcript': 'without_transcript',
  'choice.with_transcript': 'with_transcript',
  'choice.not_now': 'not_now',
  'choice.no_thanks': 'no_thanks',
  'choice.status': 'status',
  'choice.start_over': 'start_over',
  'choice.cancel': 'cancel',
  'choice.help': 'help',
};

type State = 'offeringReconnect' | 'askedByColleague' | 'walkingSteps' | 'confirmingHandoff' | 'handoffFailed';

/** Some mean something in these states only; the words may mean anything elsewhere ("done", "back", "try again"). */
const onlyIn: Readonly<Partial<Record<Label, readonly State[]>>> = {
  'choice.next': ['walkingSteps'],
  'choice.done': ['walkingSteps'],
  'choice.back': ['walkingSteps'],
  'choice.stuck': ['offeringReconnect', 'askedByColleague', 'walkingSteps'],
  'choice.send_case': ['confirmingHandoff', 'handoffFailed'],
  'choice.try_again': ['handoffFailed'],
  'choice.not_now': ['confirmingHandoff', 'handoffFailed'],
  'choice.without_transcript': ['confirmingHandoff'],
  'choice.with_transcript': ['confirmingHandoff'],
};

/** With a case about to be sent, these tell support something. */
const toldSupport: readonly Verb[] = ['ask', 'still_broken'];

/** The button that words stand for: as it reads in any language, or as people put it; undefined where it means nothing here. */
export function spokenButton(words: Words, snapshot: Snapshot): PersonEvent | undefined {
  // While support has a case, words are for support.
  if (snapshot.matches('withSupport') || snapshot.context.caseOpen || lengthOf(words) > longest) return undefined;
  const { said } = words;
  const decision = isAmong(deciding, snapshot) ? decisionIn(said, snapshot) : undefined;
  if (decision !== undefined) return decision;
  const verb = verbIn(words, snapshot);
  if (verb === undefined) return undefined;
  if (snapshot.matches('confirmingHandoff') && toldSupport.includes(verb)) return undefined;
  // Where the steps cannot be walked one by one, they are told.
  if (verb === 'steps' && !isAmong(walked, snapshot)) return { type: 'person.asksWhy', about: 'steps' };
  return meaningOfPress(verb, undefined);
}

function verbIn(words: Words, snapshot: Snapshot): Verb | undefined {
  const { text, said } = words;
  if (asksForSteps.matches(said)) return 'steps';
  const label = asksToGoBack.matches(said) ? 'choice.back' : labels().get(said);
  if (label !== undefined && isAmong(onlyIn[label], snapshot)) {
    const verb = verbOfLabel[label];
    return isAskedBy(text, verb) ? undefined : verb;
  }
  const order = orderIn(words);
  return order && verbOfOrder[order];
}

/** Whoever asks whether it works does not say that it does. */
export const isAskedBy = (text: string, verb: string): boolean => verb === 'works' && text.includes('?');

/** Good news is an answer rather than an order: what it means depends on what was asked. */
const verbOfOrder: Readonly<Record<Order, Verb | undefined>> = {
  check_again: 'check_again',
  reconnect: 'link',
  says_solved: undefined,
};

const deciding: readonly State[] = ['confirmingHandoff', 'handoffFailed'];
const walked: readonly State[] = ['offeringReconnect', 'askedByColleague', 'walkingSteps'];

const isAmong = (states: readonly State[] | undefined, snapshot: Snapshot): boolean =>
  states === undefined || states.some((state) => snapshot.matches(state));

let found: ReadonlyMap<string, Label> | undefined;

/** Plain labels of all languages, found once: a label reads the same all through a process. */
function labels(): ReadonlyMap<string, Label> {
  found ??= new Map(
    languages.flatMap((language) => {
      const words = wordsFor(language);
      return (Object.keys(verbOfLabel) as Label[]).map((label) => [bareWords(words(label)), label] as const);
    }),
  );
  return found;
}

let everyLabel: ReadonlySet<string> | undefined;

/**
 * Whether a button may read so, in any language: to find out which one does, every question that stands open has to be
 * put anew, and hardly any words are a label. Labels that are made for a person hold an address; faces hold no letter.
 */
export function mayBeLabel(text: string): boolean {
  everyLabel ??= new Set([...labels().keys(), ...allLanguages([...besides, ...shortfalls.map(labelOf)])]);
  const said = bareWords(text);
  return said === '' || text.includes('@') || everyLabel.has(said);
}

const besides = ['choice.note', 'choice.answer'] as const satisfies readonly Unfinished[];
const labelOf = (shortfall: (typeof shortfalls)[number]) => `shortfall.${shortfall}` as const;

const allLanguages = (keys: readonly MessageKey[]): readonly string[] =>
  languages.flatMap((language) => keys.map((key) => bareWords(wordsFor(language)(key))));

/** A longer text says something besides. In words. */
const longest = 12;

function decisionIn(said: string, snapshot: Snapshot): PersonEvent | undefined {
  if (snapshot.matches('confirmingHandoff') && leavesOut.matches(said)) return { type: 'person.leavesTranscriptOut' };
  if (snapshot.matches('confirmingHandoff') && takesIn.matches(said)) return { type: 'person.includesTranscript' };
  if (saysToSend.matches(said)) return { type: 'person.confirmsHandoff' };
  return saysToHold.matches(said) ? { type: 'person.declinesHandoff' } : undefined;
}
