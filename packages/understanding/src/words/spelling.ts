import type { Repair } from './tokens.ts';

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const soundsAlike = ['iy', 'ck', 'sc', 'sz', 'bv', 'ea', 'ae', 'ie', 'ei', 'ou', 'uo', 'yi', 'kc', 'cs', 'zs', 'vb'];

/** For each letter those that are easily taken for it: their keys are beside it, or they sound alike. */
const near = new Map<string, string>();
for (const [y, row] of rows.entries()) {
  for (const [x, key] of [...row].entries()) {
    const above = rows[y - 1] ?? '';
    const below = rows[y + 1] ?? '';
    const alike = soundsAlike.flatMap(([said, meant]) => (said === key ? [meant] : []));
    near.set(key, [row[x - 1], row[x + 1], above[x], above[x + 1], below[x - 1], below[x], ...alike].join(''));
  }
}

const slip = 0.6;

function substitution(a: string, b: string): number {
  if (a === b) return 0;
  return near.get(a)?.includes(b) ? slip : 1;
}

/**
 * How far two spellings are apart: 1 for a letter too many, too few or wrong, less for slips of the hand: a key beside
 * the right one, two letters swapped, a letter doubled. Gives up with Infinity beyond `most`.
 */
export function spellingDistance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cost = cheapest(a, b, { i, j, before, previous, current });
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return Number.POSITIVE_INFINITY;
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? Number.POSITIVE_INFINITY;
}

interface Cell {
  readonly i: number;
  readonly j: number;
  readonly before: readonly number[];
  readonly previous: readonly number[];
  readonly current: readonly number[];
}

function cheapest(a: string, b: string, { i, j, before, previous, current }: Cell): number {
  const x = a.charAt(i - 1);
  const y = b.charAt(j - 1);
  const costs = [
    (previous[j - 1] ?? 0) + substitution(x, y),
    (previous[j] ?? 0) + (x === a.charAt(i - 2) ? 0.5 : 1),
    (current[j - 1] ?? 0) + (y === b.charAt(j - 2) ? 0.5 : 1),
  ];
  if (i > 1 && j > 1 && x === b.charAt(j - 2) && y === a.charAt(i - 2)) costs.push((before[j - 2] ?? 0) + 0.7);
  return Math.min(...costs);
}

/** How far a word of this length may be from what was meant; very short ones are never repaired. */
function tolerance(length: number): number {
  if (length <= 3) return Number.NEGATIVE_INFINITY;
  if (length === 4) return 1;
  return length <= 7 ? 1.3 : 2;
}

export interface Spelling {
  /** What misspelled words are turned into, the most frequent first. */
  readonly targets: readonly string[];
  /** Words that are right as they are, besides the targets. */
  readonly known: ReadonlySet<string>;
}

/** Repairs misspellings of the words that matter here, and leaves every other word alone. */
export function createRepair({ targets, known }: Spelling): Repair {
  const isTarget = new Set(targets);
  const byFirstLetter = Map.groupBy(
    targets.filter((target) => target.length >= 4).map((spelling) => ({ spelling, letters: lettersOf(spelling) })),
    ({ spelling }) => spelling.charAt(0),
  );
  const right = (word: string) => isTarget.has(word) || known.has(word);
  return (word) => {
    if (right(word)) return undefined;
    const unstretched = word.replace(/(.)\1/g, '$1');
    if (unstretched !== word && right(unstretched)) return unstretched;
    if (word.length > longestWord) return undefined;
    const alike = [...new Set([word.charAt(0), word.charAt(1)])].flatMap((first) => byFirstLetter.get(first) ?? []);
    return closest(word, alike);
  };
}

/** Longer ones are no words that anybody misspelled. */
const longestWord = 16;

interface Target {
  readonly spelling: string;
  readonly letters: number;
}

/** The spelling nearest to a word, the more frequent of two as near; `undefined` when all are too far. */
function closest(word: string, targets: readonly Target[]): string | undefined {
  const letters = lettersOf(word);
  let best: string | undefined;
  let most = tolerance(word.length);
  for (const target of targets) {
    const { spelling } = target;
    if (Math.abs(spelling.length - word.length) > most * 2 || leastDistance(letters, target.letters) > most) continue;
    const distance = spellingDistance(word, spelling, most);
    if (distance < most || (best === undefined && distance === most)) {
      best = spelling;
      most = distance;
    }
  }
  return best;
}

/** Which letters a word has, one bit each; digits share those of letters, so that words seem more alike, never less. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** No less than this are two words apart, by their letters alone: each that only one of them has is a slip or worse. */
function leastDistance(letters: number, others: number): number {
  return slip * Math.max(bitsIn(letters & ~others), bitsIn(others & ~letters));
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}
