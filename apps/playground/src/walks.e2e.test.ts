import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { playInBrowser } from './play-in-browser.ts';
import { address, say } from './playground-page.ts';

const { playing, open } = playInBrowser(process.env);

/** From the reconnect page to the provider's consent and back, as a person would. */
async function consent(tab: Page): Promise<void> {
  await tab.getByRole('button', { name: /^Continue to/ }).click();
  await tab.getByRole('button', { name: 'Continue', exact: true }).click();
  await tab.getByRole('heading', { name: 'Your inbox is reconnected' }).waitFor();
  await tab.close();
}

const google = { provider: 'Google', mailbox: 'Gmail', address };
/** A sentence up to the time in it. */
const untilTime = (sentence: string) => sentence.split('…')[0] ?? '';

describe('A person in the playground', () => {
  it('reconnects a Google inbox from Slack after a changed password, and is told that mail flows again', async () => {
    const { choose, write, message, opens, page } = await open();
    await choose('google', 'password_changed');
    await write('slack', 'hi, no new mail has come into Aptly since this morning, why?');
    const checks = message('slack', say('checked.title', { address }));
    await checks.getByText(`✗ ${say('check.sign_in', google)}: ${say('check.failed')}`).waitFor();
    const verdict = message('slack', say('offer.text', google));
    expect(await verdict.getByRole('heading').textContent()).toContain('probably');
    const words = await verdict.textContent();
    expect(words).toContain('password');
    expect(words).toContain(say('cause.short.password_changed'));
    expect(words).toContain('invalid_grant');

    await consent(await opens(verdict.getByRole('link', { name: say('choice.reconnect'), exact: true })));
    const proof = message('slack', say('reconnected.title'));
    await proof.getByText(/^12 messages/).waitFor();
    await page.getByTestId('aptly').getByText('12 messages imported').waitFor();
    await message('slack', untilTime(say('imported.counted', { count: 12, time: '…' }))).waitFor();
    await proof.getByRole('button', { name: say('choice.works') }).click();
    await message('slack', say('feedback.title')).getByRole('button', { name: '🤩' }).click();
    await message('slack', say('feedback_thanks.text')).waitFor();
    expect(await page.getByTestId('unsupported-block').count()).toBe(0);
  });

  it('is given a note for the administrator in Teams when a Microsoft policy is in the way, and no link', async () => {
    const { choose, write, message, log } = await open();
    await choose('microsoft', 'admin_policy');
    await write('teams', 'why isn’t my inbox syncing?');
    const note = message('teams', say('administrator.note.title'));
    await note
      .getByText(/AADSTS53003/)
      .first()
      .waitFor();
    await note.getByText(/entra.microsoft.com/).waitFor();
    expect(await log('teams').getByRole('link').count()).toBe(0);
    expect(JSON.stringify(playing().world.teams.world.activities())).not.toContain('/reconnect/');
  });

  it('is told to wait when Gmail throttles, without a link, and the promise to look again is kept', async () => {
    const { choose, write, message, log, page } = await open();
    await choose('google', 'throttled');
    await write('slack', 'my inbox is not syncing');
    await message('slack', untilTime(say('waiting.promise', { time: '…' }))).waitFor();
    expect(
      await log('slack')
        .getByRole('link', { name: say('choice.reconnect'), exact: true })
        .count(),
    ).toBe(0);
    await page.getByTestId('skip-to-promise').click();
    await message('slack', say('healthy.over', { was: 'throttled' })).waitFor();
  });

  it('is promised a look when Microsoft is down, later than Microsoft says to come again, and time can be moved to it', async () => {
    const { choose, write, message, page } = await open();
    await choose('microsoft', 'provider_down');
    await write('slack', 'my inbox is not syncing');
    await message('slack', untilTime(say('waiting.promise', { time: '…' }))).waitFor();
    const before = playing().clock.now();
    await page.getByTestId('skip-to-promise').click();
    await expect.poll(() => playing().clock.now() - before).toBeGreaterThan(4 * 60_000);
  });

  it('ends with a case in support’s mailbox when reconnecting helps neither once nor fully', async () => {
    const { choose, write, message, opens, page } = await open();
    await choose('google', 'password_changed');
    await write('slack', 'why isn’t my inbox syncing?');
    const stillBroken = message('slack', say('reconnected.title')).getByRole('button', {
      name: say('choice.still_broken'),
    });
    const imports = page.getByTestId('slack-log').getByText(say('imported.up_to_date', { known: 'yes', address }));
    const offer = message('slack', say('offer.text', google));
    await consent(await opens(offer.getByRole('link', { name: say('choice.reconnect'), exact: true })));
    // Before that, whoever still misses mail is told to wait for it.
    await imports.first().waitFor();
    await stillBroken.click();
    const full = message('slack', say('offer.full.title'));
    await consent(await opens(full.getByRole('link', { name: say('choice.reconnect_full') })));
    await imports.nth(1).waitFor();
    await stillBroken.click();
    const confirmation = message('slack', say('confirm_handoff.title'));
    await confirmation.getByRole('button', { name: say('choice.send_case') }).click();
    const sent = await message('slack', say('handed_off.title')).textContent();
    const number = /IR-\w{5}/.exec(sent ?? '')?.[0] ?? 'no number';
    await page.getByTestId('mail-item').filter({ hasText: number }).click();
    await page.frameLocator('[data-testid=mail-html]').getByText(address).first().waitFor();
  });
});
