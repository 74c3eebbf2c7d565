import type { Words } from '@reconnect/article';
import { TeamsError } from '../errors.ts';
import type { Card } from './card.ts';
import { createPen, type Pen } from './pen.ts';

/** Bytes of JSON. Teams takes about 80 KB today, has taken 28 in the past, and counts in UTF-16. */
export const cardLimit = 24 * 1024;

/** UTF-16 units of one text, the most generous limit first; the first that makes the card fit is taken. */
const textLimits = [8000, 4000, 2000, 1000, 400] as const;
const shortest = 120;

/** A card of so many parts, and of a sentence that there are more where some are left out. */
export type Draw = (pen: Pen, parts: number, rest: string | undefined) => Card;

/**
 * The fullest card that Teams takes. Nothing is left out unless it cannot fit: then long texts are cut first, and the last
 * parts dropped, and a sentence says so.
 */
export function fitCard(parts: number, words: Words, draw: Draw): Card {
  const mark = words('shortened.text');
  for (const longest of [...textLimits, shortest]) {
    const card = draw(createPen(longest, mark), parts, undefined);
    if (fits(card)) return card;
  }
  for (let fewer = parts - 1; fewer >= 0; fewer -= 1) {
    const card = draw(createPen(shortest, mark), fewer, words('shortened.rest'));
    if (fits(card)) return card;
  }
  throw new TeamsError('card_too_large', `The buttons of one message alone exceed ${cardLimit} bytes.`);
}

function fits(card: Card): boolean {
  return Buffer.byteLength(JSON.stringify(card)) <= cardLimit;
}
