import { openClassifier } from '../classifier/classifier.ts';

import { type Intent, intents } from '../intents.ts';
import { buildModel } from '../train/build-model.ts';
import type { Line } from '../train/examples.ts';
import { createRandom, shuffled } from '../train/random.ts';

interface HeldOut {
  readonly intent: Intent;
  readonly guess: Intent;
  readonly likelihood: number;
  readonly text: string;
}

/** Guesses each training line with a model that was trained without it: the basis for every constant that is chosen. */
export function crossValidate(lines: readonly Line[], leftAlone: readonly string[], folds: number): HeldOut[] {
  const mixed = shuffled(lines, createRandom(11));
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const classify = openClassifier(
      buildModel(
        mixed.filter((_, index) => index % folds !== fold),
        leftAlone,
        '',
      ),
    );
    return mixed
      .filter((_, index) => index % folds === fold)
      .map(({ intent, wordings }) => guess(intent, wordings[0] ?? ''));

    function guess(intent: Intent, text: string): HeldOut {
      const { likelihoods } = classify(text);
      const likelihood = Math.max(...likelihoods);
      return { intent, guess: intents[likelihoods.indexOf(likelihood)] ?? 'out_of_scope', likelihood, text };
    }
  });
}
