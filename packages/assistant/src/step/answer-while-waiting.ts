import { bareWords } from '@reconnect/phrases';
import { firstPartOf, type PersonEvent, type Snapshot } from '@reconnect/troubleshooting';
import { wantsFix } from '../wordings/orders.ts';
import { speaksOfOwner } from '../wordings/owners.ts';
import { saysOnlyLater, wondersWhatToDo } from '../wordings/sign-in.ts';
import {
  asksHowMuchLonger,
  asksWhatNow,
  asksWhetherOver,
  asksWhomToAsk,
  reliesOnPromise,
  saysTryAgain,
  saysUsedLess,
  wantsItForwarded,
  wondersAboutReconnect,
  wondersWhetherOver,
} from '../wordings/waiting.ts';
import type { Words } from './words.ts';

/** What words mean to whoever was told that there is nothing to do but to wait: for a provider, an administrator, an owner. */
export function answerWhileWaiting(
  { text, said }: Pick<Words, 'text' | 'said'>,
  snapshot: Snapshot,
): PersonEvent | undefined {
  if (waiting.some((state) => snapshot.matches(state)) && saysOnlyLater.matches(said))
    return { type: 'person.affirmed', says: 'heard' };
  if (snapshot.matches('waitingForOwner')) {
    const ofOwner = wondersWhatToDo.matches(said) || speaksOfOwner.occursIn(withoutName(said, snapshot));
    return ofOwner ? { type: 'person.speaksOfOwner' } : undefined;
  }
  const isWaiting = snapshot.matches('waitingForProvider');
  if (!isWaiting && !snapshot.matches('informingAdministrator')) return undefined;
  if (wondersAboutReconnect.matches(said)) return { type: 'person.asksWhy', about: 'anyway' };
  if (saysTryAgain.matches(said)) return { type: 'person.checksAgain' };
  return isWaiting ? toThePromise({ text, said }, snapshot) : toTheNote(said);
}

const waiting = ['waitingForOwner', 'waitingForProvider', 'informingAdministrator'] as const;

/** To whoever promised to look again: how long it takes, whether it is over, that they did what helps, that they rely on it. */
function toThePromise({ text, said }: Pick<Words, 'text' | 'said'>, { context }: Snapshot): PersonEvent | undefined {
  if (asksHowMuchLonger.matches(said)) return { type: 'person.asksWhy', about: 'duration' };
  if (wondersWhatToDo.matches(said)) return whatToDoMeanwhile(context);
  if (wondersWhetherOver.matches(said) || wantsFix.matches(said)) return { type: 'person.saysStillBroken' };
  if (text.includes('?')) return asksWhetherOver.matches(said) ? { type: 'person.saysStillBroken' } : undefined;
  if (context.verdict?.cause === 'throttled' && saysUsedLess.occursIn(said)) {
    return { type: 'person.affirmed', says: 'done' };
  }
  return reliesOnPromise.matches(said) ? { type: 'person.affirmed', says: 'heard' } : undefined;
}

/** Against a limit something helps. */
const whatToDoMeanwhile = ({ verdict }: Snapshot['context']): PersonEvent =>
  verdict?.cause === 'throttled' ? { type: 'person.asksWhy', about: 'limits' } : { type: 'person.saysStillBroken' };

/** To the note for an administrator: what to do with it, and for whom it is. */
function toTheNote(said: string): PersonEvent | undefined {
  if (asksWhomToAsk.matches(said)) return { type: 'person.asksWhy', about: 'administrator' };
  const asks = [asksWhatNow, wantsItForwarded].some((words) => words.matches(said)) || wondersWhatToDo.matches(said);
  return asks ? { type: 'person.asksWhy', about: 'forwarding' } : undefined;
}

/** The name in the address is the owner's, as far as people use it for them: "tell dana". */
function withoutName(said: string, { context: { inbox } }: Snapshot): string {
  const name = inbox === undefined ? '' : bareWords(firstPartOf(inbox.address));
  return name === '' ? said : ` ${said} `.replaceAll(` ${name} `, ' owner ').trim();
}
