import type { Random } from './random.ts';

/** How inputs of one kind are made from others. */
export interface Kind<Input> {
  mutate(input: Input, pot: Pot<Input>): Input;
  /** The same with some part of it repeated until that is `size` characters long. */
  enlarge(input: Input, means: { readonly random: Random; readonly size: number }): Enlarged<Input>;
}

/** What a mutation is made with. */
export interface Pot<Input> {
  readonly random: Random;
  /** Another input, to take parts of. */
  readonly other: Input;
  /** Words that may mean something to what is tried. */
  readonly words: readonly string[];
}

export interface Enlarged<Input> {
  readonly input: Input;
  /** How it came about, since it is too long to be shown. */
  readonly how: string;
}
