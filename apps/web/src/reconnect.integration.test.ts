import { visitConsent } from '@reconnect/simulators';
import type { Verdict } from '@reconnect/troubleshooting';
import { afterEach, describe, expect, it } from 'vitest';
import { createBrowser } from './testing/browser.ts';
import { dana, eve } from './testing/provider-bench.ts';
import { inboxId, startWebBench, type WebBench } from './testing/web-bench.ts';

let bench: WebBench;
afterEach(async () => {
  await bench.close();
});

const open = async (provider: 'google' | 'microsoft' = 'google') => {
  bench = await startWebBench(provider);
  return { browser: createBrowser(), link: await bench.issue(), before: await bench.storedGrant() };
};

describe.each(['google', 'microsoft'] as const)('a reconnect at %s', (provider) => {
  it('verifies, replaces the grant and tells page and conversation', async () => {
    const { browser, link, before } = await open(provider);
    const started = await browser.press(link);
    expect(started.status).toBe(303);
    const back = await visitConsent(started.location);
    const page = await browser.get(back);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Your inbox is reconnected');
    expect(page.text).toContain('Signed in as d•••@example.com');
    expect(page.text).toContain('go back to Slack');
    expect(bench.told).toMatchObject([{ type: 'reconnect.completed', mode: 'plain' }]);
    expect(await bench.storedGrant()).not.toBe(before);
    const stored = (await bench.inboxes.grants.open(inboxId))!;
    expect(bench.world.grants(dana).at(-1)).toMatchObject({ refreshToken: stored.refreshToken });
    expect(stored.subject).toBeDefined();
    expect((await browser.get(link)).text).toContain('The reconnect is already done');
    expect((await createBrowser().post(link, {})).text).toContain('The reconnect is already done');
  });

  it('asks with PKCE, a hint, a nonce and the prompt that fits the reason', async () => {
    const { browser, link } = await open(provider);
    const ask = async (url: string) => Object.fromEntries(new URL((await browser.press(url)).location).searchParams);
    const plain = await ask(link);
    expect(plain).toMatchObject({ login_hint: dana, code_challenge_method: 'S256', response_type: 'code' });
    expect(plain['state']).toMatch(/^[\w-]{43}$/);
    expect(plain['nonce']).toMatch(/^[\w-]{43}$/);
    const scopes = (plain['scope'] ?? '').split(' ').sort();
    if (provider === 'google') {
      expect(plain).toMatchObject({ access_type: 'offline', prompt: 'consent' });
      expect(scopes).toEqual(['email', 'https://www.googleapis.com/auth/gmail.readonly', 'openid']);
    } else {
      expect(plain['prompt']).toBeUndefined();
      expect(scopes).toEqual(['Mail.Read', 'User.Read', 'email', 'offline_access', 'openid', 'profile']);
    }
    const wrong = await ask(await bench.issue({ reason: 'wrong_account' }));
    expect(wrong['prompt']).toContain('select_account');
    expect((await ask(await bench.issue({ reason: 'permission_missing' })))['prompt']).toBe('consent');
  });

  it('with another account keeps the old grant byte for byte, and goes right at the second try', async () => {
    const { browser, link, before } = await open(provider);
    bench.world.setFault(dana, 'wrong_account');
    // Without a stored subject the address decides; the account that was chosen is another one.
    const page = await browser.get(await visitConsent((await browser.press(link)).location, { account: eve }));
    expect(page.status).toBe(409);
    expect(page.text).toContain('e•••@example.com');
    expect(page.text).not.toContain(eve);
    expect(await bench.storedGrant()).toBe(before);
    expect(bench.told).toMatchObject([{ refusal: { reason: 'wrong_account', account: 'e•••@example.com' } }]);
    const retry = await browser.press(link);
    expect(new URL(retry.location).searchParams.get('prompt')).toContain('select_account');
    expect((await browser.get(await visitConsent(retry.location, { account: dana }))).status).toBe(200);
  });

  it('with the mail permission left out keeps the old grant and names the permission', async () => {
    const { browser, link, before } = await open(provider);
    bench.world.setFault(dana, 'permission_unticked');
    const page = await browser.get(await visitConsent((await browser.press(link)).location));
    expect(page.text).toContain('reading your mail');
    expect(await bench.storedGrant()).toBe(before);
    expect(bench.told).toMatchObject([{ refusal: { reason: 'permission_missing', permissions: ['read_mail'] } }]);
    bench.world.setFault(dana, undefined);
    const retry = await browser.press(link);
    expect(new URL(retry.location).searchParams.get('prompt')).toBe('consent');
    expect((await browser.get(await visitConsent(retry.location))).text).toContain('Your inbox is reconnected');
  });

  it('that is cancelled changes nothing and leads back to the chat', async () => {
    const { browser, link, before } = await open(provider);
    const started = await browser.press(await bench.issue({ reason: 'permission_missing' }));
    const page = await browser.get(await visitConsent(started.location, { cancel: true }));
    expect(page.text).toContain('You cancelled the sign-in');
    expect(page.text).toContain('the assistant has written to you there');
    expect(await bench.storedGrant()).toBe(before);
    expect(bench.told).toMatchObject([{ refusal: { reason: 'cancelled' } }]);
    expect((await browser.get(link)).text).toContain('There is a newer link');
  });

  it('that our side breaks in the middle loses neither grant nor link', async () => {
    const { browser, link, before } = await open(provider);
    bench.faults.prove = new Error(`killed with ${dana}`);
    const broken = await browser.get(await visitConsent((await browser.press(link)).location));
    expect(broken.status).toBe(500);
    expect(broken.text).toContain('Something went wrong on our side');
    expect(broken.text).toContain(`href="${new URL(link).pathname}">Try again`);
    expect(broken.text).toContain('or write to it@northwind.example.');
    expect(bench.logged.join()).toContain('reconnect failed {"error":"Error"');
    expect(bench.logged.join()).not.toContain(dana);
    expect(await bench.storedGrant()).toBe(before);
    delete bench.faults.prove;
    expect((await browser.get(await visitConsent((await browser.press(link)).location))).status).toBe(200);
  });

  it.each([
    ['watch', 'provider_outage', 200, 'new mail comes later than usual'],
    ['mailbox_read', 'needs_refresh', 409, 'mail is still not coming through'],
  ] as const)('whose %s is refused (%s) beside a mailbox that can be read is kept, and says so', async (...found) => {
    const [stage, cause, status, title] = found;
    const { browser, link, before } = await open(provider);
    const evidence = [{ stage, at: '2026-11-22T18:45:00Z' }];
    const verdict = { cause, remedy: 'wait', certainty: 'likely', evidence } as unknown as Verdict;
    bench.faults.standingStill = verdict;
    const page = await browser.get(await visitConsent((await browser.press(link)).location));
    expect(page.status).toBe(status);
    expect(page.text).toContain(title);
    expect(page.text).toContain('Mail can be read, so we kept your sign-in.');
    expect(page.text).not.toContain('Try again');
    expect(await bench.storedGrant()).not.toBe(before);
    const stored = await bench.inboxes.grants.open(inboxId);
    const given = bench.world.grants(dana).at(-1);
    expect(given).toMatchObject({ refreshToken: stored?.refreshToken });
    expect(given).not.toHaveProperty('ended');
    expect(bench.told).toMatchObject([{ type: 'reconnect.refused', refusal: { reason: 'not_working', verdict } }]);
    expect((await browser.get(link)).text).toContain('The reconnect is already done');
  });

  it.each([
    ['our_misconfiguration', /invalid_client/],
    ['provider_down', /server_error|temporarily_unavailable/],
    ['reset', /temporarily_unavailable/],
    ['invalid_json', /server_error|temporarily_unavailable/],
  ] as const)('whose code exchange meets %s keeps the old grant and says so', async (fault, error) => {
    const { browser, link, before } = await open(provider);
    const back = await visitConsent((await browser.press(link)).location);
    bench.world.setFault(dana, fault);
    const page = await browser.get(back);
    expect(page.status).toBe(409);
    expect(page.text).toContain('did not let you through');
    expect(await bench.storedGrant()).toBe(before);
    expect(bench.told).toMatchObject([
      { refusal: { reason: 'provider', verdict: { rule: expect.stringMatching(error) } } },
    ]);
  });

  it('leaves no secret in the log', async () => {
    const { browser, link } = await open(provider);
    const started = await browser.press(link);
    const back = await visitConsent(started.location);
    await browser.get(back);
    const secrets = [link.split('/').at(-1)!, back.searchParams.get('code')!, back.searchParams.get('state')!, dana];
    expect(bench.logged).not.toEqual([]);
    for (const secret of secrets) expect(bench.logged.join('\n')).not.toContain(secret);
  });
});

describe('the reconnect page', () => {
  const scanners = [
    'Slackbot-LinkExpanding 1.0',
    'Microsoft Office/16.0 (SafeLinks)',
    'facebookexternalhit/1.1',
    'curl/8',
  ];

  it('is opened fifty times by scanners, with GET and HEAD, and still works', async () => {
    const { browser, link } = await open();
    for (let n = 0; n < 50; n += 1) {
      const headers = { 'user-agent': scanners[n % scanners.length]! };
      const response = await fetch(link, { method: n % 2 === 0 ? 'GET' : 'HEAD', headers });
      expect(response.status).toBe(200);
    }
    expect((await browser.get(await visitConsent((await browser.press(link)).location))).status).toBe(200);
    expect(bench.told).toHaveLength(1);
  });

  it('says whose inbox it is without the address, and is closed to frames, caches, robots and referrers', async () => {
    const { browser, link } = await open();
    const page = await browser.get(link);
    expect(page.text).toContain('d•••@example.com');
    expect(page.text).not.toContain(dana);
    const headers = Object.fromEntries(page.headers);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': expect.stringContaining('noindex'),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it('starts nothing without the proof its own form carries', async () => {
    const { browser, link } = await open();
    await browser.get(link);
    for (const proof of ['', 'x'.repeat(43)]) expect((await browser.post(link, { proof })).status).toBe(403);
    const page = await browser.get(link);
    const proof = /name="proof" value="([^"]*)"/.exec(page.text)![1]!;
    expect((await createBrowser().post(link, { proof })).status).toBe(403);
  });

  it('sets cookies that scripts and other sites cannot use', async () => {
    const { browser, link } = await open();
    const started = await browser.press(link);
    const [session] = started.headers.getSetCookie();
    expect(session).toMatch(/^reconnect-session=.+; Max-Age=86400; Path=\/; .*HttpOnly; SameSite=Lax$/);
  });

  it.each([
    { closed: 'expired', status: 410, title: 'This link has expired', change: async () => bench.advance(30 * 60_000) },
    { closed: 'retired', status: 410, title: 'There is a newer link', change: () => bench.issue() },
    { closed: 'of a removed inbox', status: 404, title: 'does not exist', change: () => bench.inboxes.remove(inboxId) },
  ])('of a link that is $closed says so and how to go on', async ({ status, title, change }) => {
    const { browser, link } = await open();
    await change();
    const page = await browser.get(link);
    expect(page.status).toBe(status);
    expect(page.text).toContain(title);
    expect(page.text).toContain('write “reconnect”');
  });

  it('of a link nobody issued, and any other address, is a page too', async () => {
    const { browser } = await open();
    expect((await browser.get(`${bench.url}/reconnect/<script>alert(1)</script>`)).text).not.toContain('<script>');
    expect((await browser.get(`${bench.url}/nowhere`)).status).toBe(404);
    const css = await browser.get(`${bench.url}/assets/reconnect.css`);
    expect(css.headers.get('content-type')).toContain('text/css');
  });
});

describe('a return from the provider', () => {
  it('with a forged state, without its cookie, and in another browser changes nothing', async () => {
    const { browser, link, before } = await open();
    const back = await visitConsent((await browser.press(link)).location);
    const forged = new URL(back);
    forged.searchParams.set('state', 'forged');
    expect((await browser.get(forged)).text).toContain('We do not know this sign-in');
    expect((await createBrowser().get(back)).text).toContain('finish in the browser you started in');
    const stranger = createBrowser();
    await stranger.press(link);
    expect((await stranger.get(back)).text).toContain('finish in the browser you started in');
    expect(await bench.storedGrant()).toBe(before);
    expect(bench.told).toEqual([]);
    expect((await browser.get(back)).status).toBe(200);
  });

  it('that comes twice has one effect', async () => {
    const { browser, link } = await open();
    const back = await visitConsent((await browser.press(link)).location);
    await browser.get(back);
    const after = await bench.storedGrant();
    const reloaded = await browser.get(back);
    expect(reloaded.status).toBe(410);
    expect(reloaded.text).toContain('The reconnect is already done');
    const elsewhere = await createBrowser().get(back);
    expect(elsewhere.status).toBe(409);
    expect(elsewhere.text).toContain('already received');
    expect(await bench.storedGrant()).toBe(after);
    expect(bench.told).toHaveLength(1);
  });

  it('ignores parameters that are given twice', async () => {
    const { browser } = await open();
    expect((await browser.get(`${bench.url}/oauth/google/callback?state=a&state=b&code=c`)).status).toBe(400);
  });
});

describe('another account at Google', () => {
  it.each([
    ['loses the grant it just gave', false],
    ['keeps it where an inbox lives on that account', true],
  ])('%s', async (_, connected) => {
    const { browser, link } = await open();
    if (connected) await bench.connect(eve, 'ib_2');
    bench.world.setFault(dana, 'wrong_account');
    await browser.get(await visitConsent((await browser.press(link)).location, { account: eve }));
    const ended = bench.world.grants(eve).map((grant) => grant.ended !== undefined);
    expect(ended).toEqual(connected ? [false, false] : [true]);
  });
});

describe('a full reconnect at Google', () => {
  it('ends the old grant when the button is pressed, and stores a new one', async () => {
    const { browser } = await open();
    const link = await bench.issue({ mode: 'full' });
    expect((await browser.get(link)).text).toContain('gives its present access back to Google');
    expect(bench.world.grants(dana)[0]!.ended).toBeUndefined();
    const started = await browser.press(link);
    expect(bench.world.grants(dana)[0]!.ended).toBeDefined();
    expect((await browser.get(await visitConsent(started.location))).status).toBe(200);
    expect(bench.world.grants(dana).at(-1)!.ended).toBeUndefined();
  });
});
