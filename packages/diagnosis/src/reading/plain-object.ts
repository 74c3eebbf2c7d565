/** Whether a value is a JSON object that can be read by key. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property of something that may not be an object at all. */
export function property(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

/** A finite number, also when the wire carries it as text. */
export function numeric(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A value as text, a list as its items; empty for an object, which need not even have a text (`{ toString: null }`). */
export function written(value: unknown): string {
  const parts = (Array.isArray(value) ? value : [value]).filter(
    (part) => part !== undefined && typeof part !== 'object',
  );
  return parts.map(String).join(', ');
}
