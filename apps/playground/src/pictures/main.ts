import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { buildPage } from '../../build.ts';
import { openBrowser } from '../browser.ts';
import { startPlayground } from '../playground.ts';
import { address, agree, openPlaygroundPage, say } from '../playground-page.ts';

/**
 * Draws the README's picture of the playground, and those of docs/surfaces.md: what a person sees on each surface. Those in
 * the repository were drawn with Lato (Debian: fonts-lato) as fontconfig's `sans-serif`.
 */
const folder = fileURLToPath(new URL('../../../../docs/pictures', import.meta.url));
const playground = await startPlayground({ port: 0, page: await buildPage(), logLevel: 'silent' });
const browser = await openBrowser(process.env);
const page = await browser.newPage({ viewport: { width: 1500, height: 900 }, reducedMotion: 'reduce' });
const { choose, write, message, opens } = await openPlaygroundPage(page, playground.url);
const picture = (name: string, what: Locator) => what.screenshot({ path: `${folder}/surface-${name}.png` });
const slack = page.locator('#slack');
const teams = page.locator('#teams');
const offer = (platform: 'slack' | 'teams') => message(platform, say('offer.text', { provider: 'Google', address }));

const whole = page.viewportSize();
await page.setViewportSize({ width: 1280, height: 800 });
await page.getByText('Write to both').click();
await choose('google', 'password_changed');
await write('slack', 'why isn’t my inbox syncing?');
await Promise.all([offer('slack').waitFor(), offer('teams').waitFor()]);
const consent = await opens(offer('slack').getByRole('link', { name: say('choice.reconnect'), exact: true }));
await consent.getByRole('button', { name: /^Continue to/ }).click();
await agree(consent);
await consent.close();
await page.getByTestId('aptly').getByText('12 messages imported').waitFor();
await message('slack', 'Aptly has imported').waitFor();
await page.screenshot({ path: `${folder}/playground.png` });

if (whole !== null) await page.setViewportSize(whole);
await choose('google', 'password_changed');
await write('slack', 'why isn’t my inbox syncing?');
await Promise.all([offer('slack').waitFor(), offer('teams').waitFor()]);
await Promise.all([picture('slack-private', slack), picture('teams-private', teams)]);

await page.getByTestId('slack-page').click();
await page
  .getByTestId('slack-home')
  .getByRole('heading', { name: `${address} (Gmail)` })
  .waitFor();
await picture('slack-home', slack);
await page.getByTestId('slack-direct').click();
await write('teams', say('command.inboxes'));
await message('teams', say('home.title')).waitFor();
await picture('teams-inboxes', teams);

await write('slack', 'talk to a person');
const addNote = (platform: 'slack' | 'teams') =>
  message(platform, say('confirm_handoff.title')).getByRole('button', { name: say('choice.note') });
await addNote('slack').click();
await page.getByTestId('slack-modal').getByLabel(say('form.note.label')).waitFor();
await picture('slack-form', page.getByTestId('slack-modal'));
await page.keyboard.press('Escape');
await addNote('teams').click();
await teams.getByLabel(say('form.note.label')).scrollIntoViewIfNeeded();
await picture('teams-form', teams);

await choose('google', 'password_changed');
// Slack's command is none of Teams'.
await page.getByText('Write to both').click();
for (const platform of ['slack', 'teams'] as const) await page.getByTestId(`${platform}-channel`).click();
await page.getByTestId('slack-composer').fill('/inbox status');
await page.keyboard.press('Enter');
await message('slack', say('private.slack')).waitFor();
await picture('slack-channel', slack);
await write('teams', 'why isn’t my inbox syncing?');
await message('teams', say('private.teams.mine')).waitFor();
await picture('teams-channel-asker', teams);
await page.getByTestId('person').selectOption('sam');
await message('teams', say('private.teams')).waitFor();
await picture('teams-channel-reader', teams);

await page.getByTestId('person').selectOption('dana');
for (const platform of ['slack', 'teams'] as const) await page.getByTestId(`${platform}-direct`).click();
// Anew: an earlier offer's link is retired by the one that is on its way.
await choose('google', 'password_changed');
await write('slack', 'my inbox is not syncing');
const tab = await opens(offer('slack').getByRole('link', { name: say('choice.reconnect'), exact: true }));
await tab.setViewportSize({ width: 720, height: 800 });
await tab.screenshot({ path: `${folder}/surface-web-link.png` });

await browser.close();
await playground.stop();
