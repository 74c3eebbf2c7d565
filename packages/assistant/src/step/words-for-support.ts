import type { PersonEvent, Provider, Snapshot, ToldKind } from '@reconnect/troubleshooting';
import type { Intent, Understanding } from '../ports.ts';
import { faceIn } from './face-in.ts';
import { namedInbox } from './named-inbox.ts';
import { type Order, orderIn, plain, soundsSolved } from './orders.ts';

/** What somebody wrote, and what it most likely means. */
export interface Words {
  readonly text: string;
  readonly understanding: Understanding;
  /** Likely enough to act upon. */
  readonly isSure: boolean;
  /** What the assistant waits for an answer to. */
  readonly asked?: string | undefined;
}

/** While support has a case, words are meant for support; while it is about to get one, they go along as a note. */
export function wordsForSupport(words: Words, snapshot: Snapshot): PersonEvent | undefined {
  if (snapshot.matches('withSupport') || snapshot.context.caseOpen) return whileCaseIsOpen(words, snapshot);
  if (!snapshot.matches('confirmingHandoff')) return undefined;
  if (asksWhatComes(words)) return { type: 'person.asksAboutCase', text: words.text };
  return isNote(words) ? { type: 'person.addsNote', note: words.text } : undefined;
}

/** A question is answered and the draft stands; what is told, or asked at such length that it tells something, goes along. */
function isNote(words: Words): boolean {
  const { intent } = words.understanding;
  if (!words.isSure || intent === 'out_of_scope' || intent === 'sync_problem') return true;
  const length = lengthOf(words.text);
  if (!remarks.includes(intent) || length <= short) return false;
  return length > long || !isQuestion(words);
}

const remarks: readonly Intent[] = ['status', 'help', 'why_cause', 'reconnect', 'greeting', 'thanks'];

/** "How long until they answer?", "will they call me?": of a case that is not sent yet. */
function asksWhatComes(words: Words): boolean {
  const { text, isSure, understanding } = words;
  const length = lengthOf(text);
  if (!isSure || length > long) return false;
  if (understanding.about === 'support_time') return true;
  if (understanding.intent === 'status') return length <= short || isQuestion(words);
  return understanding.intent === 'talk_to_human' && opening.test(plain(text));
}

const isQuestion = ({ text }: Words): boolean => text.includes('?') || opening.test(plain(text));
const opening = /^(?:will|when|how|who|what|why|where|is|are|do|does|cuando|cuanto|como|quien|que|por que|donde|es)\b/;

/**
 * Only an order to the assistant, or a short answer to what it has just asked, is not for support; a person was promised
 * that everything else is, and the assistant's guess at a meaning must not come between.
 */
function whileCaseIsOpen(words: Words, snapshot: Snapshot): PersonEvent | undefined {
  const { text, understanding, isSure } = words;
  const order = orderIn(text);
  if (order !== undefined) return orders[order](understanding);
  if (isSure && isForTheAssistant(words, snapshot)) return undefined;
  const other = isSure ? otherProvider(words, snapshot) : undefined;
  if (other !== undefined) return { type: 'person.asked', provider: other };
  return questionToBoth(words) ?? tellsSupport(words);
}

/** What support reads, and the assistant answers as far as it can. */
function questionToBoth(words: Words): PersonEvent | undefined {
  const { text, understanding, isSure } = words;
  const about = understanding.about ?? understanding.also;
  // How long a reconnect takes is not what they wait for now.
  if (isSure && (about === 'duration' || about === 'support_time')) return { type: 'person.asksAboutCase', text };
  if (isSure && (understanding.intent === 'why_cause' || about !== undefined)) {
    return { type: 'person.asksWhyAtSupport', text, ...(about !== undefined && { about }) };
  }
  if ((isSure && asksAboutCase(words)) || asksForNumber(text)) return { type: 'person.asksAboutCase', text };
  return asksWhy(text) ? { type: 'person.asksWhyAtSupport', text } : undefined;
}

function tellsSupport(words: Words): PersonEvent {
  const { text } = words;
  const kind = kindOf(words);
  const mayBeSolved = soundsSolved(text) || faceIn(text) === 'happy';
  return {
    ...{ type: 'person.tellsSupport', text },
    ...(kind !== undefined && { kind }),
    ...(mayBeSolved && { soundsSolved: true }),
  };
}

/** After a sentence of these nothing more may come; who is met with silence then wonders whether anybody heard. */
function kindOf({ text, understanding: { intent }, isSure }: Words): ToldKind | undefined {
  if (faceIn(text) !== undefined) return 'face';
  if (!isSure || lengthOf(text) > short) return undefined;
  return kinds[intent];
}

const orders: Readonly<Record<Order, (understanding: Understanding) => PersonEvent>> = {
  check_again: () => ({ type: 'person.checksAgain' }),
  reconnect: ({ provider }) => ({ type: 'person.asksToReconnect', ...(provider !== undefined && { provider }) }),
  says_solved: () => ({ type: 'person.saysItWorks' }),
};

/** Whoever writes more than this says something besides. In words. */
const short = 5;
/** Nobody asks at greater length without telling something. In words. */
const long = 12;
/** Support hears nothing new by it. In words. */
const courtesy = 4;

const lengthOf = (text: string): number => text.trim().split(/\s+/).length;

function isForTheAssistant(words: Words, snapshot: Snapshot): boolean {
  const { text, understanding, asked } = words;
  const length = lengthOf(text);
  switch (understanding.intent) {
    case 'restart':
    case 'cancel':
      return length <= short;
    case 'thanks':
      return length <= courtesy && !isSupportsTurn(snapshot);
    case 'affirm':
    case 'deny':
      return length <= short && asked !== undefined && !talksToSupport(snapshot);
    case 'talk_to_human':
      return length <= short && !talksToSupport(snapshot);
    case 'sync_problem':
    case 'reconnect':
    case 'status':
      return namedInbox(text, words, snapshot) !== undefined;
    default:
      return false;
  }
}

/** The person and support spoke to each other last, not the person and the assistant. */
function talksToSupport(snapshot: Snapshot): boolean {
  const { exchange, run } = snapshot.context;
  return snapshot.matches('withSupport') || exchange?.run === run;
}

/** Support spoke last: a person who answers was promised that it is passed on. */
function isSupportsTurn(snapshot: Snapshot): boolean {
  const { exchange, run } = snapshot.context;
  return exchange !== undefined && exchange.run === run && exchange.toldAt === undefined;
}

/** "My Outlook isn't syncing either", "check my Gmail": another inbox than the one in question. */
function otherProvider({ text, understanding }: Words, { context }: Snapshot): Provider | undefined {
  const { intent, provider } = understanding;
  const isAsked = intent === 'sync_problem' || (intent === 'status' && lengthOf(text) <= short);
  return isAsked && context.inbox !== undefined && provider !== context.inbox.provider ? provider : undefined;
}

/** "How long will it take?", "can somebody call me?", "hello?" */
function asksAboutCase({ text, understanding: { intent } }: Words): boolean {
  return aboutCase.includes(intent) || (intent === 'greeting' && lengthOf(text) <= courtesy);
}

const kinds: Readonly<Partial<Record<Intent, ToldKind>>> = { affirm: 'yes', deny: 'no', sync_problem: 'trouble' };

/** "What was my case number?" */
const asksForNumber = (text: string) => lengthOf(text) <= long && caseNumber.test(plain(text));
const caseNumber =
  /^(?:(?:and|y|ok|please|por favor) )*(?:whats?|which|(?:can|could) (?:you|i)|do i have|tell me|give me|my|the|case|ticket|cual|que|dime|digame|me (?:da|das|dice)|numero)\b.*(?:\b(?:case|ticket|reference) (?:number|no|id)\b|\bnumber (?:of|for) (?:my|the|this) case\b|\bnumero (?:de|del) (?:(?:mi|el) )?(?:caso|ticket)\b)/;

/** "Why isn't it working", which speaks of working and does not say that it does. */
const asksWhy = (text: string) => lengthOf(text) <= long && why.test(plain(text));
const why = /^(?:(?:and|but|so|ok|y|pero) )*(?:why|how come|por que)\b/;

const aboutCase: readonly Intent[] = ['status', 'talk_to_human'];
