import { intents } from '../intents.ts';
import { createRepair } from '../words/spelling.ts';
import { tokens } from '../words/tokens.ts';
import { features } from './features.ts';
import type { Model } from './model.ts';
import { createNearest } from './nearest.ts';

/** What was made of a message: its words after repair, and how likely each intent is. */
export interface Classified {
  readonly words: readonly string[];
  /** In the order of `intents`; sums to 1. */
  readonly likelihoods: readonly number[];
}

export type Classifier = (text: string) => Classified;

/** Unpacks a model (about 10 ms) and classifies with it. */
export function openClassifier(model: Model): Classifier {
  const repair = createRepair({ targets: model.targets.split(' '), known: new Set(model.known.split(' ')) });
  const familiar = new Set(model.familiar.split(' '));
  const names = model.features.split('\n');
  const numbers = new Map<string, number>();
  for (const name of names) numbers.set(name, numbers.size);
  const weights = new Int8Array(Buffer.from(model.weights, 'base64'));
  const bias = model.bias.split(' ').map(Number);
  const nearest = createNearest(model, names.length);

  return (text) => {
    const words = tokens(text, repair);
    const shown = features(words, (word) => familiar.has(word));
    const found: number[] = [];
    for (const name of shown) {
      const number = numbers.get(name);
      if (number !== undefined) found.push(number);
    }
    const scale = model.step / Math.sqrt(found.length || 1);
    const scores = bias.slice();
    for (const number of found) {
      const start = number * intents.length;
      for (let intent = 0; intent < intents.length; intent += 1) {
        scores[intent] = (scores[intent] ?? 0) + (weights[start + intent] ?? 0) * scale;
      }
    }
    const likeness = nearest(found, shown.length - found.length);
    return {
      words,
      likelihoods: softmax(scores.map((score, intent) => score + model.nearness * (likeness[intent] ?? 0))),
    };
  };
}

/** Scores as likelihoods that sum to 1. */
export function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - highest));
  const sum = raised.reduce((total, value) => total + value, 0);
  return raised.map((value) => value / sum);
}
