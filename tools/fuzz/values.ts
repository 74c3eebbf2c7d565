import type { Enlarged, Kind, Pot } from './kind.ts';
import type { Random } from './random.ts';
import { texts } from './texts.ts';

/** What JSON can say. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [name: string]: Value };

/** In characters, as JSON. Seeds may be longer. */
const longest = 16_384;

/** What programs choke on where they expect something else. */
const chokers: readonly Value[] = [
  ...[null, true, false, 0, -1, 0.5, 1e308, 2 ** 53, '', ' ', '0', 'null', 'true', '\u0000', '\ud83d', '__proto__'],
  ...[[], {}, [[]], [null], { id: null }, { length: 1e9 }, { toString: null }],
];
const names = ['__proto__', 'constructor', 'toString', 'length', 'then', 'id', 'type', 'value', ''];

/** Any JSON value. */
export const values: Kind<Value> = {
  mutate(value, pot) {
    let mutated = value;
    for (let left = 1 + pot.random.below(3); left > 0; left -= 1) mutated = atSomeNode(mutated, pot);
    return JSON.stringify(mutated).length > longest ? value : mutated;
  },
  enlarge: (value, { random, size }) => enlarged(value, { random, size, at: '' }),
};

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
const fieldsOf = (value: Value): readonly (readonly [string, Value])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

function withFields(value: Value, fields: readonly (readonly [string, Value])[]): Value {
  return isList(value) ? fields.map(([, field]) => field) : Object.fromEntries(fields);
}

/** Goes down some way from the root and mutates what is there. */
function atSomeNode(value: Value, pot: Pot<Value>): Value {
  const fields = fieldsOf(value);
  if (fields.length === 0 || pot.random.below(4) === 0) return nodeMutated(value, pot);
  const chosen = pot.random.below(fields.length);
  return withFields(
    value,
    fields.map(([name, field], at) => [name, at === chosen ? atSomeNode(field, pot) : field]),
  );
}

function nodeMutated(value: Value, pot: Pot<Value>): Value {
  const { random, words } = pot;
  const choice = random.below(8);
  if (choice === 0) return random.one(chokers);
  if (choice === 1) return partOf(pot.other, random);
  if (typeof value === 'string') {
    const other = partOf(pot.other, random);
    return texts.mutate(value, { random, words, other: typeof other === 'string' ? other : '' });
  }
  if (typeof value === 'number') return random.one([value + 1, -value, value * 1000, `${value}`]);
  const fields = fieldsOf(value);
  const name = random.one([...names, ...words]);
  if (choice < 4) return withFields(value, [...fields, [name, partOf(pot.other, random)]]);
  if (choice === 4) return withFields(value, [...fields, [name, random.one([...chokers, ...words])]]);
  const chosen = random.below(fields.length);
  if (choice === 5)
    return withFields(
      value,
      fields.filter((_, at) => at !== chosen),
    );
  if (choice === 6)
    return withFields(
      value,
      fields.map(([old, field], at) => [at === chosen ? name : old, field]),
    );
  return isList(value) ? [...value, ...value] : [value];
}

function partOf(value: Value, random: Random): Value {
  const fields = fieldsOf(value);
  return fields.length === 0 || random.below(3) === 0 ? value : partOf(random.one(fields)[1], random);
}

/** A text in it made long, a list repeated, or a node wrapped in ever more lists. */
function enlarged(
  value: Value,
  place: { readonly random: Random; readonly size: number; readonly at: string },
): Enlarged<Value> {
  const { random, size, at } = place;
  const fields = fieldsOf(value);
  if (random.below(12) === 0) {
    let input = value;
    for (let depth = 0; depth < size / 2; depth += 1) input = [input];
    return { input, how: `${at}: ${size / 2} lists deep` };
  }
  if (isList(value) && value.length > 0 && random.below(3) === 0) {
    const times = Math.ceil(size / JSON.stringify(value).length);
    return { input: Array.from({ length: times }, () => value).flat(), how: `${at}: list × ${times}` };
  }
  if (fields.length === 0) {
    const long = texts.enlarge(typeof value === 'string' ? value : '', place);
    return { input: long.input, how: `${at}: ${long.how}` };
  }
  const chosen = random.below(fields.length);
  const [name, field] = fields[chosen] as (typeof fields)[number];
  const inner = enlarged(field, { ...place, at: `${at}/${name}` });
  return {
    input: withFields(
      value,
      fields.map((one, n) => (n === chosen ? [name, inner.input] : one)),
    ),
    how: inner.how,
  };
}
