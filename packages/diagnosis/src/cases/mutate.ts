import fc from 'fast-check';
import { isObject } from '../reading/plain-object.ts';

/** A pasted case, as `pnpm explain` reads it. */
export type Pasted = Readonly<Record<string, unknown>>;
/** Changes how an answer is told, not what it means. */
export type Mutation = (pasted: Pasted) => Pasted;

const synonyms: readonly (readonly [RegExp, string])[] = [
  [/\bexpired\b/gi, 'no longer valid'],
  [/\brevoked\b/gi, 'withdrawn'],
  [/\bdoes not exist\b/gi, 'could not be located'],
  [/\bdisabled\b/gi, 'turned off'],
  [/\bdeleted\b/gi, 'erased'],
  [/\bexceeded\b/gi, 'gone beyond'],
  [/\btoo many\b/gi, 'an excess of'],
  [/\baccess\b/gi, 'entry'],
  [/\bpassword\b/gi, 'passphrase'],
  [/\badministrator\b/gi, 'IT department'],
  [/\binvalid\b/gi, 'unacceptable'],
  [/\brequired?\b/gi, 'needed'],
  [/\bmailbox\b/gi, 'mail store'],
];

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, change)]))
    : value;
}

const isSentence = (text: string) => /\s/.test(text);
const reworded = (text: string) =>
  isSentence(text) ? synonyms.reduce((words, [from, to]) => words.replace(from, to), text) : text;

/** Leaves everything but an HTTP answer as it is. */
function onHttp(
  change: (http: { readonly status: number; readonly headers: object; readonly body: unknown }) => object,
): Mutation {
  return (pasted) => {
    const { http } = pasted;
    if (!isObject(http)) return pasted;
    const headers = isObject(http['headers']) ? http['headers'] : {};
    return { ...pasted, http: { ...http, ...change({ status: Number(http['status']), headers, body: http['body'] }) } };
  };
}

const onBody = (change: (body: unknown) => unknown): Mutation => onHttp(({ body }) => ({ body: change(body) }));
const textOf = (body: unknown): string => (typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));

function withoutKeys(body: unknown, keys: readonly string[]): unknown {
  const error = isObject(body) ? body['error'] : undefined;
  return isObject(body) && isObject(error)
    ? { ...body, error: Object.fromEntries(Object.entries(error).filter(([key]) => !keys.includes(key))) }
    : body;
}

const junk = fc.oneof(
  fc.string({ maxLength: 400 }),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(
    '{'.repeat(5000),
    '[['.repeat(3000),
    '"',
    '<',
    '&#',
    '\uFEFF',
    'null',
    '0',
    '<html>'.repeat(500),
    '=&error=',
    '%%%',
  ),
);
const megabytes = fc
  .constantFrom('x', '{"error":', '<p>', 'AADSTS', 'Retry after ', 'a.b@', '\\u00')
  .map((piece) => piece.repeat(Math.ceil(2_000_000 / piece.length)));

/** What an answer goes through on its way: the meaning stays, or is lost; it never becomes another. */
export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.nat(8).map((at) =>
      onHttp(({ headers }) => ({
        headers: Object.fromEntries(Object.entries(headers).filter((_, index) => index !== at)),
      })),
    ),
  },
  {
    weight: 40,
    arbitrary: fc.constant<Mutation>((pasted) => ({
      ...pasted,
      ...(isObject(pasted['http'])
        ? onBody((body) => mapStrings(body, reworded))(pasted)
        : { query: mapStrings(pasted['query'], reworded) }),
    })),
  },
  {
    weight: 40,
    arbitrary: fc
      .boolean()
      .map((upper) => onBody((body) => mapStrings(body, (text) => (upper ? text.toUpperCase() : text.toLowerCase())))),
  },
  {
    weight: 40,
    arbitrary: fc.constantFrom<Mutation>(
      onBody(
        (body) =>
          `<!DOCTYPE html><html><head><title>Error</title></head><body><pre>${textOf(body)}</pre></body></html>`,
      ),
      onBody((body) => `Error: Request failed: ${textOf(body)}`),
    ),
  },
  {
    weight: 40,
    arbitrary: fc.constant(
      onBody((body) =>
        isObject(body) && body['error'] !== undefined
          ? { error: { code: 'UnknownError', message: '', innerError: body } }
          : body,
      ),
    ),
  },
  {
    weight: 40,
    arbitrary: fc.constantFrom<Mutation>(
      onBody((body) => withoutKeys(body, ['details', 'status'])),
      onBody((body) => withoutKeys(body, ['errors'])),
    ),
  },
  {
    weight: 40,
    arbitrary: fc
      .constantFrom(200, 204, 302, 400, 401, 403, 404, 407, 408, 410, 412, 413, 429, 499, 500, 502, 503, 504, 507, 509)
      .map((status) => onHttp(() => ({ status }))),
  },
  {
    weight: 40,
    arbitrary: fc
      .double({ min: 0, max: 1, noNaN: true })
      .map((share) => onBody((body) => textOf(body).slice(0, Math.floor(textOf(body).length * share)))),
  },
  { weight: 20, arbitrary: fc.constantFrom('', null, undefined).map((empty) => onBody(() => empty)) },
  { weight: 30, arbitrary: junk.map((body) => onBody(() => body)) },
  { weight: 1, arbitrary: megabytes.map((body) => onBody(() => body)) },
);
