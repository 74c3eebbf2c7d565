import { bareWords } from '@reconnect/phrases';
import { firstPartOf, type PersonEvent, type Snapshot } from '@reconnect/troubleshooting';
import { speaksOfOwner } from '../wordings/owners.ts';
import {
  asksHowMuchLonger,
  asksWhatNow,
  asksWhomToAsk,
  reliesOnPromise,
  saysTryAgain,
  wondersAboutReconnect,
  wondersWhetherOver,
} from '../wordings/waiting.ts';

/** What words mean to whoever was told that there is nothing to do but to wait: for a provider, an administrator, an owner. */
export function answerWhileWaiting(said: string, snapshot: Snapshot): PersonEvent | undefined {
  if (snapshot.matches('waitingForOwner')) {
    return speaksOfOwner.occursIn(withoutName(said, snapshot)) ? { type: 'person.speaksOfOwner' } : undefined;
  }
  const isWaiting = snapshot.matches('waitingForProvider');
  if (!isWaiting && !snapshot.matches('informingAdministrator')) return undefined;
  if (wondersAboutReconnect.matches(said)) return { type: 'person.asksWhy', about: 'anyway' };
  if (saysTryAgain.matches(said)) return { type: 'person.checksAgain' };
  if (!isWaiting) return toTheNote(said);
  if (asksHowMuchLonger.matches(said)) return { type: 'person.asksWhy', about: 'duration' };
  if (reliesOnPromise.matches(said)) return { type: 'person.affirmed', says: 'heard' };
  return wondersWhetherOver.matches(said) ? { type: 'person.saysStillBroken' } : undefined;
}

/** To the note for an administrator: what to do with it, and for whom it is. */
function toTheNote(said: string): PersonEvent | undefined {
  if (asksWhomToAsk.matches(said)) return { type: 'person.asksWhy', about: 'administrator' };
  return asksWhatNow.matches(said) ? { type: 'person.asksWhy', about: 'forwarding' } : undefined;
}

/** The name in the address is the owner's, as far as people use it for them: "tell dana". */
function withoutName(said: string, { context: { inbox } }: Snapshot): string {
  const name = inbox === undefined ? '' : bareWords(firstPartOf(inbox.address));
  return name === '' ? said : ` ${said} `.replaceAll(` ${name} `, ' owner ').trim();
}
