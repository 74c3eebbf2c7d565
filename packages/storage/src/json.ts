import { StorageError } from './errors.ts';
import type { Json } from './storage.ts';

/** Writes a value as text; a value that `JSON.stringify` would change is the caller's mistake (`TypeError`). */
export function encodeJson(value: Json): string {
  return JSON.stringify(value, function (this: Readonly<Record<string, unknown>>, key) {
    const original = this[key];
    const skipped = original === undefined && key !== '' && !Array.isArray(this);
    if (!skipped && !survives(original)) {
      throw new TypeError(`A record holds JSON only, not ${describe(original)}${key === '' ? '' : ` (at "${key}")`}.`);
    }
    return original;
  });
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

function survives(value: unknown): boolean {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return typeof value === 'number' ? `${value}` : typeof value;
  return `a ${value.constructor.name}`;
}
