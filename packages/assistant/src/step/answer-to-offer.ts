import type { ArticleQuestion, PersonEvent, Snapshot } from '@reconnect/troubleshooting';
import { wantsFix } from '../wordings/orders.ts';
import { hesitates } from '../wordings/sending.ts';
import {
  asksWhatWasUnticked,
  fearsDisconnect,
  otherCode,
  saysApprovalNeeded,
  saysLater,
  saysLinkFailed,
  saysOnlyLater,
  speaksOfCode,
  wantsAnother,
  wantsItDone,
  wantsNoReconnect,
  wondersAboutNothing,
  wondersWhatToDo,
} from '../wordings/sign-in.ts';
import { asksHow } from '../wordings/steps.ts';
import { saysByMistake, saysCancelled } from '../wordings/trouble.ts';
import { saysAlreadyDone } from '../wordings/yes.ts';
import { isAboutAccount } from './account-meant.ts';
import { lengthOf, type Words } from './words.ts';

/** A longer text says something besides. In words. */
const longest = 15;

/** What words say of a sign-in that was offered: what became of it, what stood in its way, or that it is for another time. */
export function answerToOffer(words: Words, snapshot: Snapshot): PersonEvent | undefined {
  const { said } = words;
  if (saysMistaken(said, snapshot)) return { type: 'person.asksToReconnect' };
  if (isAboutAccount(said, snapshot)) return { type: 'person.asksWhichAccount' };
  if (!isAt(offered, snapshot)) return undefined;
  if (saysAlreadyDone.matches(said)) return { type: 'person.affirmed', says: 'done' };
  if (lengthOf(words) > longest) return undefined;
  const asks = questions.find(([, isAsked]) => isAsked(said))?.[0];
  if (asks !== undefined) return { type: 'person.asksWhy', about: asks };
  return isAt(walked, snapshot) ? undefined : ofTheLink(said, snapshot);
}

/** What they ask, or mean by what they say, that is answered beside the offer. */
const questions: readonly (readonly [ArticleQuestion, (said: string) => boolean])[] = [
  [
    'postponing',
    (said) =>
      saysLater.occursIn(said) || [saysOnlyLater, wondersAboutNothing, hesitates].some((words) => words.matches(said)),
  ],
  ['disconnecting', fearsDisconnect.matches],
  ['colleagues', wantsItDone.matches],
  ['code', (said) => (speaksOfCode.occursIn(said) && !otherCode.occursIn(said)) || isCode.test(said)],
];

/** As providers send them. */
const isCode = /^(?:g )?\d{3} ?\d{3,5}$/;

function ofTheLink(said: string, snapshot: Snapshot): PersonEvent | undefined {
  const isFailing = saysLinkFailed.begins(said) || wantsAnother.matches(said);
  // What a colleague asks for may be declined; nothing else is meant to be there.
  if (snapshot.matches('askedByColleague')) return isFailing ? { type: 'person.asksToReconnect' } : undefined;
  if (saysApprovalNeeded.occursIn(said)) return { type: 'person.meetsApproval' };
  if (isFailing) return { type: 'person.asksToReconnect' };
  if (asksHow.matches(said) && !snapshot.matches('offeringFullDisconnect')) return { type: 'person.wantsSteps' };
  if (wondersWhatToDo.matches(said) || wantsFix.matches(said)) return { type: 'person.affirmed', says: 'heard' };
  if (wantsNoReconnect.matches(said)) return { type: 'person.denied' };
  const wasUnticked = snapshot.context.refusal?.reason === 'permission_missing';
  return wasUnticked && asksWhatWasUnticked.occursIn(said) ? { type: 'person.asksWhy' } : undefined;
}

/** "I pressed cancel by accident" is no wish to stop. After a sign-in that was cancelled, that it was is known. */
function saysMistaken(said: string, { context: { inbox, refusal } }: Snapshot): boolean {
  const speaksOfIt = refusal?.reason === 'cancelled' || saysCancelled.occursIn(said);
  return inbox !== undefined && speaksOfIt && saysByMistake.occursIn(said);
}

/** In these there is something to be done. */
const offered = ['offeringReconnect', 'offeringFullDisconnect', 'askedByColleague', 'walkingSteps'] as const;
const walked = ['walkingSteps'] as const;

const isAt = (states: readonly (typeof offered)[number][], snapshot: Snapshot): boolean =>
  states.some((state) => snapshot.matches(state));
