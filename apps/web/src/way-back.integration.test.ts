import { visitConsent } from '@reconnect/simulators';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBrowser } from './testing/browser.ts';
import { startWebBench, type WebBench } from './testing/web-bench.ts';

let bench: WebBench;
beforeEach(async () => {
  bench = await startWebBench('google');
});
afterEach(async () => {
  await bench.close();
});

const person = { platform: 'slack', tenant: 'TNORTHWIND', id: 'UDANA' };
const issue = () => bench.issue({ person, conversation: 'slack:TNORTHWIND:UDANA' });
const openSlack = '<a href="https://app.slack.com/client">Open Slack</a>';

describe('the way back to the chat', () => {
  it('leads from an expired link to the app, and names neither team, person nor conversation', async () => {
    const link = await issue();
    bench.advance(30 * 60_000);
    const page = await createBrowser().get(link);
    expect(page.text).toContain('This link has expired');
    expect(page.text).toContain(openSlack);
    expect(page.text).not.toMatch(/TNORTHWIND|UDANA|dana/i);
  });

  it('leads there from a return that came too late, too', async () => {
    const browser = createBrowser();
    const { location } = await browser.press(await issue());
    const back = await visitConsent(location);
    bench.advance(15 * 60_000);
    const page = await browser.get(back);
    expect(page.text).toContain('took a little too long');
    expect(page.text).toContain(openSlack);
    expect(page.text).toContain('go back to Slack and write');
  });

  it('leads there from the last page, loaded again, in the language of the conversation, and for its own browser only', async () => {
    const browser = createBrowser();
    const { location } = await browser.press(
      await bench.issue({ person, conversation: 'slack:TNORTHWIND:UDANA', locale: 'es-MX' }),
    );
    const back = await visitConsent(location);
    await browser.get(back);
    const again = (await browser.get(back)).text;
    expect(again).toContain('La reconexión ya está hecha');
    expect(again).toContain('<a href="https://app.slack.com/client">Abrir Slack</a>');
    const elsewhere = (await createBrowser().get(back)).text;
    expect(elsewhere).toContain('already received');
    expect(elsewhere).not.toMatch(/<a |Slack|reconnect is already done/);
  });

  it('leads there from an older link, which says that a newer one has done it', async () => {
    const older = await issue();
    const browser = createBrowser();
    const { location } = await browser.press(await issue());
    expect((await browser.get(older)).text).toContain('There is a newer link');
    await browser.get(await visitConsent(location));
    const page = (await browser.get(older)).text;
    expect(page).toContain('The reconnect is already done');
    expect(page).toContain(openSlack);
  });

  it('leads nowhere from a link that nobody issued', async () => {
    const page = await createBrowser().get(`${bench.url}/reconnect/${'x'.repeat(43)}`);
    expect(page.status).toBe(404);
    expect(page.text).not.toContain('<a ');
  });
});
