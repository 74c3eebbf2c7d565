import { describe, expect, it } from 'vitest';
import { written } from './plain-object.ts';
import { readAadsts } from './read-aadsts.ts';
import { readBody } from './read-body.ts';
import { readChallenge } from './read-challenge.ts';
import { readKnown } from './read-known.ts';
import { readPush } from './read-push.ts';
import { readRetryAfter } from './read-retry.ts';
import { readWords } from './read-words.ts';

const now = Date.parse('2026-11-22T18:45:00Z');

describe('A body', () => {
  it.each([
    ['{"error":"x"}', 'json'],
    ['"{\\"error\\":\\"x\\"}"', 'json'],
    [')]}\'\n{"error":"x"}', 'json'],
    ['<html><pre>{&quot;error&quot;:&quot;x&quot;}</pre></html>', 'html'],
    ['Error: Request failed: {"error":"x"}', 'text'],
    ['error=x&state=1', 'text'],
  ])('gives its error away, however it is wrapped: %s', (body, shape) => {
    expect(readBody(body)).toMatchObject({ shape, tree: { error: 'x' } });
  });

  it.each([
    ['', 'empty'],
    [undefined, 'empty'],
    ['  \n', 'empty'],
    ['{"error":"invalid_gr', 'broken'],
    ['550 5.1.8 Access denied', 'text'],
  ])('is named for what it is: %j', (body, shape) => {
    expect(readBody(body).shape).toBe(shape);
  });

  it('is read no further than 64 Ki characters', () => {
    expect(readBody('x'.repeat(2_000_000)).text.length).toBe(65_536);
  });
});

describe('A value as text', () => {
  it.each([
    ['a', 'a'],
    [7, '7'],
    [['a', 2, null], 'a, 2'],
    [undefined, ''],
    [null, ''],
    [{ toString: null }, ''],
    [[{ toString: null }], ''],
  ])('of %o is %j, and of an object nothing', (value, text) => {
    expect(written(value)).toBe(text);
  });
});

describe('Words', () => {
  it.each(['RATE_LIMIT_EXCEEDED', 'rateLimitExceeded', 'rate_limit_exceeded'])(
    'are one word in every spelling: %s',
    (spelling) => {
      expect(readWords({ error: { errors: [{ reason: spelling }] } }, '').words).toContain('ratelimitexceeded');
    },
  );

  it('are found however deep innerError hides them', () => {
    const inner = {
      code: 'UnknownError',
      innererror: { code: 'Forbidden', innerError: { code: 'MailboxNotEnabledForRESTAPI' } },
    };
    expect(readWords({ error: inner }, '').words).toContain('mailboxnotenabledforrestapi');
  });

  it('leave out a word that the cut may have shortened', () => {
    expect(readWords(undefined, '{"error":"invalid_grant').words).not.toContain('invalidgrant');
    expect(readWords(undefined, '{"error":"invalid_grant","er').words).toContain('invalidgrant');
  });

  it('come to an end in a body without one', () => {
    const deep = Array.from({ length: 10_000 }).reduce<object>((inner) => ({ error: inner }), {});
    expect(readWords(deep, '').words.size).toBe(0);
  });
});

describe('Entra numbers', () => {
  it('are read from the list, the text and the address', () => {
    expect(readAadsts({ error_codes: [50173] }, 'AADSTS700082: x; https://x/error?code=50076 ')).toEqual([
      50173, 700_082, 50_076,
    ]);
  });

  it('are not believed at the end of a cut-off text', () => {
    expect(readAadsts(undefined, '"AADSTS7000')).toEqual([]);
  });
});

describe('A challenge', () => {
  it('is read by its quotes, padding and all', () => {
    const header = 'Bearer realm="", authorization_uri=https://x, error="insufficient_claims", claims="eyJhIjp7fX0="';
    expect(readChallenge(header)).toEqual({ error: 'insufficient_claims', claims: 'eyJhIjp7fX0=' });
  });
});

describe('The time to come back', () => {
  interface Told {
    readonly headers?: Readonly<Record<string, string>>;
    readonly tree?: unknown;
    readonly text?: string;
  }
  const read = ({ headers = {}, tree, text = '' }: Told) =>
    readRetryAfter({ headers: new Map(Object.entries(headers)), tree, text }, now);

  it.each([
    [{ headers: { 'retry-after': '120' } }, 120],
    [{ headers: { 'retry-after': 'Sun, 22 Nov 2026 18:46:00 GMT' } }, 60],
    [{ headers: { 'retry-after': '604800' } }, 7 * 86_400],
    [{ headers: { 'retry-after-ms': '1500' } }, 2],
    [{ text: 'User-rate limit exceeded.  Retry after 2026-11-22T19:00:00.000Z' }, 900],
    [{ text: 'please try again in 5 minutes' }, 300],
    [{ text: 'Please retry after 120 seconds.' }, 120],
    [{ headers: { 'retry-after': '10' }, text: 'Retry after 2026-11-22T19:00:00.000Z' }, 900],
    [{ tree: { error: { details: [{ retryDelay: '41s' }] } } }, 41],
    [{ tree: { responses: [{ status: 429, headers: { 'Retry-After': '5' } }] } }, 5],
    [{ text: 'Retry after 2026-11-22T18:00:00Z' }, 0],
  ])('is read from %j', (answer, seconds) => {
    expect(read(answer)).toBe(seconds);
  });

  it.each(['soon', '-5', '604801', '31536000', '99999999999', ''])('is not believed when it says %j', (value) => {
    expect(read({ headers: { 'retry-after': value } })).toBeUndefined();
  });
});

describe('What a person says', () => {
  const told = (said: string) => [...readKnown({ user_says: said }).told];

  it.each([
    ['changed my Google password this morning', ['password_changed']],
    ['IT made everybody set a new password on Monday', ['password_changed']],
    ['I did not change my password', []],
    ['same password as always', []],
    ['I cleaned up the apps in my Google account', ['access_removed']],
    ['my account was suspended', ['account_gone']],
    ['it just stopped', []],
  ])('is read from "%s"', (said, meaning) => {
    expect(told(said)).toEqual(meaning);
  });
});

describe('A push channel', () => {
  it.each([
    [
      { expiration_ms_from_now: -5, last_history_id_age_days: 9 },
      { endsIn: -5, cursorAgeDays: 9 },
    ],
    [{ expirationDateTime: '2026-03-15T10:00:00Z', now: '2026-03-15T09:40:00Z' }, { endsIn: 1_200_000 }],
    [{ expiresAt: '2026-11-22T18:46:00Z' }, { endsIn: 60_000 }],
    [{ value: [{ lifecycleEvent: 'subscriptionRemoved' }] }, { notice: 'subscriptionremoved' }],
    [{ deltaSinceLast: 37 }, { unannounced: 37 }],
    [{ endpoint: { over10sShare: 0.18, state: 'drop' } }, { slowEndpoint: true }],
    [undefined, { described: false }],
  ])('is read from %j', (state, push) => {
    expect(readPush(state, now)).toMatchObject(push);
  });
});
