import { providerNames } from '@reconnect/article';
import { describe, expect, it } from 'vitest';
import type { PlatformName } from './deeds.ts';
import { playInBrowser } from './play-in-browser.ts';
import { address, agree, say } from './playground-page.ts';
import type { Provider } from './stage/scenario.ts';

const { playing, open } = playInBrowser(process.env);

/** Asks, is offered a link and follows it to the provider. */
async function leaveForProvider(platform: PlatformName, provider: Provider, scenario: string) {
  const page = await open();
  const { choose, write, message, opens } = page;
  await choose(provider, scenario);
  await write(platform, 'why isn’t my inbox syncing?');
  const offer = message(platform, say('offer.text', { provider: providerNames[provider], address }));
  const tab = await opens(offer.getByRole('link', { name: say('choice.reconnect'), exact: true }));
  await tab.getByRole('button', { name: /^Continue to/ }).click();
  return { ...page, tab };
}

const refused = {
  wrong_account: say('refused.wrong_account', { account: '…', address }).split('…')[1] ?? '',
  permission_unticked: {
    google: say('refused.permission_missing.google', { permissions: say('permission.read_mail') }),
    microsoft: say('refused.permission_missing.microsoft', { permissions: say('permission.read_mail') }),
  },
  cancelled: say('refused.cancelled'),
};

describe('The consent', () => {
  it('reconnects a Microsoft inbox from Teams, and the chat says so by itself', async () => {
    const { tab, message } = await leaveForProvider('teams', 'microsoft', 'password_changed');
    await agree(tab);
    await message('teams', say('reconnected.title'))
      .getByText(/^12 messages/)
      .waitFor();
  });

  it.each([
    ['google', 'wrong_account'],
    ['microsoft', 'wrong_account'],
    ['google', 'permission_unticked'],
    ['microsoft', 'permission_unticked'],
  ] as const)('changes nothing, and says why: %s, %s', async (provider, scenario) => {
    const { tab, message } = await leaveForProvider('slack', provider, scenario);
    await agree(tab);
    const why = scenario === 'wrong_account' ? refused.wrong_account : refused.permission_unticked[provider];
    const answer = message('slack', why);
    await answer.getByRole('link', { name: say('choice.reconnect'), exact: true }).waitFor();
    expect(playing().stage.aptly().waiting).toBe(12);
  });

  it.each(['google', 'microsoft'] as const)('can be cancelled at %s, and tried again', async (provider) => {
    const { tab, message, opens } = await leaveForProvider('slack', provider, 'cancelled');
    const cancel = tab.getByRole('button', { name: 'Cancel' });
    const account = tab.locator('a.account').first();
    await cancel.or(account).first().waitFor();
    if (await account.isVisible()) await account.click();
    await cancel.click();
    await tab.getByText(say('page.refused.told', { chat: 'slack' })).waitFor();
    await tab.close();
    const answer = message('slack', refused.cancelled);
    const again = await opens(answer.getByRole('link', { name: say('choice.reconnect'), exact: true }));
    await again.getByRole('button', { name: /^Continue to/ }).click();
    await agree(again);
    await message('slack', say('reconnected.title')).waitFor();
  });
});
