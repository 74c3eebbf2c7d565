import type { Cover } from './cover.ts';
import type { Enlarged, Kind } from './kind.ts';
import { createRandom, type Random } from './random.ts';

/** A reader, and what is known of it. */
export interface Search<Input> {
  readonly kind: Kind<Input>;
  /** What it reads as a rule. The first inputs, and what all others are made of. */
  readonly seeds: readonly Input[];
  /** Hands an input to the reader; throws, or is rejected, where a promise was broken. */
  readonly check: (input: Input) => void | Promise<void>;
  /** Whether an error is one of those with which the reader says no; none is, where left out. */
  readonly refuses?: (error: unknown) => boolean;
  /** Milliseconds of processor time in which it reads 64 Ki characters, whatever they are. 250 where left out. */
  readonly within?: number;
  readonly words: readonly string[];
  readonly cover: Pick<Cover, 'hasGrown' | 'overlook'>;
  readonly inputs: number;
  /** The same seed tries the same inputs. */
  readonly seed: number;
}

export interface Searched {
  /** Inputs that reached what none before them did, the seeds among them. */
  readonly kept: number;
}

/** A promise was broken, which the cause tells, or the time was. */
export class FuzzFailure extends Error {
  override readonly name = 'FuzzFailure';
}

/** So many of those that were kept last are mutated most. */
const latest = 4;
/** Every so many inputs one is enlarged, to see what its length costs. */
const enlargeEvery = 10;
/** In characters. What takes time that grows with the square or the cube of it shows before it takes minutes. */
const sizes = [1_024, 4_096, 16_384, 65_536];
/** Milliseconds; most readers here take a few. */
const usuallyWithin = 250;

/**
 * Tries inputs that are mutations of those that went further into the code than any before them. Stops with a
 * `FuzzFailure` at the first that breaks a promise.
 */
export async function search<Input>(options: Search<Input>): Promise<Searched> {
  const { kind, seeds, words, cover } = options;
  const random = createRandom(options.seed);
  const kept: Input[] = [];
  for (let tried = 0; tried < options.inputs; tried += 1) {
    const isSeed = tried < seeds.length;
    const pot = () => ({ random, words, other: random.one(kept) });
    const input = isSeed ? (seeds[tried] as Input) : kind.mutate(parent(kept, random), pot());
    await attempt(options, { input, how: JSON.stringify(input) });
    if (cover.hasGrown() || isSeed) kept.push(input);
    if (tried % enlargeEvery === 0) await enlarge(options, input, random);
  }
  return { kept: kept.length };
}

/** Every other time one of those that went further lately: there is most to be found next to them. */
function parent<Input>(kept: readonly Input[], random: Random): Input {
  return random.one(random.below(2) === 0 ? kept : kept.slice(-latest));
}

async function enlarge<Input>(options: Search<Input>, input: Input, random: Random): Promise<void> {
  const { within = usuallyWithin } = options;
  // What is repeated is the same in every size.
  const seed = random.below(2 ** 31);
  for (const size of sizes) {
    const large = options.kind.enlarge(input, { random: createRandom(seed), size });
    // Thrice: the first may have met the garbage collector, or the compiler.
    let least = Number.POSITIVE_INFINITY;
    for (let turn = 0; turn < 3 && least > within; turn += 1) least = Math.min(least, await attempt(options, large));
    if (least > within)
      throw new FuzzFailure(`${Math.round(least)} ms of processor time (seed ${options.seed}): ${large.how}`);
  }
  // Else whatever is shorter and gets as far would lead nowhere new.
  options.cover.overlook();
}

/** What it took, in milliseconds of processor time. */
async function attempt<Input>(
  { check, seed, refuses }: Search<Input>,
  { input, how }: Enlarged<Input>,
): Promise<number> {
  const begin = process.cpuUsage();
  try {
    await check(input);
  } catch (cause) {
    if (!refuses?.(cause)) throw new FuzzFailure(`a promise is broken (seed ${seed}): ${how}`, { cause });
  }
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1_000;
}
