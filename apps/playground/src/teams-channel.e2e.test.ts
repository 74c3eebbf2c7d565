import { describe, expect, it } from 'vitest';
import { playInBrowser } from './play-in-browser.ts';
import { address, say } from './playground-page.ts';

const { playing, open } = playInBrowser(process.env);

/** Wide enough for the buttons of both panes. */
const wide = { viewport: { width: 1280, height: 900 } };

describe('a Teams channel that two people read', () => {
  it('shows who asked the way to their private chat, and the other nothing of it', async () => {
    await playing().stage.begin('google', 'password_changed');
    const { page, log, write, message } = await open(wide);
    await page.getByTestId('teams-channel').click();
    await write('teams', 'why isn’t my inbox syncing?');
    await message('teams', say('private.teams.mine')).waitFor();
    expect(await log('teams').textContent()).not.toContain(address);

    await page.getByTestId('person').selectOption('sam');
    const answer = message('teams', say('private.teams'));
    await answer.waitFor();
    expect(await log('teams').getByText(say('private.teams.mine')).count()).toBe(0);
    await answer.getByRole('button', { name: say('private.teams.open') }).click();
    await answer.getByText(say('private.teams.others')).waitFor();
    const shown = await log('teams').textContent();
    expect(shown).not.toMatch(/northwind|password|invalid_grant|permission/i);
    await page.getByTestId('teams-direct').click();
    expect(await log('teams').textContent()).not.toMatch(/dana@|invalid_grant/);

    await page.getByTestId('person').selectOption('dana');
    await page.getByTestId('teams-channel').click();
    await message('teams', say('private.teams.mine'))
      .getByRole('link', { name: say('private.teams.chat') })
      .or(message('teams', say('private.teams.mine')).getByRole('button', { name: say('private.teams.chat') }))
      .click();
    await message('teams', say('offer.text', { provider: 'Google', address })).waitFor();
  });
});

describe('a Teams card', () => {
  it('unfolds a field for a note, asks for words when it is empty, and takes them along', async () => {
    await playing().stage.begin('google', 'password_changed');
    const { write, message } = await open(wide);
    await write('teams', 'talk to a person');
    const draft = message('teams', say('confirm_handoff.title'));
    await draft.getByRole('button', { name: say('choice.note') }).click();
    await draft.getByRole('button', { name: say('form.note.submit') }).click();
    await draft.getByText(say('form.empty')).waitFor();
    await draft.getByLabel(say('form.note.label')).fill('It stopped after the move.');
    await draft.getByRole('button', { name: say('form.note.submit') }).click();
    await message('teams', 'It stopped after the move.').getByText(say('confirm_handoff.note')).waitFor();
  });

  it('shows all of somebody’s inboxes at a glance', async () => {
    await playing().stage.begin('microsoft', 'healthy');
    const { write, message } = await open(wide);
    await write('teams', say('command.inboxes'));
    const home = message('teams', say('home.title'));
    await home.waitFor();
    await home.getByRole('button', { name: say('home.check') }).click();
    await message('teams', say('cause.healthy')).waitFor();
  });
});
