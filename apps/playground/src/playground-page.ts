import { wordsFor } from '@reconnect/article';
import type { Locator, Page } from 'playwright-core';
import type { PlatformName } from './deeds.ts';
import type { Provider } from './stage/scenario.ts';

/** What the assistant says to the playground's people. */
export const say = wordsFor('en-US');
/** The inbox of every scenario. */
export const address = 'dana@northwind.example';

/** The page as a person uses it, for tests and for the pictures of the docs. */
export interface PlaygroundPage {
  readonly page: Page;
  /** Resolves when the new scenario can be talked to. */
  choose(provider: Provider, scenario: string): Promise<void>;
  write(platform: PlatformName, text: string): Promise<void>;
  log(platform: PlatformName): Locator;
  /** The latest message that contains this text. */
  message(platform: PlatformName, text: string | RegExp): Locator;
  /** Presses what opens a page of its own. */
  opens(button: Locator): Promise<Page>;
}

/** Takes what is preselected on a provider's pages, one after the other, until they lead back. */
export async function agree(tab: Page): Promise<void> {
  const next = tab.getByRole('button', { name: /^(Continue|Accept|Sign in)$/ });
  const account = tab.locator('a.account').first();
  while (!tab.url().includes('/oauth/')) {
    await next.or(account).first().waitFor();
    const before = tab.url();
    await ((await next.isVisible()) ? next : account).click();
    await tab.waitForURL((url) => url.href !== before);
  }
}

export async function openPlaygroundPage(page: Page, url: string): Promise<PlaygroundPage> {
  await page.goto(url);
  const log = (platform: PlatformName) => page.getByTestId(`${platform}-log`);
  const greeting = (platform: PlatformName) => log(platform).getByRole('article').first();
  await greeting('slack').waitFor();
  return {
    page,
    log,
    async choose(provider, scenario) {
      await page.getByTestId('scenario-provider').selectOption(provider);
      await page.getByTestId('scenario-fault').selectOption(scenario);
      const begun = page.waitForResponse(/playground\/scenario/);
      await page.getByTestId('start-scenario').click();
      await (await begun).finished();
      await Promise.all([greeting('slack').waitFor(), greeting('teams').waitFor()]);
    },
    async write(platform, text) {
      await page.getByTestId(`${platform}-composer`).fill(text);
      await page.getByTestId(`${platform}-send`).click();
    },
    message: (platform, text) => log(platform).getByRole('article').filter({ hasText: text }).last(),
    async opens(button) {
      const opened = page.context().waitForEvent('page');
      await button.click();
      return opened;
    },
  };
}
