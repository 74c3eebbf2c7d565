import { readPhrases } from './read-phrases.ts';

/** Things that people say in so many words; they are looked for in bare words, with one blank between two of them. */
export interface Phrases {
  /** Whether all of it is one of the phrases. */
  matches(said: string): boolean;
  /** Whether it begins with one of the phrases. */
  begins(said: string): boolean;
  /** Whether one of the phrases stands anywhere in it. */
  occursIn(said: string): boolean;
  /** As a regular expression reads them, for larger phrases; every word ends in a blank. */
  readonly pattern: () => string;
}

/**
 * Phrases, one a line (a line further in goes on with the one above), in the notation of JSGF
 * (https://www.w3.org/TR/jsgf/) as far as it is needed here:
 *
 * - `(yes | please)` one of these, `[please]` with or without it, `[yes | please]*` any number of these;
 * - `${other}` any of the phrases of another list;
 * - and beyond JSGF: `chang~` every word that begins so, `{3}` up to three words of any kind, `!(again | yet)` unless
 *   this comes next.
 *
 * They are read when they are first looked for, and throw a `SyntaxError` then if they cannot be.
 */
export function phrases({ raw }: TemplateStringsArray, ...others: readonly Phrases[]): Phrases {
  const pattern = once(() =>
    readPhrases(
      raw,
      others.map((other) => other.pattern()),
    ),
  );
  const whole = once(() => new RegExp(`^(?:${pattern()})$`));
  const beginning = once(() => new RegExp(`^(?:${pattern()})`));
  const part = once(() => new RegExp(`(?:^| )(?:${pattern()})`));
  return {
    matches: (said) => whole().test(`${said} `),
    begins: (said) => beginning().test(`${said} `),
    occursIn: (said) => part().test(`${said} `),
    pattern,
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
