import { type ArticleQuestion, type Inbox, type PersonEvent, type Snapshot, stateOf } from '@reconnect/troubleshooting';
import type { Intent, Understand, Understanding } from '../ports.ts';
import { saysBack } from '../wordings/arrival.ts';
import { ordinals, providers } from '../wordings/inboxes.ts';
import { hesitates } from '../wordings/sending.ts';
import { isAfterCases } from './after-cases.ts';
import { draftAnswer } from './draft-answer.ts';
import { draftQuestion } from './draft-question.ts';
import { faceMeant } from './face-in.ts';
import { isCalledIn, namedInbox } from './named-inbox.ts';
import { orderIn } from './orders.ts';
import { affirmed, plainAnswer } from './plain-answer.ts';
import { shortfallIn } from './shortfall-in.ts';
import { spokenButton } from './spoken-button.ts';
import { type Words, wordsOf } from './words.ts';
import { wordsForSupport } from './words-for-support.ts';

/** What a person's words come to: something that happened, or nothing clear enough to act on. */
export type Interpretation =
  | {
      readonly outcome: 'event';
      readonly event: PersonEvent;
      /** To be answered, too. */
      readonly asks?: ArticleQuestion;
    }
  | { readonly outcome: 'unclear'; readonly likely: readonly Intent[] };

/** Understands words in the light of what was just asked. Pure. */
export function interpretText(text: string, snapshot: Snapshot, understand: Understand): Interpretation {
  const asked = questions[stateOf(snapshot)];
  const understanding = understand(text, asked);
  const words = wordsOf(text, understanding, asked);
  const awaited =
    awaitedHere(words, snapshot) ??
    spokenButton(words, snapshot) ??
    draftQuestion(words, snapshot) ??
    draftAnswer(words, snapshot) ??
    wordsForSupport(words, snapshot);
  if (awaited !== undefined) return { outcome: 'event', event: awaited };
  if (words.isSure && understanding.about !== undefined) {
    return besidesAsking({ type: 'person.asksWhy', about: understanding.about }, understanding);
  }
  const answer = plainAnswer(words, snapshot);
  if (answer !== undefined) return { outcome: 'event', event: answer };
  const named = namedInbox(words, snapshot);
  if (named !== undefined) return besidesAsking(named, understanding);
  // "Maybe" stops nothing.
  if (!words.isSure || hesitates.matches(words.said)) return { outcome: 'unclear', likely: understanding.alternatives };
  if (isGoodNews(words, snapshot)) {
    return { outcome: 'event', event: { type: 'person.saysItWorks' } };
  }
  return besidesAsking(eventOf(words), understanding);
}

/** More than a yes, wherever nobody asked for it; to the faces it is no more. */
function isGoodNews(words: Words, snapshot: Snapshot): boolean {
  if (orderIn(words) !== 'says_solved' || snapshot.matches('askingFeedback')) return false;
  return words.understanding.intent === 'affirm' || snapshot.matches('idle') || snapshot.matches('closed');
}

/** The answer to a question that no other state puts: words mean it there, whatever else they may mean. */
function awaitedHere(words: Words, snapshot: Snapshot): PersonEvent | undefined {
  const { text, understanding } = words;
  if (!snapshot.context.caseOpen && saysBack.matches(words.said)) return { type: 'person.greets' };
  if (isAfterCases(words, snapshot)) return { type: 'person.asksForCases' };
  const chosen = chosenInbox(words, snapshot);
  if (chosen !== undefined) return { type: 'person.choseInbox', inboxId: chosen.id };
  if (snapshot.matches({ identifying: 'askingAddress' }) && understanding.address !== undefined) {
    return { type: 'person.gaveAddress', address: understanding.address };
  }
  const face = faceMeant(text, snapshot);
  if (face !== undefined) return { type: 'person.gaveFace', face };
  const shortfall = shortfallIn(words, snapshot);
  return shortfall === undefined ? undefined : { type: 'person.saysWhatWasMissing', shortfall };
}

/** Two questions get one answer; what else is wanted is done, and the question answered before. */
function besidesAsking(event: PersonEvent, { also }: Understanding): Interpretation {
  if (also === undefined) return { outcome: 'event', event };
  if (event.type === 'person.asksWhy') return { outcome: 'event', event: { ...event, also } };
  return { outcome: 'event', event, asks: also };
}

/** What the assistant asked last, by the state it waits in: a bare yes or no means nothing without it. */
const questions: Readonly<Record<string, string>> = {
  identifying: 'which_inbox',
  offeringReconnect: 'reconnect_done',
  askedByColleague: 'reconnect_done',
  offeringFullDisconnect: 'reconnect_done',
  walkingSteps: 'step_done',
  confirmingHealth: 'new_mail_showing',
  confirmingReconnect: 'new_mail_showing',
  waitingForProvider: 'check_again',
  informingAdministrator: 'check_again',
  waitingForOwner: 'check_again',
  puzzled: 'check_again',
  confirmingHandoff: 'send_to_support',
  handoffFailed: 'send_to_support',
  askingFeedback: 'was_it_answered',
};

function eventOf(told: Words): PersonEvent {
  const { intent, provider, causeHint } = told.understanding;
  const words = {
    ...(provider !== undefined && { provider }),
    ...(causeHint !== undefined && { hint: causeHint }),
  };
  switch (intent) {
    case 'sync_problem':
      return { type: 'person.asked', ...words };
    case 'reconnect':
      return { type: 'person.asksToReconnect', ...words };
    case 'talk_to_human':
      return { type: 'person.asksForAHuman' };
    case 'status':
      return { type: 'person.asksStatus' };
    case 'affirm':
      return affirmed(told);
    case 'deny':
      return { type: 'person.denied' };
    case 'restart':
      return { type: 'person.startsOver' };
    case 'cancel':
      return { type: 'person.cancels' };
    case 'help':
      return { type: 'person.asksForHelp' };
    case 'greeting':
      return { type: 'person.greets' };
    case 'thanks':
      return { type: 'person.thanks' };
    case 'why_cause':
      return { type: 'person.asksWhy' };
    case 'out_of_scope':
      return { type: 'person.saidSomethingElse' };
    default:
      return intent satisfies never;
  }
}

/** Who clearly wants one of these means none of the inboxes, though one be called support@ or me@. */
const noChoice: readonly Intent[] = ['talk_to_human', 'restart', 'cancel', 'help', 'why_cause'];

/** Which of the inboxes that were just listed is meant: by address, by its local part, by provider or by place. */
function chosenInbox({ text, said, isSure, understanding }: Words, snapshot: Snapshot): Inbox | undefined {
  if (!snapshot.matches({ identifying: 'choosing' })) return undefined;
  const { candidates } = snapshot.context;
  const only = (fits: (inbox: Inbox) => boolean) => {
    const fitting = candidates.filter(fits);
    return fitting.length === 1 ? fitting[0] : undefined;
  };
  const pieces = piecesOf(text.toLowerCase());
  const named = only(({ address }) => pieces.has(address.toLowerCase()));
  const { intent, about } = understanding;
  if (named !== undefined || (isSure && (about !== undefined || noChoice.includes(intent)))) return named;
  return (
    only((inbox) => isCalledIn(said, inbox)) ??
    only(({ provider }) => providers[provider].occursIn(said)) ??
    candidates[ordinals.findIndex((ordinal) => ordinal.occursIn(said))]
  );
}

/** An address is one piece, whatever surrounds it. */
function piecesOf(text: string): ReadonlySet<string> {
  return new Set(text.split(/[\s<>|:,;()"]+/).map((piece) => piece.replace(/(?:['’]s)?[.!?'’]{0,3}$/, '')));
}
