type Fields = Readonly<Record<string, unknown>>;

/** An object in JSON; undefined for all else. */
export function parseObject(json: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    // Whoever asks says what is to be done about it.
    return undefined;
  }
}

/** The fields of an object in JSON; none where it is not one: whoever asks looks for what they need. */
export const fieldsIn = (json = ''): Fields => parseObject(json) ?? {};

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
