import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWebBench, type WebBench } from './testing/web-bench.ts';

let bench: WebBench;
beforeEach(async () => {
  bench = await startWebBench();
});
afterEach(async () => {
  await bench.close();
});

interface Sent {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** As it is: `fetch` would mend the path. */
function send({
  body,
  path = `/reconnect/${'x'.repeat(43)}`,
  ...sent
}: Sent): Promise<{ status: number | undefined; allow: string | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const sending = request(bench.url, { path, ...sent }, async (response) => {
      const chunks = await response.toArray();
      const { statusCode: status, headers } = response;
      resolve({ status, allow: headers.allow, text: Buffer.concat(chunks).toString() });
    });
    sending.on('error', reject).end(body);
  });
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('a request that no page of ours makes', () => {
  it.each<[string, number, Sent]>([
    ['of half an escape', 400, { path: '/reconnect/%' }],
    ['of no text', 400, { path: '/reconnect/%ff' }],
    ['with too large a form', 413, { method: 'POST', headers: form, body: `proof=${'x'.repeat(5_000)}` }],
    [
      'in no known letters',
      415,
      { method: 'POST', headers: { 'content-type': `${form['content-type']}; charset=bogus` }, body: 'a=b' },
    ],
    ['in a wrapping', 415, { method: 'POST', headers: { ...form, 'content-encoding': 'gzip' }, body: 'a=b' }],
  ])('%s is told so with %i on a page, and is no trouble of ours', async (_, status, sent) => {
    const answer = await send(sent);
    expect(answer).toMatchObject({ status, text: expect.stringContaining('<h1>') });
    expect(answer.text).not.toContain('our side');
    expect(bench.logged).toEqual([]);
  });

  it.each([
    { method: 'DELETE', path: `/reconnect/${'x'.repeat(43)}`, status: 405, allow: 'GET, HEAD, POST' },
    { method: 'POST', path: '/oauth/google/callback', status: 405, allow: 'GET, HEAD' },
    { method: 'PUT', path: '/oauth/microsoft/callback', status: 405, allow: 'GET, HEAD' },
    { method: 'GET', path: '/oauth/elsewhere/callback', status: 404, allow: undefined },
  ])('for $method $path is told with $status what may be done there', async ({ method, path, status, allow }) => {
    expect(await send({ method, path })).toMatchObject({ status, allow, text: expect.stringContaining('<h1>') });
  });
});
