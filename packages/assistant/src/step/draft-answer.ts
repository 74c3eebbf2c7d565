import type { PersonEvent, Snapshot } from '@reconnect/troubleshooting';
import type { Intent } from '../ports.ts';
import { reserves, saysNo, saysYes, saysYesBecause, willWait } from '../wordings/decisions.ts';
import { claimsArrival, claimsSuccess, denies, otherMail, wishes } from '../wordings/solved.ts';
import { faceIn } from './face-in.ts';
import { orderIn } from './orders.ts';
import { isMereSign, lengthOf, type Words } from './words.ts';

/**
 * What a yes or a no says to whoever was asked whether a case is to be sent: the person agreed to nothing but that, so
 * only a plain yes sends it, or one with a reason, and only a plain no drops it. Good news ends it; what says more goes along as a note, and
 * the question is put again. Undefined for all that is neither.
 */
export function draftAnswer(words: Words, snapshot: Snapshot): PersonEvent | undefined {
  const isAsked = snapshot.matches('confirmingHandoff') || snapshot.matches('handoffFailed');
  if (!isAsked || snapshot.context.caseOpen) return undefined;
  if (saysThatAllIsWell(words)) return { type: 'person.saysItWorks' };
  const { text, said, isSure, understanding } = words;
  if (saysYesBecause.begins(said) && !reserves.occursIn(said) && !text.includes('?')) {
    return { type: 'person.confirmsHandoff' };
  }
  if (willWait.matches(said)) return { type: 'person.addsNote', note: text };
  const answered = answers[understanding.intent];
  const plain = lengthOf(words) > longest ? undefined : plainly(said);
  // What thanks may be is no yes.
  if (!isSure) return plain?.type === 'person.denied' || plain?.type === answered ? plain : undefined;
  if (answered === undefined || plain?.type === answered || isThumb(text)) return undefined;
  return { type: 'person.addsNote', note: text };
}

/** Whoever writes more than this says something besides. In words. */
const longest = 12;

const answers: Readonly<Partial<Record<Intent, PersonEvent['type']>>> = {
  affirm: 'person.affirmed',
  deny: 'person.denied',
};

/** Nothing but a yes or a no, whatever else it may mean. */
function plainly(said: string): PersonEvent | undefined {
  if (saysYes.matches(said)) return { type: 'person.affirmed', says: 'heard' };
  return saysNo.matches(said) ? { type: 'person.denied' } : undefined;
}

/** And no face: that says how somebody feels. */
const isThumb = (text: string): boolean => isMereSign(text) && faceIn(text) === undefined;

/** Whoever says so says yes by it, or "no, it works"; "ok, but I fixed it" counts from its "but". */
function saysThatAllIsWell(words: Words): boolean {
  const { text, isSure, understanding } = words;
  const { intent } = understanding;
  const said = words.said.replace(noFirst, '');
  if (orderIn({ text, said }) === 'says_solved') return !isSure || !otherwise.includes(intent);
  const isNews = intent === 'affirm' || (intent === 'deny' && said !== words.said);
  if (!isSure || !isNews || text.includes('?')) return false;
  const last = said.split(/ (?:but|pero) /).at(-1) ?? said;
  const claims = claimsSuccess.occursIn(last) || claimsArrival.occursIn(last);
  return claims && ![denies, wishes, otherMail].some((takesBack) => takesBack.occursIn(last));
}

/** "Close this", "great work": nothing is open yet, and nothing was said of mail. */
const otherwise: readonly Intent[] = ['cancel', 'thanks'];

/** To the question, and not to what follows, as in "no funciona". */
const noFirst = /^(?:no|nope|nah)(?: need| thanks| thank you| gracias)? (?=(?:it|all|everything|the|my|now|i|ya) )/;
