import { visitConsent } from '@reconnect/simulators';
import { expect, it } from 'vitest';
import { createBrowser } from './testing/browser.ts';
import { startWebBench } from './testing/web-bench.ts';

it.each(['google', 'microsoft'] as const)(
  'lets a browser that pressed twice finish with the first at %s',
  async (provider) => {
    const bench = await startWebBench(provider);
    const browser = createBrowser();
    const link = await bench.issue();
    const first = await browser.press(link);
    await browser.press(link);
    const page = await browser.get(await visitConsent(first.location));
    expect(page.status).toBe(200);
    expect(page.text).toContain('Your inbox is reconnected');
    await bench.close();
  },
);

it('tells a browser that it is done, where the other tab comes back too late', async () => {
  const bench = await startWebBench('google');
  const browser = createBrowser();
  const link = await bench.issue();
  const first = await browser.press(link);
  const second = await browser.press(link);
  await browser.get(await visitConsent(second.location));
  const back = await visitConsent(first.location);
  bench.advance(16 * 60_000);
  const page = await browser.get(back);
  expect(page.text).toContain('The reconnect is already done');
  expect(page.text).not.toContain('not reconnected yet');
  await bench.close();
});
