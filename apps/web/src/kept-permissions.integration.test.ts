import { visitConsent } from '@reconnect/simulators';
import { expect, it } from 'vitest';
import { createBrowser } from './testing/browser.ts';
import { dana } from './testing/provider-bench.ts';
import { inboxId, startWebBench } from './testing/web-bench.ts';

const gmail = 'https://www.googleapis.com/auth/gmail';

it.each([
  ['google', [`${gmail}.modify`, `${gmail}.send`]],
  ['microsoft', ['Mail.ReadWrite', 'Mail.Send']],
] as const)('a reconnect at %s takes no permission from Aptly: %j', async (provider, scopes) => {
  const bench = await startWebBench(provider);
  const people = { workspace: 'acme', provider, address: dana, ownerEmail: dana, memberEmails: [] };
  await bench.inboxes.put(inboxId, {
    ...people,
    grant: { refreshToken: bench.world.issueGrant(dana, scopes), scopes },
  });
  const browser = createBrowser();
  const { location } = await browser.press(await bench.issue());
  expect(new URL(location).searchParams.get('scope')).not.toMatch(/gmail\.readonly|Mail\.Read( |$)/);
  expect((await browser.get(await visitConsent(location))).status).toBe(200);
  const kept = (await bench.inboxes.get(inboxId))?.scopes;
  expect(kept).toEqual(expect.arrayContaining([...scopes]));
  expect(bench.world.grants(dana).at(-1)?.scopes).toEqual(expect.arrayContaining([...scopes]));
  await bench.close();
});

it.each([
  ['with every box ticked says nothing of boxes', [], false],
  ['with the box for sending left unticked says how to give it back', [`${gmail}.send`], true],
])('a reconnect %s', async (_, untick, isTold) => {
  const bench = await startWebBench('google');
  const scopes = [`${gmail}.readonly`, `${gmail}.send`];
  await bench.inboxes.put(inboxId, {
    workspace: 'acme',
    provider: 'google',
    address: dana,
    ownerEmail: dana,
    memberEmails: [],
    grant: { refreshToken: bench.world.issueGrant(dana, scopes), scopes },
  });
  const browser = createBrowser();
  const { location } = await browser.press(await bench.issue());
  const page = await browser.get(await visitConsent(location, { untick }));
  expect(page.text).toContain('Your inbox is reconnected');
  expect(page.text.includes('A box was left unticked at Google.')).toBe(isTold);
  await bench.close();
});
