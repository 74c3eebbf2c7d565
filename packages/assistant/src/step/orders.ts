import { saysSolved, wantsCheck, wantsReconnect } from '../wordings/orders.ts';
import { asksSomething } from '../wordings/questions.ts';
import { claimsSuccess, denies, objects, saysItIs } from '../wordings/solved.ts';
import { lengthOf, type Words } from './words.ts';

/** What whole sentences say so clearly that it is done wherever they are said: though a case is about to be sent, or support has it. */
export type Order = 'check_again' | 'reconnect' | 'says_solved';

/** An order is short: a longer text says something besides, and support is to read it. In words. */
const longest = 12;

/** The order that words are, all of them; undefined for everything that says more than that, or is in doubt. */
export function orderIn(words: Pick<Words, 'text' | 'said'>): Order | undefined {
  const { text, said } = words;
  if (lengthOf(words) > longest) return undefined;
  if (wantsCheck.matches(said)) return 'check_again';
  if (wantsReconnect.matches(said)) return 'reconnect';
  return saysSolved.matches(said) && !text.includes('?') ? 'says_solved' : undefined;
}

/** Something of it may mean that all is well: worth a question, and not enough to close a case. */
export function soundsSolved({ text, said }: Pick<Words, 'text' | 'said'>): boolean {
  if (text.includes('?') || asksSomething.begins(said)) return false;
  const claims = claimsSuccess.occursIn(said) || saysItIs.matches(said);
  return claims && (!denies.occursIn(said) || objects.occursIn(said));
}
