import { type Intent, intents, type Understanding } from './intents.ts';

/** From this confidence on an intent may be acted upon; below it the person is asked, the alternatives first. */
export const actFrom = 0.5;

/** The likelihood that `actFrom` stands for: cross-validation over the training lines sets it (docs/understanding.md). */
const likelyEnough = 0.8;
/** A meaning less likely than this is not even worth a question. */
const worthAsking = 0.12;
const mostAlternatives = 3;

export type Decision = Pick<Understanding, 'intent' | 'confidence' | 'alternatives'>;

/** Act, ask or say what the assistant can do: the three zones, as an intent with its confidence and alternatives. */
export function decide(likelihoods: readonly number[]): Decision {
  const ranked = intents
    .map((intent, index) => ({ intent, likelihood: likelihoods[index] ?? 0 }))
    .sort((a, b) => b.likelihood - a.likelihood);
  const [first] = ranked;
  if (first === undefined) throw new RangeError('no intents');
  const confidence = asConfidence(first.likelihood);
  const alternatives = ranked
    .filter(({ intent, likelihood }) => intent !== 'out_of_scope' && likelihood >= worthAsking)
    .slice(0, mostAlternatives)
    .map(({ intent }): Intent => intent);
  return { intent: first.intent, confidence, alternatives: confidence >= actFrom ? [] : alternatives };
}

/** Stretches likelihoods so that the one that is enough to act on lies at `actFrom`, whatever the model. */
function asConfidence(likelihood: number): number {
  const stretched =
    likelihood < likelyEnough
      ? (actFrom * likelihood) / likelyEnough
      : actFrom + ((1 - actFrom) * (likelihood - likelyEnough)) / (1 - likelyEnough);
  return Math.round(stretched * 1_000) / 1_000;
}
