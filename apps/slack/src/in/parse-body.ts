/** A JSON object, or a form whose `payload` may hold one; undefined when it is neither. */
export function parseBody(body: Buffer, contentType: string): Readonly<Record<string, unknown>> | undefined {
  const text = body.toString('utf8');
  if (contentType === 'application/json') return parseObject(text);
  const form = Object.fromEntries(new URLSearchParams(text));
  return form['payload'] === undefined ? form : parseObject(form['payload']);
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
