import type { PersonEvent, Snapshot } from '@reconnect/troubleshooting';
import { beginsWithYes, missesMail, takesYesBack } from '../wordings/arrival.ts';
import { wantsFix } from '../wordings/orders.ts';
import { lengthOf, type Words } from './words.ts';

/** A longer text says something besides. In words. */
const longest = 15;

/** What words that are not clear by themselves say to "Is new mail showing?" */
export function answerOfArrival(words: Words, snapshot: Snapshot): PersonEvent | undefined {
  const isAsked = snapshot.matches('confirmingHealth') || snapshot.matches('confirmingReconnect');
  const { text, said, isSure } = words;
  if (isAsked && wantsFix.matches(said)) return { type: 'person.saysStillBroken' };
  if (!isAsked || isSure || text.includes('?') || lengthOf(words) > longest) return undefined;
  if (missesMail.occursIn(said)) return { type: 'person.saysStillBroken' };
  return beginsWithYes.begins(said) && !takesYesBack.occursIn(said) ? { type: 'person.affirmed' } : undefined;
}
