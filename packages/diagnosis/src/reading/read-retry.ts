import { isObject, numeric, property } from './plain-object.ts';

/** A provider's wait is never believed beyond a week: longer ones are garbage. Seconds. */
const longestWait = 7 * 24 * 3600;

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
const inWords =
  /(?:(?:re)?try (?:again )?(?:after|in)|wait|back (?:off|in)|retry-after:?)\s+(?:for\s+|about\s+|at least\s+)?(\d{1,7})(?:\s*(s|m|h|d)[a-z]*)?\b(?![-:T/])/i;
const atTime =
  /(?:after|until|at)[:\s]+(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)/i;

function believable(seconds: number): number | undefined {
  return Number.isFinite(seconds) && seconds >= 0 && seconds <= longestWait ? Math.ceil(seconds) : undefined;
}

function untilTime(time: string, now: number): number | undefined {
  const zoned = /(?:Z|[+-]\d{2}:?\d{2}|GMT|UTC)$/i.test(time) ? time : `${time}Z`;
  const at = Date.parse(zoned);
  return Number.isNaN(at) ? undefined : believable(Math.max(0, (at - now) / 1000));
}

function fromHeader(value: string, now: number): number | undefined {
  const seconds = numeric(value);
  if (seconds !== undefined) return believable(seconds);
  return /[A-Za-z]{3}/.test(value) ? untilTime(value, now) : undefined;
}

function fromText(text: string, now: number): number | undefined {
  const time = atTime.exec(text)?.[1];
  if (time !== undefined) return untilTime(time, now);
  const words = inWords.exec(text);
  return words === null ? undefined : believable(Number(words[1]) * (units[(words[2] ?? 's').toLowerCase()] ?? 1));
}

/** Google's `RetryInfo` ("41s") and the parts of a Graph batch, which carry headers of their own. */
function fromTree(tree: unknown): number | undefined {
  const details = property(property(tree, 'error'), 'details');
  for (const detail of Array.isArray(details) ? details.slice(0, 20) : []) {
    const delay = property(detail, 'retryDelay');
    const seconds = typeof delay === 'string' ? /^(\d+(?:\.\d+)?)s$/.exec(delay)?.[1] : property(delay, 'seconds');
    if (numeric(seconds) !== undefined) return believable(Number(seconds));
  }
  const parts = property(tree, 'responses');
  const waits = (Array.isArray(parts) ? parts.slice(0, 20) : []).map((part) => {
    const headers = property(part, 'headers');
    const name = isObject(headers)
      ? Object.keys(headers).find((key) => key.toLowerCase() === 'retry-after')
      : undefined;
    return name === undefined ? undefined : believable(numeric(property(headers, name)) ?? Number.NaN);
  });
  return waits.reduce((most, wait) => (wait === undefined ? most : Math.max(most ?? 0, wait)), undefined);
}

/** After how many seconds the provider wants to be asked again: from headers, structure and words; the longest counts. */
export function readRetryAfter(
  answer: { readonly headers: ReadonlyMap<string, string>; readonly tree: unknown; readonly text: string },
  now: number,
): number | undefined {
  const header = answer.headers.get('retry-after');
  const millis = numeric(answer.headers.get('retry-after-ms') ?? answer.headers.get('x-ms-retry-after-ms'));
  const waits = [
    header === undefined ? undefined : fromHeader(header.trim(), now),
    millis === undefined ? undefined : believable(millis / 1000),
    fromTree(answer.tree),
    fromText(answer.text, now),
  ].filter((wait) => wait !== undefined);
  return waits.length === 0 ? undefined : Math.max(...waits);
}
