import { describe, expect, it } from 'vitest';
import { lowContrast } from './low-contrast.ts';
import { playInBrowser } from './play-in-browser.ts';
import { address, openPlaygroundPage, say } from './playground-page.ts';
import { whatToTry } from './what-to-try.ts';

const { playing, newPage, open } = playInBrowser(process.env);

describe('The page', () => {
  it.each([390, 768, 1000, 1280, 1920])(
    'says at %d pixels what it is and what to do first, cuts no button and sets both chats alike',
    async (width) => {
      await playing().stage.begin('google', 'password_changed');
      const { page } = await open({ viewport: { width, height: 800 } });
      await page.getByText('Ask it below').waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBe(width);
      const cut = await page
        .locator('button, .button, .ac-pushButton > div, .badge')
        .evaluateAll((parts) =>
          parts
            .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
            .map(({ textContent }) => textContent),
        );
      expect(cut).toEqual([]);
      if (width < 900) return;
      for (const part of ['.tabs', '.chips', '.composer']) {
        const tops = await page
          .locator(part)
          .evaluateAll((found) => found.map((one) => one.getBoundingClientRect().top));
        expect(new Set(tops.map(Math.round)).size).toBe(1);
      }
      const lefts = await page
        .locator('#teams .ac-pushButton')
        .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().left));
      if (width < 1300) expect(new Set(lefts).size).toBe(1);
    },
  );

  it.each(['light', 'dark'] as const)('has words that can be read in the %s theme', async (colorScheme) => {
    await playing().stage.begin('google', 'password_changed');
    const { page, write, message } = await open({ viewport: { width: 1280, height: 800 }, colorScheme });
    await page.getByText('Write to both').click();
    await write('slack', 'why isn’t my inbox syncing?');
    const offer = say('offer.text', { provider: 'Google', address });
    await Promise.all([message('slack', offer).waitFor(), message('teams', offer).waitFor()]);
    await page.getByText('What happens behind').click();
    await page.getByText(/^rule google\.\S+ at \d/).waitFor();
    expect(await page.evaluate(lowContrast)).toEqual([]);
    const link = message('slack', offer).getByRole('link', { name: say('choice.reconnect'), exact: true });
    await page.goto((await link.getAttribute('href')) ?? '');
    await page.getByRole('button', { name: /^Continue to/ }).waitFor();
    expect(await page.evaluate(lowContrast)).toEqual([]);
  });

  it('tells what to try, is closed with Escape, and gives the focus back', async () => {
    const { page } = await open();
    const button = page.getByRole('button', { name: 'What to try' });
    await button.focus();
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: 'What to try' });
    expect(await sheet.getByRole('listitem').allTextContents()).toEqual(whatToTry);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
  });

  it('has a clock that screen readers do not announce, and that changes only with the minute', async () => {
    const page = await newPage();
    await page.clock.install();
    await openPlaygroundPage(page, playing().url);
    const clock = page.getByRole('timer');
    await clock.filter({ hasText: /\d/ }).waitFor();
    await clock.evaluate((shown) => {
      const count = () => {
        shown.dataset['changes'] = String(Number(shown.dataset['changes'] ?? 0) + 1);
      };
      new MutationObserver((records) => records.forEach(count)).observe(shown, { childList: true });
    });
    await page.clock.runFor(10_000);
    expect(await clock.evaluate(({ dataset }) => Number(dataset['changes'] ?? 0))).toBeLessThanOrEqual(2);
  });

  it('on a phone, folds the scenario away with its story and who speaks, and shows them when asked', async () => {
    const { page } = await open({ viewport: { width: 390, height: 844 } });
    const story = page.getByRole('region', { name: 'The scenario' });
    await story.waitFor({ state: 'hidden' });
    await page.locator('.open-controls').click();
    await story.getByText('Speaking as').waitFor();
    await page.locator('#story-text').waitFor();
  });

  it('says in words that the playground does not answer, to who waits and to who writes, whose words stay', async () => {
    const stopped = 'The playground does not answer. Once it runs again, this page goes on by itself.';
    const { page, write } = await open();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.route('**/playground/say', (route) => route.abort());
    await write('slack', 'hello');
    await page.getByRole('alert').getByText(stopped).waitFor();
    expect(await page.getByTestId('slack-composer').inputValue()).toBe('hello');
    const another = await newPage();
    await another.route('**/playground/live', (route) => route.abort());
    await another.goto(playing().url);
    await another.getByRole('alert').getByText(stopped).waitFor();
  });

  it('says in the playground’s own words why it did not do something, and no status', async () => {
    const { page } = await open();
    const refused = { url: `${playing().url}/playground/skip`, postData: { until: 'promise' } };
    await page.route('**/playground/lift', (route) => route.continue(refused));
    await page.getByTestId('lift-fault').click();
    await page.getByRole('alert').getByText('Nothing is promised at the moment.', { exact: true }).waitFor();
  });

  it('says that it needs JavaScript where there is none, and shows no empty windows', async () => {
    const page = await newPage({ javaScriptEnabled: false });
    await page.goto(playing().url);
    expect(await page.locator('noscript').textContent()).toContain('This page needs JavaScript');
    expect(await page.locator('main, select, button').filter({ visible: true }).count()).toBe(0);
  });
});
