/** The fields of an object in JSON; none where it is not one. */
export function fieldsIn(json: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json ?? '');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // What cannot be read has nothing in it: whoever asks looks for what they need.
    return {};
  }
}
