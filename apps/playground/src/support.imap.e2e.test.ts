import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDovecot, type TestDovecot } from '../../../tools/dovecot.ts';
import { buildPage } from '../build.ts';
import { openBrowser } from './browser.ts';
import type { PlatformName } from './deeds.ts';
import { type Playground, startPlayground } from './playground.ts';
import { openPlaygroundPage, say } from './playground-page.ts';

/** Both ways in which support's answers come back: fetched from a real IMAP server, and posted by a mail provider. */
const ways: Readonly<Record<string, () => Promise<{ readonly mail?: TestDovecot }>>> = {
  'IMAP server': async () => ({ mail: await startDovecot() }),
  'mail provider': async () => ({}),
};

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser(process.env);
});
afterAll(() => browser.close());

describe.each(Object.entries(ways))('Support and a person, through the %s,', (_name, open) => {
  let playground: Playground;
  let dovecot: TestDovecot | undefined;
  beforeAll(async () => {
    const { mail } = await open();
    dovecot = mail;
    const mailServer = mail && {
      imapUrl: mail.urlOf('cases'),
      deliver: (raw: string) => mail.deliver('cases', raw),
    };
    playground = await startPlayground({ port: 0, page: await buildPage(), logLevel: 'silent', mailServer });
  });
  afterAll(async () => {
    await playground.stop();
    await dovecot?.stop();
  });

  it.each(['slack', 'teams'] satisfies PlatformName[])(
    'talk to each other in %s until it is solved',
    async (platform) => {
      const context = await browser.newContext();
      const { page, choose, write, message } = await openPlaygroundPage(await context.newPage(), playground.url);
      await choose('google', 'healthy');
      const mails = page.getByTestId('mail-item');
      const before = await mails.count();
      const nextMail = async (count: number) => {
        await expect.poll(() => mails.count(), { timeout: 10_000 }).toBe(before + count);
        await mails.first().click();
      };
      const answer = async (text: string, button: string) => {
        await page.getByTestId('support-answer').fill(text);
        await page.getByRole('button', { name: button, exact: true }).click();
      };

      await write(platform, 'I want to talk to a person');
      await message(platform, say('confirm_handoff.title')).waitFor();
      await write(platform, 'It began on Monday, only on my phone.');
      const draft = message(platform, 'It began on Monday, only on my phone.');
      await draft.getByRole('button', { name: say('choice.send_case') }).click();
      await message(platform, say('handed_off.title')).waitFor();

      // Support rarely answers within the five minutes for which a signature is good.
      await page.getByTestId('skip-10-minutes').click();
      await nextMail(1);
      await page.frameLocator('[data-testid=mail-html]').getByText('It began on Monday').first().waitFor();
      await answer('Hello! Did you change your phone?', 'Answer');
      await message(platform, 'Hello! Did you change your phone?').waitFor();

      await write(platform, 'Yes, on Sunday evening');
      await message(platform, /passed that on to support/).waitFor();
      await nextMail(2);
      await page.frameLocator('[data-testid=mail-html]').getByText('Yes, on Sunday evening').first().waitFor();
      await answer('Then it should work by now.', 'Answer and mark as solved');
      await message(platform, 'Then it should work by now.').waitFor();
      await message(platform, /has marked your case IR-\S+ as solved/).waitFor();
      await message(platform, say('feedback.title')).waitFor();
      await context.close();
    },
  );
});
