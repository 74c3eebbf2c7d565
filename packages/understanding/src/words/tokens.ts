import { inFull } from '@reconnect/phrases';
import { spokenSign } from './spoken.ts';

/** Stands for the end of a clause between words. */
export const pause = '|';

const pieces =
  /(?<address>[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{2,24}){1,4})|(?<url>https?:\/\/\S{1,200})|(?<sign>:[a-z0-9_+-]{1,30}:|:-?[()]|<3|(?<!\S)[+-]1(?!\S)|\p{Extended_Pictographic})|(?<word>[a-z0-9]+(?:'[a-z]+)?)|(?<pause>[.,;:!?\n"()/]+)/gu;

/** Words that people write apart, as one. */
const joined: readonly (readonly [RegExp, string])[] = [
  [/\bre[- ](?=connect|link|auth|sync|sign|log|start|do\b)/g, 're'],
  [/\be[- ](?=mail)/g, 'e'],
  [/\b(in|mail)[- ](?=box)/g, '$1'],
  [/\bg[- ](?=mail|suite)/g, 'g'],
  [/\bout[- ](?=look)/g, 'out'],
  [/\bnever[- ](?=mind\b)/g, 'never'],
  [/\bnever(?=mind)/g, 'never'],
  [/\b(two|2)[- ](factor|step)/g, 'mfa'],
];

/** Repairs one word; `undefined` when it is right, or too strange to be repaired. */
export type Repair = (word: string) => string | undefined;

/** The message as lower-case words without accents, misspellings repaired, short forms spelled out, clauses parted by `|`. */
export function tokens(text: string, repair: Repair): string[] {
  const repairOnce = sparing(repair);
  return [...plain(text).matchAll(pieces)].flatMap(({ 0: piece, groups = {} }) => {
    const { address, url, sign, word } = groups;
    if (word !== undefined) return spelledOut(word, repairOnce);
    if (address !== undefined) return '<address>';
    if (url !== undefined) return '<url>';
    if (sign !== undefined) return spokenSign(sign);
    return piece.includes('?') ? ['?', pause] : pause;
  });
}

/** So many different words of a message are looked at; whoever writes more of them has said what matters before. */
const mostRepairs = 100;

/** Looks at each word once: repairing is by far the most work, and a message may be nothing but misspelled words. */
function sparing(repair: Repair): Repair {
  const seen = new Map<string, string | undefined>();
  return (word) => {
    if (seen.has(word) || seen.size >= mostRepairs) return seen.get(word);
    const repaired = repair(word);
    seen.set(word, repaired);
    return repaired;
  };
}

function plain(text: string): string {
  let result = text
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .normalize('NFD')
    .replace(/\p{M}|\p{Emoji_Modifier}|\u200D/gu, '')
    .replace(/([a-z!?.])\1{2,}/g, '$1$1');
  for (const [apart, together] of joined) result = result.replace(apart, together);
  return result;
}

function spelledOut(word: string, repair: Repair): readonly string[] {
  if (/^\d+$/.test(word) && word !== '365') return [word.length === 1 ? word : '<number>'];
  return inFull(word, repair);
}
