import { intents } from '../intents.ts';
import { exampleEnd, type Model } from './model.ts';

/** For each intent, how like its nearest example a message is: 0 to 1 (cosine, rare features count more). */
export type Nearest = (features: readonly number[], unknownFeatures: number) => Float64Array;

/** Indexes the examples of a model by feature, so that a message meets only the examples it has something in common with. */
export function createNearest(model: Pick<Model, 'examples' | 'exampleIntents'>, featureCount: number): Nearest {
  const packed = Buffer.from(model.examples, 'base64');
  const stream = new Uint16Array(packed.buffer, packed.byteOffset, packed.byteLength / 2);
  const intentOf = Buffer.from(model.exampleIntents, 'base64');
  const { starts, holders } = invert(stream, featureCount);
  const rarity = new Float64Array(featureCount);
  for (let number = 0; number < featureCount; number += 1) {
    const held = (starts[number + 1] ?? 0) - (starts[number] ?? 0);
    if (held > 0) rarity[number] = Math.log(1 + intentOf.length / held) ** 2;
  }
  const shrink = shrinkages(stream, rarity, intentOf.length);
  const common = new Float64Array(intentOf.length);

  return (features, unknownFeatures) => {
    common.fill(0);
    let own = unknownFeatures * unknownRarity;
    for (const number of features) {
      own += rarity[number] ?? 0;
      meet(number);
    }
    return closest(1 / Math.sqrt(own || 1));
  };

  function meet(number: number): void {
    const weight = rarity[number] ?? 0;
    const end = weight === 0 ? 0 : (starts[number + 1] ?? 0);
    for (let at = starts[number] ?? 0; at < end; at += 1) {
      const holder = holders[at] ?? 0;
      common[holder] = (common[holder] ?? 0) + weight;
    }
  }

  function closest(scale: number): Float64Array {
    const best = new Float64Array(intents.length);
    for (let example = 0; example < common.length; example += 1) {
      const likeness = (common[example] ?? 0) * (shrink[example] ?? 0) * scale;
      const intent = intentOf[example] ?? 0;
      if (likeness > (best[intent] ?? 0)) best[intent] = likeness;
    }
    return best;
  }
}

/** What a feature that no example has counts for: as much as a rather rare one. */
const unknownRarity = 4;

/** Which examples hold each feature: those of feature n are `holders[starts[n]]` up to `holders[starts[n + 1]]`. */
function invert(stream: Uint16Array, featureCount: number): { starts: Uint32Array; holders: Uint16Array } {
  const starts = new Uint32Array(featureCount + 1);
  for (const number of stream) if (number !== exampleEnd) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  for (let number = 0; number < featureCount; number += 1)
    starts[number + 1] = (starts[number + 1] ?? 0) + (starts[number] ?? 0);
  const holders = new Uint16Array(starts[featureCount] ?? 0);
  const next = starts.slice();
  let example = 0;
  for (const number of stream) {
    if (number === exampleEnd) {
      example += 1;
      continue;
    }
    const at = next[number] ?? 0;
    holders[at] = example;
    next[number] = at + 1;
  }
  return { starts, holders };
}

/** One over the length of each example, so that long ones are not like everything. */
function shrinkages(stream: Uint16Array, rarity: Float64Array, count: number): Float64Array {
  const norms = new Float64Array(count);
  let example = 0;
  for (const number of stream) {
    if (number === exampleEnd) example += 1;
    else norms[example] = (norms[example] ?? 0) + (rarity[number] ?? 0);
  }
  return norms.map((norm) => 1 / Math.sqrt(norm || 1));
}
