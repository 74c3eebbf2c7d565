import { articleSteps } from '@reconnect/article';
import { type PersonEvent, type Snapshot, stepCount } from '@reconnect/troubleshooting';
import type { Intent } from '../ports.ts';
import { asksForInboxes, saysAll, saysNone } from '../wordings/inboxes.ts';
import { asksMeaning, asksSomething } from '../wordings/questions.ts';
import { saysOnlyLater, wantsReminder } from '../wordings/sign-in.ts';
import { callsForHelp, cannotFind, saysStillBroken, speaksOfMail } from '../wordings/trouble.ts';
import { acknowledges, saysDone } from '../wordings/yes.ts';
import { answerOfArrival } from './answer-of-arrival.ts';
import { answerToOffer } from './answer-to-offer.ts';
import { answerWhileWaiting } from './answer-while-waiting.ts';
import { freshTrouble } from './fresh-trouble.ts';
import { isMereSign, type Words } from './words.ts';

/** What words come to in the light of what the person was just shown, where their bare meaning says too little. */
export function plainAnswer(words: Words, snapshot: Snapshot): PersonEvent | undefined {
  const { said } = words;
  return (
    answerToOffer(words, snapshot) ??
    answerWhileWaiting(words, snapshot) ??
    answerOfArrival(words, snapshot) ??
    freshTrouble(words, snapshot) ??
    wantsList(said, snapshot) ??
    whatIsMeant(said, snapshot) ??
    laterReminder(said, snapshot) ??
    moreThanNo(words, snapshot)
  );
}

/** "Still broken" says more than a "no"; where inboxes are listed, and amid the steps, other words do, too. */
function moreThanNo(words: Words, snapshot: Snapshot): PersonEvent | undefined {
  const { said, isSure, understanding } = words;
  const isStillBroken = isSure && understanding.intent === 'deny' && saysStillBroken.occursIn(said);
  if (snapshot.matches('walkingSteps')) {
    const isThrough = isStillBroken && snapshot.context.step === stepCount - 1;
    return isThrough ? { type: 'person.saysStillBroken' } : lostAtStep(words, snapshot);
  }
  if (snapshot.matches('identifying')) return isStillBroken ? { type: 'person.asked' } : ofTheList(said, snapshot);
  const isMore = isStillBroken && answeredByNo.some((state) => snapshot.matches(state));
  return isMore ? { type: 'person.saysStillBroken' } : undefined;
}

/** None of the inboxes that are listed, or all of them. */
function ofTheList(said: string, snapshot: Snapshot): PersonEvent | undefined {
  if (!snapshot.matches({ identifying: 'choosing' })) return undefined;
  if (saysNone.matches(said)) return { type: 'person.denied' };
  const [first] = snapshot.context.candidates;
  return first !== undefined && saysAll.matches(said)
    ? { type: 'person.choseInbox', inboxId: first.id, ofAll: true }
    : undefined;
}

/** What they were shown is not clear to them: a step, or what was found. */
function whatIsMeant(said: string, snapshot: Snapshot): PersonEvent | undefined {
  if (!asksMeaning.matches(said)) return undefined;
  if (snapshot.matches('walkingSteps')) return { type: 'person.isStuck' };
  const isFound = snapshot.context.verdict !== undefined && !snapshot.matches('identifying');
  return isFound ? { type: 'person.asksWhy' } : undefined;
}

/** Nothing is left to be done that they could be reminded of. */
function laterReminder(said: string, snapshot: Snapshot): PersonEvent | undefined {
  const isDone = snapshot.matches('idle') || snapshot.matches('askingFeedback') || snapshot.matches('closed');
  return isDone && (saysOnlyLater.matches(said) || wantsReminder.begins(said))
    ? { type: 'person.asksWhy', about: 'postponing' }
    : undefined;
}

/** Who has several begins anew by choosing among them; whoever is about to hand over is not led away from it. */
function wantsList(said: string, snapshot: Snapshot): PersonEvent | undefined {
  const mayChoose = !snapshot.context.caseOpen && !snapshot.matches('confirmingHandoff');
  return mayChoose && asksForInboxes.matches(said) ? { type: 'person.startsOver' } : undefined;
}

/** Up to Reconnect they are looking for a place in Aptly, and can be told where it is. */
function lostAtStep(words: Words, { context: { step } }: Snapshot): PersonEvent | undefined {
  if (!isLost(words)) return undefined;
  const isLooking = step <= stepOfReconnect && cannotFind.occursIn(words.said);
  return isLooking ? { type: 'person.asksWhy', about: 'finding' } : { type: 'person.isStuck' };
}

const stepOfReconnect = articleSteps.indexOf('reconnect');

/** In these a "no" declines something. */
const answeredByNo = [
  'idle',
  'offeringReconnect',
  'offeringFullDisconnect',
  'askedByColleague',
  'waitingForOwner',
  'puzzled',
  'closed',
] as const;

/** Whoever clearly wants one of these is answered, or done with the steps. */
const noStep: readonly Intent[] = ['talk_to_human', 'restart', 'cancel', 'why_cause', 'status'];

/** In the middle of the steps: a question, or something that is not where the step has it. */
function isLost({ text, said, isSure, understanding: { intent } }: Words): boolean {
  if (callsForHelp.matches(said)) return true;
  if ((isSure && noStep.includes(intent)) || speaksOfMail.occursIn(said)) return false;
  return cannotFind.occursIn(said) || (!isSure && (text.includes('?') || asksSomething.begins(said)));
}

/** A tick, by its names, too. */
const isTick = /[✅☑✔]|:(?:white_check_mark|heavy_check_mark|ballot_box_with_check):/u;

/** What a yes says besides. A thumb is an "ok", and a tick says that it is done. */
export function affirmed({ text, said }: Words): Extract<PersonEvent, { type: 'person.affirmed' }> {
  if (isMereSign(text)) return { type: 'person.affirmed', says: isTick.test(text) ? 'done' : 'heard' };
  if (saysDone.occursIn(said)) return { type: 'person.affirmed', says: 'done' };
  return { type: 'person.affirmed', ...(acknowledges.matches(said) && { says: 'heard' as const }) };
}
