import type { PersonEvent, Provider, Snapshot, ToldKind } from '@reconnect/troubleshooting';
import type { Intent, Understanding } from '../ports.ts';
import { asksForCaseNumber, asksSomething, asksWhy } from '../wordings/questions.ts';
import { asksWhetherSent } from '../wordings/sending.ts';
import { faceIn } from './face-in.ts';
import { namedInbox } from './named-inbox.ts';
import { type Order, orderIn, soundsSolved } from './orders.ts';
import { lengthOf, type Words } from './words.ts';

/** While support has a case, words are meant for support; while it is about to get one, they go along as a note. */
export function wordsForSupport(words: Words, snapshot: Snapshot): PersonEvent | undefined {
  if (snapshot.matches('withSupport') || snapshot.context.caseOpen) return whileCaseIsOpen(words, snapshot);
  if (!snapshot.matches('confirmingHandoff')) return undefined;
  return isNote(words) ? { type: 'person.addsNote', note: words.text } : undefined;
}

/** A question is answered and the draft stands; what is told, or asked at such length that it tells something, goes along. */
function isNote(words: Words): boolean {
  const { intent } = words.understanding;
  if (!words.isSure || intent === 'out_of_scope' || intent === 'sync_problem') return true;
  const length = lengthOf(words);
  if (!remarks.includes(intent) || length <= short) return false;
  return length > long || !isQuestion(words);
}

const remarks: readonly Intent[] = ['status', 'help', 'why_cause', 'reconnect', 'greeting', 'thanks'];

const isQuestion = ({ text, said }: Words): boolean => text.includes('?') || asksSomething.begins(said);

/**
 * Only an order to the assistant, a question after their cases, or a short answer to what it has just asked, is not for
 * support; a person was promised that everything else is, and the assistant's guess at a meaning must not come between.
 */
function whileCaseIsOpen(words: Words, snapshot: Snapshot): PersonEvent | undefined {
  const { understanding, isSure } = words;
  const order = orderIn(words);
  if (order !== undefined) return orders[order](understanding);
  if (isSure && isForTheAssistant(words, snapshot)) return undefined;
  const other = isSure ? otherProvider(words, snapshot) : undefined;
  if (other !== undefined) return { type: 'person.asked', provider: other };
  return anotherOfTheirs(words, snapshot) ?? questionToBoth(words) ?? tellsSupport(words);
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
  if ((isSure && asksAboutCase(words)) || asksForNumber(words) || asksWhetherSent.begins(words.said))
    return { type: 'person.asksAboutCase', text };
  return wondersWhy(words) ? { type: 'person.asksWhyAtSupport', text } : undefined;
}

function tellsSupport(words: Words): PersonEvent {
  const { text } = words;
  const kind = kindOf(words);
  const mayBeSolved = soundsSolved(words) || faceIn(text) === 'happy';
  return {
    type: 'person.tellsSupport',
    text,
    ...(kind !== undefined && { kind }),
    ...(mayBeSolved && { soundsSolved: true }),
  };
}

/** After a sentence of these nothing more may come; who is met with silence then wonders whether anybody heard. */
function kindOf(words: Words): ToldKind | undefined {
  if (faceIn(words.text) !== undefined) return 'face';
  if (!words.isSure || lengthOf(words) > short) return undefined;
  return kinds[words.understanding.intent];
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

function isForTheAssistant(words: Words, snapshot: Snapshot): boolean {
  const { understanding, asked } = words;
  const length = lengthOf(words);
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
      return namedInbox(words, snapshot) !== undefined;
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

/** "Leasing@… is not working either": the address of an inbox that they were shown, and that the case is not about. */
function anotherOfTheirs(words: Words, snapshot: Snapshot): PersonEvent | undefined {
  const { theirs, inbox } = snapshot.context;
  const address = words.understanding.address?.toLowerCase();
  const isTheirs = theirs.some((one) => one.id !== inbox?.id && one.address.toLowerCase() === address);
  return isTheirs ? namedInbox(words, snapshot) : undefined;
}

/** "My Outlook isn't syncing either", "check my Gmail": another inbox than the one in question. */
function otherProvider(words: Words, { context }: Snapshot): Provider | undefined {
  const { intent, provider } = words.understanding;
  const isAsked = intent === 'sync_problem' || (intent === 'status' && lengthOf(words) <= short);
  return isAsked && context.inbox !== undefined && provider !== context.inbox.provider ? provider : undefined;
}

/** "How long will it take?", "can somebody call me?", "hello?" */
function asksAboutCase(words: Words): boolean {
  const { intent } = words.understanding;
  return aboutCase.includes(intent) || (intent === 'greeting' && lengthOf(words) <= courtesy);
}

const kinds: Readonly<Partial<Record<Intent, ToldKind>>> = { affirm: 'yes', deny: 'no', sync_problem: 'trouble' };

const asksForNumber = (words: Words): boolean => lengthOf(words) <= long && asksForCaseNumber(words.said);
const wondersWhy = (words: Words): boolean => lengthOf(words) <= long && asksWhy.begins(words.said);

const aboutCase: readonly Intent[] = ['status', 'talk_to_human'];
