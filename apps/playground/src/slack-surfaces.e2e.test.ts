import { describe, expect, it } from 'vitest';
import { playInBrowser } from './play-in-browser.ts';
import { address, say } from './playground-page.ts';

const { playing, open } = playInBrowser(process.env);

async function openSlack() {
  const opened = await open();
  const { page } = opened;
  return { ...opened, home: page.getByTestId('slack-home'), modal: page.getByTestId('slack-modal') };
}

describe('A person in Slack', () => {
  it('sees at home what is wrong, presses for a link, and goes on under Messages', async () => {
    const { choose, page, home, message } = await openSlack();
    await choose('google', 'password_changed');
    await page.getByTestId('slack-page').click();
    await home.getByRole('heading', { name: `${address} (Gmail)` }).waitFor();
    await home.getByRole('button', { name: say('home.check') }).click();
    await home.getByText(new RegExp(`^${say('home.state.disconnected')}: `)).waitFor();
    await home.getByRole('button', { name: say('choice.link') }).click();
    await page.getByTestId('slack-direct').click();
    const offer = message('slack', say('offer.text', { provider: 'Google', address }));
    await offer.getByRole('link', { name: say('choice.reconnect'), exact: true }).waitFor();
    expect(await page.getByTestId('unsupported-block').count()).toBe(0);
  });

  it('who asks in a channel is answered in private, and a colleague there sees nothing of it', async () => {
    const { choose, page, log, message } = await openSlack();
    await choose('google', 'password_changed');
    await page.getByTestId('slack-channel').click();
    await page.getByTestId('slack-composer').fill('/inbox status');
    await page.keyboard.press('Enter');
    await message('slack', say('private.slack')).getByText('Only visible to you').waitFor();
    await page.getByTestId('person').selectOption('sam');
    expect(await log('slack').getByRole('article').count()).toBe(0);
    await page.getByTestId('person').selectOption('dana');
    await page.getByTestId('slack-direct').click();
    await message('slack', say('offer.text', { provider: 'Google', address })).waitFor();
  });

  it('sees their own words as they wrote them, in private and where others read', async () => {
    const { choose, page, write, log } = await openSlack();
    await choose('google', 'healthy');
    const words = 'is <my> inbox & all well? 😞';
    await write('slack', words);
    await log('slack').getByText(words, { exact: true }).waitFor();
    await page.getByTestId('slack-channel').click();
    await page.getByTestId('slack-composer').fill(words);
    await page.keyboard.press('Enter');
    await log('slack').getByText(`@Inbox Reconnect ${words}`, { exact: true }).waitFor();
    expect(await page.getByTestId('unsupported-block').count()).toBe(0);
  });

  it('writes a note to support in a window, with the keyboard alone', async () => {
    const { choose, page, write, message, modal } = await openSlack();
    await choose('google', 'healthy');
    await write('slack', 'talk to a person');
    const asked = message('slack', say('confirm_handoff.title'));
    await asked.getByRole('button', { name: say('choice.note') }).focus();
    await page.keyboard.press('Enter');
    const field = modal.getByLabel(say('form.note.label'));
    await field.waitFor();
    await page.keyboard.type('   ');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await modal.getByText(say('form.empty')).waitFor();
    await field.fill('It began after the move.');
    await modal.getByRole('button', { name: say('form.note.submit') }).press('Enter');
    await modal.waitFor({ state: 'hidden' });
    await asked.getByText('It began after the move.').waitFor();
  });

  it('closes a window with Escape, and nothing is sent', async () => {
    const { choose, page, write, message, modal } = await openSlack();
    await choose('google', 'healthy');
    await write('slack', 'talk to a person');
    await message('slack', say('confirm_handoff.title'))
      .getByRole('button', { name: say('choice.note') })
      .click();
    await modal.getByLabel(say('form.note.label')).fill('Never mind');
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'hidden' });
    const { players } = playing().stage.run();
    expect(playing().world.slack.world.modalsOf(players.dana.slack.id)).toEqual([]);
    expect(JSON.stringify(playing().world.slack.world.messages())).not.toContain('Never mind');
  });
});
