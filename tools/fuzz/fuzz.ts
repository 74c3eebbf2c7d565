import { openCover } from './cover.ts';
import { type Search, type Searched, search } from './search.ts';
import { wordsOf } from './words.ts';

/** What the environment asks for: `FAULTS=all` for a hundred times as much, `FUZZ_SEED` to have a failure again. */
const { FAULTS: faults, FUZZ_SEED: given } = process.env;
const all = faults === 'all';
const seed = given !== undefined ? Number(given) : all ? Math.floor(Math.random() * 2 ** 31) : 1;

/** Milliseconds that a test with `fuzz` in it may take. */
export const patience = all ? 1_800_000 : 60_000;

export interface Fuzzed<Input>
  extends Pick<Search<Input>, 'kind' | 'seeds' | 'check' | 'refuses' | 'within' | 'inputs'> {
  /** The files that read: their blocks guide the search, their words are tried. Nothing of them may have run before. */
  readonly sources: readonly URL[];
}

/**
 * Searches for an input that makes a reader break a promise: coverage-guided, so that it gets past one condition after
 * the other. Rejected with a `FuzzFailure` that holds the input and the seed.
 */
export async function fuzz<Input>({ sources, ...tried }: Fuzzed<Input>): Promise<Searched> {
  const cover = openCover(sources);
  const inputs = all ? 100 * tried.inputs : tried.inputs;
  const searched = await search({ ...tried, inputs, cover, seed, words: wordsOf(sources) });
  const missed = cover.missed();
  if (missed.length > 0) throw new Error(`never run, or run before it was watched: ${missed.join(', ')}`);
  return searched;
}
