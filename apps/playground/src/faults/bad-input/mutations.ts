import fc from 'fast-check';

/** What can be sent as JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One change of a document: what stands at its n-th place is left out, or becomes something else. */
export interface Change {
  readonly place: number;
  readonly to: Json | undefined;
}

const deep = (depth: number): Json => Array.from({ length: depth }).reduce<Json>((inner) => [inner], 'x');

/** What programs tend to choke on. */
const nasty: readonly Json[] = [
  ...[null, true, -1, 0, 1e308, 2 ** 53, Number.MIN_VALUE],
  ...['', ' ', '\u0000', '\uD800', '🤩'.repeat(500), 'a'.repeat(50_000), '%00%ff%', '<script>', '../../etc/passwd'],
  ...[
    '__proto__',
    'constructor',
    '9'.repeat(400),
    '2026-99-99T99:99:99Z',
    'http://[',
    '*_`<@U1|x>',
    'a@b@c',
    '\r\nBcc: x',
  ],
  ...[[], {}, [[]], { length: -1 }, { toString: null }, deep(500)],
  JSON.parse('{"__proto__":{"polluted":true}}') as Json,
];

export const json: fc.Arbitrary<Json> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...nasty) },
  { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<Json> },
);

export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({ place: fc.nat(), to: fc.option(json, { nil: undefined, freq: 4 }) }),
  { minLength: 1, maxLength: 4 },
);

export const changed = (document: Json, all: readonly Change[]): Json =>
  all.reduce((before, change) => changedOnce(before, change) ?? null, document);

/** Counts the places in reading order; the document itself is none of them. */
function changedOnce(document: Json, { place, to }: Change): Json | undefined {
  const count = placesIn(document);
  if (count === 0) return to;
  let left = place % count;
  const visit = (value: Json): Json | undefined => {
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).flatMap(([key, inner]) => {
      const here = left === 0;
      left -= 1;
      const next = here ? to : visit(inner);
      return next === undefined ? [] : [[key, next] as const];
    });
    return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
  };
  return visit(document);
}

function placesIn(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + 1 + placesIn(inner), 0);
}
