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
