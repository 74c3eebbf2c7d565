import { parseObject } from '../read-json.ts';

/** A JSON object, or a form whose `payload` may hold one; undefined when it is neither. */
export function parseBody(body: Buffer, contentType: string): Readonly<Record<string, unknown>> | undefined {
  const text = body.toString('utf8');
  if (contentType === 'application/json') return parseObject(text);
  const form = Object.fromEntries(new URLSearchParams(text));
  return form['payload'] === undefined ? form : parseObject(form['payload']);
}
