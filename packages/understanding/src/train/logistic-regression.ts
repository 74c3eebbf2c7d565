import { softmax } from '../classifier/classifier.ts';
import { intents } from '../intents.ts';
import { createRandom, shuffled } from './random.ts';

/** One message to learn from. */
export interface Sample {
  readonly features: readonly number[];
  /** Index into `intents`. */
  readonly intent: number;
  readonly weight: number;
}

export interface Fitted {
  /** Feature by feature, one value for each intent. */
  readonly weights: Float64Array;
  readonly bias: number[];
}

const rounds = 8;
const speed = 0.6;
const decay = 1e-4;

/** Multinomial logistic regression by stochastic gradient descent with a pace for each weight (AdaGrad). */
export function regress(samples: readonly Sample[], featureCount: number): Fitted {
  const random = createRandom(20_261_122);
  const classes = intents.length;
  const weights = new Float64Array(featureCount * classes);
  const paces = new Float64Array(featureCount * classes).fill(1e-3);
  const bias = new Array<number>(classes).fill(0);
  for (let round = 0; round < rounds; round += 1) {
    for (const sample of shuffled(samples, random)) learn(sample);
  }
  return { weights, bias };

  function learn({ features, intent, weight }: Sample): void {
    const scale = 1 / Math.sqrt(features.length || 1);
    for (const [index, likelihood] of softmax(scores(features, scale)).entries()) {
      const gradient = (likelihood - (index === intent ? 1 : 0)) * weight;
      if (Math.abs(gradient) < 1e-4) continue;
      bias[index] = (bias[index] ?? 0) - 0.02 * gradient;
      for (const feature of features) correct(feature * classes + index, gradient * scale);
    }
  }

  function scores(features: readonly number[], scale: number): number[] {
    return bias.map((start, index) =>
      features.reduce((sum, feature) => sum + (weights[feature * classes + index] ?? 0) * scale, start),
    );
  }

  function correct(at: number, gradient: number): void {
    const slope = gradient + decay * (weights[at] ?? 0);
    paces[at] = (paces[at] ?? 0) + slope * slope;
    weights[at] = (weights[at] ?? 0) - (speed * slope) / Math.sqrt(paces[at] ?? 1);
  }
}
