/** A trained model as it lies in `model/model.json`; numbers are packed, the rest is readable. */
export interface Model {
  /** SHA-256 of all it was made from: example files and sources. */
  readonly inputs: string;
  /** Misspelled words are turned into these, the most frequent first; parted by blanks. */
  readonly targets: string;
  /** Words that are right as they are. */
  readonly known: string;
  /** Words that belong to the topic. */
  readonly familiar: string;
  /** One a line; a feature's number is its line. */
  readonly features: string;
  /** Base64 of one signed byte for each feature and intent, feature by feature. */
  readonly weights: string;
  /** What one step of a byte is worth. */
  readonly step: number;
  /** One number for each intent, parted by blanks. */
  readonly bias: string;
  /** Base64: the intent of each kept example, one byte each. */
  readonly exampleIntents: string;
  /** Base64 of 16-bit feature numbers; 65535 ends an example. */
  readonly examples: string;
  /** How much the likeness to the nearest example counts against the weights. */
  readonly nearness: number;
}

export const exampleEnd = 65_535;

/** Whether the comparison with examples looks at this feature: whole words and ideas, not pieces and lengths. */
export function countsForNearness(feature: string): boolean {
  return !feature.startsWith('#') && !feature.startsWith('=');
}
