import type { PersonEvent, Snapshot } from '@reconnect/troubleshooting';
import type { Intent } from '../ports.ts';
import { saysNo, saysYes } from '../wordings/decisions.ts';
import { saysOtherInbox } from '../wordings/inboxes.ts';
import { asksMeaning, asksSomething, asksUrgency, asksWhetherTheyMay } from '../wordings/questions.ts';
import {
  asksAdvice,
  asksFinding,
  asksOfInbox,
  asksOfSending,
  asksWhetherSent,
  hesitates,
  mayTell,
} from '../wordings/sending.ts';
import { wantsReminder } from '../wordings/sign-in.ts';
import { asksWhatNow } from '../wordings/waiting.ts';
import { lengthOf, type Words } from './words.ts';

/** Whoever writes more than this says something besides, which support is to read. In words. */
const longest = 12;
/** In so few words nobody tells support anything that they ask. In words. */
const short = 5;

/**
 * What a question, or the word that it is another inbox, means to whoever was asked whether a case is to be sent. It
 * sends nothing, whatever else it may mean, and it is no note either: what comes of the case is answered, and the inbox
 * is looked at where it is about that. Undefined for what is no question, and for what the article answers.
 */
export function draftQuestion(words: Words, snapshot: Snapshot): PersonEvent | undefined {
  const isAsked = snapshot.matches('confirmingHandoff') || snapshot.matches('handoffFailed');
  if (!isAsked || snapshot.context.caseOpen || lengthOf(words) > longest) return undefined;
  const { text, said } = words;
  if (saysYes.matches(said) || saysNo.matches(said)) return undefined;
  const ofCase = { type: 'person.asksAboutCase', text } as const;
  if (isOfSending(said)) return ofCase;
  if (asksMeaning.matches(said)) return snapshot.context.verdict === undefined ? ofCase : { type: 'person.asksWhy' };
  if (saysOtherInbox.matches(said)) return anotherThan(snapshot);
  return besideSending(words) ?? (asksWhatComes(words) ? ofCase : undefined);
}

const isOfSending = (said: string): boolean =>
  [asksWhetherSent, asksOfSending].some((words) => words.begins(said)) ||
  [asksWhatNow, hesitates, asksAdvice].some((words) => words.matches(said));

/** What was found, how the inbox is, whether it can wait. */
function besideSending(words: Words): PersonEvent | undefined {
  const { text, said } = words;
  if (wantsReminder.begins(said)) return { type: 'person.asksWhy', about: 'postponing' };
  if (asksFinding.matches(said)) return { type: 'person.asksWhy' };
  if (text.includes('?') && asksUrgency.matches(said)) return { type: 'person.asksWhy', about: 'urgency' };
  return asks(words) && asksOfInbox.begins(said) ? { type: 'person.checksAgain' } : undefined;
}

/** Nothing is sent about this one then. */
const anotherThan = ({ context: { inbox } }: Snapshot): PersonEvent =>
  inbox === undefined ? { type: 'person.startsOver' } : { type: 'person.namesInbox', wants: 'check' };

/** People leave the mark out. */
function asks({ text, said }: Words): boolean {
  if (text.includes('?')) return true;
  return (asksSomething.begins(said) && !mayTell.begins(said)) || asksWhetherTheyMay.begins(said);
}

/** "How long until they answer?", "will they call me?", and whatever short question has no answer of its own. */
function asksWhatComes(words: Words): boolean {
  const { isSure, understanding } = words;
  const isQuestion = asks(words);
  const { intent, about } = understanding;
  const isShort = lengthOf(words) <= short;
  if (!isSure) return isQuestion && isShort;
  // How long a reconnect takes is not what they would wait for.
  if (about === 'support_time' || about === 'duration') return true;
  if (intent === 'status') return isShort || isQuestion;
  if (!isQuestion) return false;
  return decisions.includes(intent) || (intent === 'out_of_scope' && isShort);
}

/** As a question, none of these says that it is to be sent, or not. */
const decisions: readonly Intent[] = ['talk_to_human', 'affirm', 'deny'];
