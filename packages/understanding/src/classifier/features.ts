import { conceptOf } from '../words/concepts.ts';
import { pause } from '../words/tokens.ts';

const negators = new Set(['not', 'no', 'never', 'without', 'sin', 'nunca', 'nor', 'ni']);
/** So many words of substance after a negator are negated by it, unless a pause comes first. */
const negationReach = 3;

/** Words without a subject of their own: they never make a message foreign to the topic. */
const functionWords = new Set(
  (
    'a an the this that these those it is are was were be been am do does did has have had will would can could should may ' +
    'might must to of in on at for from with by about into onto as and or but so if then than i me my mine we us our you your ' +
    'he she they them their his her its not no any some all one just very really too also there here what which who ? | ' +
    'el la los las un una unos unas de del en con por para que y o pero mi mis tu su se me te lo le les es esta este esto ha ' +
    'he al como muy mas'
  ).split(' '),
);

/** Ideas that only a message about an inbox has. */
const ofTheTopic = new Set(['mail', 'inbox', 'provider', 'aptly', 'sync', 'connect', 'disconnect', 'reconnect']);

/**
 * What a message shows the classifier: words, pairs of words, the same with negation, ideas in their order, pieces of
 * words (which survive misspelling and inflection), the length, and how much of it is foreign to the topic.
 */
export function features(words: readonly string[], isFamiliar: (word: string) => boolean): string[] {
  const found = new Set<string>();
  const negated = negations(words);
  addWords(words, negated, found);
  addConcepts(words, negated, found);
  addPieces(words, found);
  addForeignness(words, isFamiliar, found);
  return [...found];
}

/** For each word, whether a negator shortly before it, in the same clause, turns it round. */
function negations(words: readonly string[]): boolean[] {
  let left = 0;
  return words.map((word) => {
    const negated = left > 0;
    if (word === pause) left = 0;
    else if (negators.has(word)) left = negationReach;
    else if (!functionWords.has(word)) left -= 1;
    return negated;
  });
}

function addWords(words: readonly string[], negated: readonly boolean[], found: Set<string>): void {
  let previous = '^';
  for (const [index, word] of words.entries()) {
    if (word === pause) continue;
    found.add(word);
    found.add(`${previous} ${word}`);
    if (negated[index]) found.add(`!${word}`);
    previous = word;
  }
  found.add(`${previous} $`);
}

function addConcepts(words: readonly string[], negated: readonly boolean[], found: Set<string>): void {
  const ideas = words.flatMap((word, index) => idea(word, negated[index] ?? false) ?? []);
  for (const [index, each] of ideas.entries()) {
    found.add(each);
    if (index + 1 < ideas.length) found.add(`${each}${ideas[index + 1]}`);
    if (index + 2 < ideas.length) found.add(`${each}~${ideas[index + 2]}`);
  }
}

function idea(word: string, negated: boolean): string | undefined {
  const concept = conceptOf(word);
  if (concept !== undefined) return negated ? `-${concept}` : `+${concept}`;
  return negators.has(word) ? '+not' : undefined;
}

function addPieces(words: readonly string[], found: Set<string>): void {
  for (const word of words) {
    if (word.length < 4 || word.startsWith('<') || functionWords.has(word)) continue;
    const framed = `${word}_`;
    for (let at = 0; at + 4 <= framed.length; at += 1) found.add(`#${framed.slice(at, at + 4)}`);
  }
}

function addForeignness(words: readonly string[], isFamiliar: (word: string) => boolean, found: Set<string>): void {
  const content = words.filter((word) => !functionWords.has(word)).map((word) => ({ word, concept: conceptOf(word) }));
  const foreign = content.filter(({ word, concept }) => concept === undefined && !isFamiliar(word)).length;
  const topical = content.some(({ concept }) => concept !== undefined && ofTheTopic.has(concept));
  const about = topical ? '=topical' : '=untopical';
  found.add(about);
  found.add(`${about}-foreign${Math.min(foreign, 3)}`);
  found.add(`=foreign${Math.min(foreign, 4)}`);
  if (foreign > 0) found.add(share(foreign, content.length));
  found.add(length(words.length));
}

function share(foreign: number, content: number): string {
  if (foreign === content) return '=all-foreign';
  return foreign * 2 >= content ? '=half-foreign' : '=some-foreign';
}

function length(words: number): string {
  if (words <= 2) return '=tiny';
  if (words <= 5) return '=short';
  return words <= 12 ? '=middle' : '=long';
}
