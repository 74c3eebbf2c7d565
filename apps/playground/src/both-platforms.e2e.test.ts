import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { PlatformName } from './deeds.ts';
import { playInBrowser } from './play-in-browser.ts';
import { type Provider, scenarios } from './stage/scenario.ts';

const { open } = playInBrowser(process.env);

/** What a person reads and can press, whatever it looks like; ids differ, as each asks by itself. */
async function meaningOf(message: Locator) {
  const words = (await message.locator('.byline ~ *').allTextContents()).join('');
  return words.replaceAll(/\s/g, '').replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '…');
}

const faults = scenarios.filter(({ group }) => group === 'While mail was syncing').map(({ name }) => name);
const cases = (['google', 'microsoft'] satisfies Provider[]).flatMap((provider) =>
  faults.map((fault) => [provider, fault] as const),
);

describe('Both platforms', () => {
  it.each(cases)('say the same in their own form: %s, %s', async (provider, fault) => {
    const { page, choose, write, log, message } = await open();
    await choose(provider, fault);
    await page.getByText('Write to both').click();
    await write('slack', 'why isn’t my inbox syncing?');
    const lastOf = (platform: PlatformName) => log(platform).getByRole('article').last();
    const meanings = await Promise.all(
      (['slack', 'teams'] as const).map(async (platform) => {
        await message(platform, /Checked dana@/).waitFor();
        await lastOf(platform).getByRole('button').first().waitFor();
        return meaningOf(lastOf(platform));
      }),
    );
    const [slack, teams] = meanings;
    expect(teams).toBe(slack);
    expect(slack?.length).toBeGreaterThan(80);
    expect(await page.getByTestId('unsupported-block').count()).toBe(0);
  });
});
