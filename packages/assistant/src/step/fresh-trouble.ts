import type { PersonEvent, Snapshot } from '@reconnect/troubleshooting';
import { wantsFix } from '../wordings/orders.ts';
import { saysBrokenAgain, saysOutOfOrder, speaksOfTrouble } from '../wordings/problems.ts';
import { asksSomething } from '../wordings/questions.ts';
import { lengthOf, type Words } from './words.ts';

/** A longer text says so in more than these words. In words. */
const longest = 30;

/** Trouble told where nothing is under way, in words that mean too little, or too much, by themselves. */
export function freshTrouble(words: Words, snapshot: Snapshot): PersonEvent | undefined {
  const { text, said, understanding, isSure } = words;
  if (lengthOf(words) > longest) return undefined;
  const isAt = (states: readonly State[]) => states.some((state) => snapshot.matches(state));
  if (snapshot.context.caseOpen || !isAt(over)) return undefined;
  if (saysBrokenAgain.matches(said) && !text.includes('?')) return { type: 'person.asked', again: true };
  if (!isAt(atRest)) return undefined;
  if (wantsFix.matches(said)) return asked(understanding);
  if (isSure && understanding.intent !== 'out_of_scope') return undefined;
  const isTold = saysOutOfOrder.matches(said) || (speaksOfTrouble.occursIn(said) && !asksSomething.begins(said));
  return isTold ? asked(understanding) : undefined;
}

const asked = ({ provider, causeHint }: Words['understanding']): PersonEvent => ({
  type: 'person.asked',
  ...(provider !== undefined && { provider }),
  ...(causeHint !== undefined && { hint: causeHint }),
});

type State = (typeof over)[number];

/** Nothing is under way. */
const atRest = ['idle', 'askingFeedback', 'closed'] as const;
/** Nor was anything wrong when it was last looked at. */
const over = [...atRest, 'confirmingHealth', 'confirmingReconnect'] as const;
