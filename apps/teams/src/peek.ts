/** The value at `path` within parsed JSON; undefined where there is none. */
export function peek(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = Reflect.get(found, key);
  }
  return found;
}

/** The text at `path`; undefined where there is none or it is empty. */
export function peekText(value: unknown, ...path: readonly string[]): string | undefined {
  const found = peek(value, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The id at `path`; undefined where there is none, or one with half a character, which no URL and no key can hold. */
export function peekId(value: unknown, ...path: readonly string[]): string | undefined {
  const found = peekText(value, ...path);
  return found?.isWellFormed() ? found : undefined;
}
