import { StorageError } from './errors.ts';
import type { Json } from './storage.ts';

/** Plain data as the store takes it: a cast, since no interface is assignable to `Json`. `commit` refuses what is none. */
export function asJson(value: object): Json {
  return value as Json;
}

/**
 * Writes a value as text; a value that `JSON.stringify` would change is the caller's mistake (`TypeError`; `RangeError`
 * when it leads back to itself). A replacer would see the same, at twice the cost of all else together.
 */
export function encodeJson(value: Json): string {
  check(value, '');
  return JSON.stringify(value);
}

/** Reads what `encodeJson` wrote. Throws `StorageError('unreadable')` when it is something else. */
export function decodeJson(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    // Without the cause: the parser's message quotes the text, which may be what no log may show.
    throw new StorageError('unreadable', 'A stored value is not JSON.');
  }
}

/** Throws when something in `value`, which stands at `key`, would not be read back as it is. */
function check(value: unknown, key: string): void {
  if (Array.isArray(value)) {
    for (const item of value) check(item, key);
  } else if (isPlainObject(value)) {
    for (const name in value) if (value[name] !== undefined) check(value[name], name);
  } else if (!isPrimitive(value)) {
    throw new TypeError(`A record holds JSON only, not ${describe(value)}${key === '' ? '' : ` (at "${key}")`}.`);
  }
}

function isPrimitive(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value);
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return typeof value === 'number' ? `${value}` : typeof value;
  return `a ${value.constructor.name}`;
}
