import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { playInBrowser } from './play-in-browser.ts';
import { address, openPlaygroundPage, say } from './playground-page.ts';

const { playing, newPage } = playInBrowser(process.env);

async function open(options: BrowserContextOptions = {}) {
  const page = await newPage(options);
  const trouble: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && trouble.push(message.text())));
  page.on('pageerror', (error) => void trouble.push(error.message));
  page.on('request', (request) => void (request.url().startsWith(playing().url) || trouble.push(request.url())));
  return { trouble, ...(await openPlaygroundPage(page, playing().url)) };
}

const sizes = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];
const looks = sizes.flatMap((viewport) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ viewport, colorScheme })),
);

describe('The page', () => {
  it.each(looks)('fits $viewport.width pixels, $colorScheme, and loads nothing from elsewhere', async (look) => {
    await playing().stage.begin('microsoft', 'admin_policy');
    const { page, write, message, trouble } = await open(look);
    await write('slack', 'why isn’t my inbox syncing?');
    await message('slack', say('administrator.note.title')).waitFor();
    if (look.viewport.width < 900) await page.getByTestId('show-teams').click();
    await write('teams', 'why isn’t my inbox syncing?');
    await message('teams', say('administrator.note.title')).waitFor();
    const tooWide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.log')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map(({ className }) => className),
    );
    expect(tooWide).toEqual([]);
    expect(trouble).toEqual([]);
  });

  it.each([1040, 1280, 1401, 1500])(
    'has its controls in one row at %d pixels, and the scenario whole, however long the clock’s words are',
    async (width) => {
      const { page } = await open({ viewport: { width, height: 800 } });
      await page.getByTestId('skip-10-minutes').click();
      await page.getByText(/\(\+.*min\)/).waitFor();
      const boxes = await Promise.all(
        ['scenario-fault', 'start-scenario', 'now', 'skip-to-promise'].map((id) => page.getByTestId(id).boundingBox()),
      );
      const middles = boxes.map((box) => Math.round((box?.y ?? 0) + (box?.height ?? 0) / 2));
      expect(Math.max(...middles) - Math.min(...middles)).toBeLessThanOrEqual(2);
      expect(boxes[0]?.width).toBeGreaterThan(240);
    },
  );

  it.each(['slack', 'teams'] as const)(
    'shows the end of a long message in %s, buttons and all, but not to who reads further up',
    async (platform) => {
      await playing().stage.begin('microsoft', 'admin_policy');
      const { page, write, message, log } = await open({ viewport: { width: 1280, height: 640 } });
      await write(platform, 'why isn’t my inbox syncing?');
      const note = message(platform, say('administrator.note.title'));
      const last = note.getByRole('button', { name: say('choice.human') });
      await last.waitFor();
      const below = () =>
        last.evaluate((button) => {
          const end = button.closest('.log')?.getBoundingClientRect().bottom ?? 0;
          return button.getBoundingClientRect().bottom - end;
        });
      await expect.poll(below).toBeLessThanOrEqual(0);

      await log(platform).hover();
      await page.mouse.wheel(0, -100);
      const above = () => log(platform).evaluate(({ scrollTop }) => scrollTop);
      await expect.poll(below).toBeGreaterThan(0);
      const reading = await above();
      const data = { person: 'dana', platforms: [platform], place: 'direct', text: 'what can you do?' };
      await page.request.post(`${playing().url}/playground/say`, { data });
      await message(platform, say('capabilities.text')).waitFor();
      expect(await above()).toBe(reading);
      await write(platform, 'thanks');
      await expect.poll(above).toBeGreaterThan(reading);
    },
  );

  it('keeps what is written while the message before it is on its way', async () => {
    const { page, log } = await open();
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route('**/playground/say', (route) => held.then(() => route.continue()), { times: 1 });
    const composer = page.getByTestId('slack-composer');
    await composer.fill('what can you do?');
    await composer.press('Enter');
    await composer.fill('thanks');
    await composer.press('Enter');
    expect(await composer.inputValue()).toBe('thanks');
    letThrough();
    await log('slack').getByText('what can you do?', { exact: true }).waitFor();
  });

  it('can be used with the keyboard alone', async () => {
    await playing().stage.begin('google', 'password_changed');
    const { page, message } = await open();
    await page.getByTestId('slack-composer').focus();
    await page.keyboard.type('my inbox is not syncing');
    await page.keyboard.press('Enter');
    const offer = message('slack', say('offer.text', { provider: 'Google', address }));
    await offer.getByRole('button', { name: say('choice.steps') }).focus();
    await page.keyboard.press('Enter');
    await message('slack', say('step.open_settings'))
      .getByRole('button', { name: say('choice.next') })
      .waitFor();
    // The buttons that had the focus are gone; whoever pressed them is still at their message.
    const focused = page.locator(':focus');
    expect(await focused.textContent()).toContain(say('choice.steps'));
  });

  it('shows one person nothing of what another is told', async () => {
    await playing().stage.begin('google', 'password_changed');
    const { page, log, message } = await open();
    await page.getByTestId('slack-channel').click();
    await page.getByTestId('slack-composer').fill('is my mail stuck?');
    await page.keyboard.press('Enter');
    await message('slack', 'Only visible to you').waitFor();
    await page.getByTestId('person').selectOption('sam');
    await message('slack', 'is my mail stuck?').waitFor();
    expect(await log('slack').getByText('Only visible to you').count()).toBe(0);
    await page.getByTestId('slack-direct').click();
    expect(await log('slack').getByText('invalid_grant').count()).toBe(0);
  });

  it('keeps the theme that somebody chose, and draws the cards in it', async () => {
    const { page, log } = await open({ colorScheme: 'light' });
    const colour = () =>
      log('teams')
        .locator('.ac-textBlock')
        .first()
        .evaluate((block) => getComputedStyle(block).color);
    const inLight = await colour();
    await page.getByRole('button', { name: 'Switch to the dark theme' }).click();
    expect(await colour()).not.toBe(inLight);
    await page.reload();
    await page.getByRole('button', { name: 'Switch to the light theme' }).waitFor();
  });

  it('lets the administrator’s change be made, and the assistant find it', async () => {
    await playing().stage.begin('microsoft', 'admin_policy');
    const { page, write, message } = await open();
    await write('teams', 'why isn’t my inbox syncing?');
    const note = message('teams', say('administrator.note.title'));
    await note.waitFor();
    const lifted = page.waitForResponse(/playground\/lift/);
    await page.getByTestId('lift-fault').click();
    await (await lifted).finished();
    await note.getByRole('button', { name: say('choice.admin_done') }).click();
    await message('teams', say('cause.healthy')).waitFor();
  });
});
