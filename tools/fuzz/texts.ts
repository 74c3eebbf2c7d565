import type { Kind, Pot } from './kind.ts';
import type { Random } from './random.ts';

/** In characters; what needs more to be found is found by enlarging. */
const longest = 4_096;

/** What reading stumbles over: signs of syntax, what cannot be seen, halves of characters, and what has a twin. */
const signs = [
  ...'"\'`\\/<>()[]{}|&;:,.=?!#%@*_~^$+-01 \t\n\r',
  ...'\u0000\u0007\u001b\u007f\u0085\u00a0\u00ad\u200b\u200d\u2028\u202e\ufeff\ufffd\ue000\ue001\u00df\u0130\u0301\u212a',
  '\ud83d',
  '\ude00',
  '\ud83d\ude00',
  '\r\n',
];

/** Any text; bytes too, one a character. */
export const texts: Kind<string> = {
  mutate(text, pot) {
    let mutated = text;
    for (let left = pot.random.one([1, 1, 1, 2, 4]); left > 0; left -= 1)
      mutated = pot.random.one(mutations)(mutated, pot);
    return mutated.slice(0, longest);
  },
  enlarge(text, { random, size }) {
    const { before, part, after } = cut(text, random);
    const unit = part === '' ? random.one(signs) : part;
    const times = Math.ceil(size / unit.length);
    return {
      input: before + unit.repeat(times) + after,
      how: `${JSON.stringify(before)} + ${JSON.stringify(unit)}.repeat(${times}) + ${JSON.stringify(after)}`,
    };
  },
};

type Mutation = (text: string, pot: Pot<string>) => string;

const mutations: readonly Mutation[] = [
  (text, { random }) => {
    const { before, part, after } = cut(text, random, 1);
    return before + (part === '' ? '' : sign(random)) + after;
  },
  (text, { random }) => inserted(text, sign(random), random),
  (text, { random, words }) => inserted(text, words.length === 0 ? sign(random) : random.one(words), random),
  (text, { random, words }) => {
    const { before, after } = cut(text, random);
    return before + (words.length === 0 ? '' : random.one(words)) + after;
  },
  (text, { random }) => {
    const { before, after } = cut(text, random);
    return before + after;
  },
  (text, { random }) => {
    const { before, part, after } = cut(text, random);
    return before + part.repeat(2 + random.below(7)) + after;
  },
  (text, { random, other }) => inserted(text, cut(other, random).part, random),
  (text, { random, other }) =>
    text.slice(0, random.below(text.length + 1)) + other.slice(random.below(other.length + 1)),
];

/** Mostly one that can be typed. */
function sign(random: Random): string {
  const choice = random.below(8);
  if (choice < 5) return String.fromCharCode(32 + random.below(95));
  return choice < 7 ? random.one(signs) : String.fromCharCode(random.below(65_536));
}

/** A text in three parts; the middle one is mostly short. */
function cut(text: string, random: Random, most = 1 + random.below(random.one([2, 8, 64]))) {
  const at = random.below(text.length + 1);
  const end = Math.min(text.length, at + most);
  return { before: text.slice(0, at), part: text.slice(at, end), after: text.slice(end) };
}

function inserted(text: string, added: string, random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + added + text.slice(at);
}
