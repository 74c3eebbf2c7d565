import { request } from 'node:http';
import { stepPictures } from '@reconnect/article';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWebBench, type WebBench } from './testing/web-bench.ts';

let bench: WebBench;
beforeAll(async () => {
  bench = await startWebBench();
});
afterAll(async () => {
  await bench.close();
});

/** Asks for a path to the letter; `fetch` would tidy it up. */
function ask(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(bench.url);
    request({ hostname, port, path }, (response) => resolve(response.resume().statusCode ?? 0))
      .once('error', reject)
      .end();
  });
}

describe('the pictures of the steps', () => {
  it.each(stepPictures)('are served: $name', async ({ path }) => {
    const response = await fetch(bench.url + path);
    const picture = Buffer.from(await response.arrayBuffer());
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 675]);
    expect(picture.length).toBeLessThan(60_000);
  });

  it('answer a HEAD request, as image proxies ask first', async () => {
    const response = await fetch(`${bench.url}${stepPictures[0]?.path}`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(1000);
  });

  it.each(['', '?v=000000000000', '?v=1&v=2'])('may not be kept for ever when asked for with "%s"', async (query) => {
    const response = await fetch(`${bench.url}/assets/steps/1-light.png${query}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
  });

  it.each([
    '/assets/steps/8-light.png',
    '/assets/steps/',
    '/assets/steps/../steps.ts',
    '/assets/steps/..%2f..%2fmain.ts',
    '/assets/steps/%2e%2e%2fapp.ts',
    '/assets/steps/..%5capp.ts',
    '/assets/steps/1-light.png%00.txt',
    '/assets/steps//etc/passwd',
    '/assets/steps/%E0%A4%A',
  ])('are all that is served: %s is not found', async (path) => {
    expect(await ask(path)).toBe(404);
  });
});
