import { visitConsent } from '@reconnect/simulators';
import { expect, it } from 'vitest';
import { createBrowser } from './testing/browser.ts';
import { dana } from './testing/provider-bench.ts';
import { inboxId, startWebBench } from './testing/web-bench.ts';

it('reconnects a Microsoft inbox whose account signs in by another name than its mail address', async () => {
  const bench = await startWebBench('microsoft');
  bench.world.addAccount({ email: dana, signInName: 'd.hill@northwind.onmicrosoft.example', name: 'Dana' });
  const browser = createBrowser();
  const page = await browser.get(await visitConsent((await browser.press(await bench.issue())).location));
  expect(page.status).toBe(200);
  expect(page.text).toContain('Your inbox is reconnected');
  expect((await bench.inboxes.grants.open(inboxId))?.subject).toBeDefined();
  await bench.close();
});
