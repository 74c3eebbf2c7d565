import { features } from '../classifier/features.ts';
import { countsForNearness, exampleEnd, type Model } from '../classifier/model.ts';
import { type Intent, intents } from '../intents.ts';
import { createRepair } from '../words/spelling.ts';
import { tokens } from '../words/tokens.ts';
import { augment } from './augment.ts';
import type { Line } from './examples.ts';
import { regress } from './logistic-regression.ts';
import { createRandom } from './random.ts';

/** Chosen by cross-validation over the training lines. */
const nearness = 3;
/** Wordings of one line that are kept for comparison. */
const keptWordings = 2;

interface Seen {
  readonly intent: Intent;
  readonly features: readonly string[];
  readonly weight: number;
}

/** Learns a model from lines; the same lines give the same model, byte by byte. */
export function buildModel(lines: readonly Line[], leftAlone: readonly string[], inputs: string): Model {
  const vocabulary = learnVocabulary(lines, leftAlone);
  const repair = createRepair({ targets: vocabulary.targets, known: new Set(vocabulary.known) });
  const familiar = new Set(vocabulary.familiar);
  const show = (text: string) => features(tokens(text, repair), (word) => familiar.has(word));

  const seen: Seen[] = augment(lines, createRandom(7)).map(({ intent, text, weight }) => ({
    intent,
    features: show(text),
    weight,
  }));
  const names = frequent(seen);
  const numbers = new Map(names.map((name, number) => [name, number]));
  const numbersOf = (shown: readonly string[]) => shown.flatMap((name) => numbers.get(name) ?? []);
  const fitted = regress(
    seen.map((each) => ({
      features: numbersOf(each.features),
      intent: intents.indexOf(each.intent),
      weight: each.weight,
    })),
    names.length,
  );
  return {
    inputs,
    targets: vocabulary.targets.join(' '),
    known: vocabulary.known.join(' '),
    familiar: vocabulary.familiar.join(' '),
    features: names.join('\n'),
    ...packedWeights(fitted.weights),
    bias: fitted.bias.map((value) => value.toFixed(4)).join(' '),
    ...packedExamples(lines, (text) => numbersOf(show(text).filter(countsForNearness))),
    nearness,
  };
}

interface Vocabulary {
  readonly targets: readonly string[];
  readonly known: readonly string[];
  readonly familiar: readonly string[];
}

function learnVocabulary(lines: readonly Line[], leftAlone: readonly string[]): Vocabulary {
  const anywhere = new Map<string, number>();
  const inScope = new Map<string, number>();
  for (const { intent, wordings } of lines) {
    const words = new Set(wordings.flatMap((wording) => tokens(wording, () => undefined)));
    for (const word of words) {
      anywhere.set(word, (anywhere.get(word) ?? 0) + 1);
      if (intent !== 'out_of_scope') inScope.set(word, (inScope.get(word) ?? 0) + 1);
    }
  }
  const atLeast = (counts: ReadonlyMap<string, number>, least: number) =>
    [...counts]
      .filter(([, count]) => count >= least)
      .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
      .map(([word]) => word);
  const targets = atLeast(inScope, 3).filter((word) => /^[a-z]{3,}$/.test(word));
  return { targets, known: [...new Set([...leftAlone, ...atLeast(anywhere, 2)])], familiar: atLeast(inScope, 2) };
}

function frequent(seen: readonly Seen[]): string[] {
  const counts = new Map<string, number>();
  for (const { features: shown } of seen) for (const name of shown) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= 4).map(([name]) => name);
}

function packedWeights(weights: Float64Array): { weights: string; step: number } {
  const largest = weights.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const step = largest / 127;
  return {
    weights: Buffer.from(Int8Array.from(weights, (value) => Math.round(value / step))).toString('base64'),
    step,
  };
}

function packedExamples(
  lines: readonly Line[],
  numbersOf: (text: string) => number[],
): { examples: string; exampleIntents: string } {
  const stream: number[] = [];
  const exampleIntents: number[] = [];
  for (const { intent, wordings } of lines) {
    const stride = Math.max(1, Math.ceil(wordings.length / keptWordings));
    for (const wording of wordings.filter((_, index) => index % stride === 0)) {
      stream.push(...numbersOf(wording), exampleEnd);
      exampleIntents.push(intents.indexOf(intent));
    }
  }
  return {
    examples: Buffer.from(Uint16Array.from(stream).buffer).toString('base64'),
    exampleIntents: Buffer.from(exampleIntents).toString('base64'),
  };
}
