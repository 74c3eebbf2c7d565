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

  it('leads nowhere from a link that nobody issued', async () => {
    const page = await createBrowser().get(`${bench.url}/reconnect/${'x'.repeat(43)}`);
    expect(page.status).toBe(404);
    expect(page.text).not.toContain('<a ');
  });
});
