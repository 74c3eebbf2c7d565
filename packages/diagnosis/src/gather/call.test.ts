import { describe, expect, it } from 'vitest';
import { makeCall } from './call.ts';

const signal = AbortSignal.timeout(60_000);

describe('Receiving an answer', () => {
  it('stops reading after 64 KiB and lets the rest go', async () => {
    let sent = 0;
    let released = false;
    async function* endless() {
      try {
        for (;;) {
          sent += 1;
          yield 'x'.repeat(16_384);
        }
      } finally {
        released = true;
      }
    }
    const answer = await makeCall(async () => ({ status: 200, headers: {}, body: endless() }), signal);
    expect(answer).toMatchObject({ kind: 'http', status: 200 });
    expect({ sent, released }).toEqual({ sent: 5, released: true });
  });

  it('keeps headers under lower-case names', async () => {
    const headers = { 'Retry-After': '5', 'Set-Cookie': ['a', 'b'] };
    expect(await makeCall(async () => ({ status: 429, headers, body: null }), signal)).toEqual({
      kind: 'http',
      status: 429,
      headers: { 'retry-after': '5', 'set-cookie': 'a,b' },
      body: '',
    });
  });

  it.each([
    [new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNRESET' }) }), 'ECONNRESET'],
    [new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })], 'all failed'), 'ECONNREFUSED'],
    [Object.assign(new Error('x'), { code: 7 }), 'Error'],
    ['thrown text', 'ERR_UNKNOWN'],
  ])('names what broke the line: %s', async (error, code) => {
    expect(await makeCall(() => Promise.reject(error), signal)).toEqual({ kind: 'network', code });
  });

  it('calls a lapsed time ETIMEDOUT, whatever the client calls it', async () => {
    const lapsed = AbortSignal.abort();
    expect(await makeCall(() => Promise.reject(lapsed.reason), lapsed)).toEqual({ kind: 'network', code: 'ETIMEDOUT' });
  });
});
