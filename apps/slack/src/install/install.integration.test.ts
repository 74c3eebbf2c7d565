import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHolds, createInFlight, openStore } from '@reconnect/hosting';
import { createSlackInstallations } from '@reconnect/hosting/installations';
import { createMovableClock, createSimulatedSlack } from '@reconnect/simulators';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { createSlackApi } from '../out/web-api.ts';
import { createInstallDoor } from './install-door.ts';
import { createInstallLink } from './install-link.ts';
import { createSlackOAuth } from './oauth.ts';
import { createTokens } from './tokens.ts';

const client = { clientId: '1.2', clientSecret: 'a-client-secret' };
const secret = 'a-state-secret-of-32-characters!';
const hour = 3_600_000;

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function start(workspace?: string) {
  const clock = createMovableClock(Date.parse('2026-11-22T09:00:00Z'));
  const logged: string[] = [];
  const note = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
  const log = { info: note, warn: note, error: note };
  let server: Server | undefined;
  const appUrl = () => `http://127.0.0.1:${(server?.address() as AddressInfo | undefined)?.port}`;
  const slack = createSimulatedSlack({ clock, signingSecret: 's', botToken: 'xoxb-other', appUrl, client });
  const url = await slack.listen();
  const store = await openStore('memory', clock);
  const keys = `k1:${randomBytes(32).toString('base64')}`;
  const installations = createSlackInstallations({ storage: store.storage, clock, keys });
  const oauth = createSlackOAuth({ ...client, url, clock });
  const inFlight = createInFlight(clock);
  const authorizeUrl = new URL('/oauth/v2/authorize', url).href;
  let waiting = 0;
  const limits = { wait: async () => waiting };
  const door = createInstallDoor({
    authorizeUrl,
    clientId: client.clientId,
    secret,
    workspace,
    storage: store.storage,
    installations,
    oauth,
    limits,
    clock,
    inFlight,
    log,
  });
  server = createServer((request, response) => {
    if (!door(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  ending.push(
    () => oauth.close(),
    // Before it: a call that hangs would be waited for.
    () => slack.close(),
    async () => server?.close(),
  );
  const link = (to = 'acme') =>
    createInstallLink({ appUrl: appUrl(), workspace: to, expiresAt: clock.now() + hour, secret });
  const get = (address: string, cookie = '') => fetch(address, { redirect: 'manual', headers: { cookie } });

  /** Opens a link in a browser of its own, as far as Slack's page. */
  async function opens(address: string) {
    const response = await get(address);
    const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
    return { response, cookie, slackPage: response.headers.get('location') ?? '' };
  }
  async function installs(place: Parameters<typeof slack.installs.agrees>[1], address = link()) {
    const { cookie, slackPage } = await opens(address);
    return get(slack.installs.agrees(slackPage, place), cookie);
  }
  const tokensOfAProcess = () => createTokens({ installations, oauth, clock, log });
  /** How many seconds everybody is told to wait from now on. */
  const tellsToWait = (seconds: number) => {
    waiting = seconds;
  };
  const world = { clock, slack, url, installations, logged, link, get, opens, installs, tokensOfAProcess, appUrl };
  return { ...world, tellsToWait };
}

describe('installing', () => {
  it('of an address that asked too often waits, and goes on where it was', async () => {
    const { opens, get, slack, link, tellsToWait, installations } = await start();
    const { cookie, slackPage } = await opens(link());
    const back = slack.installs.agrees(slackPage, { team: 'T1' });
    tellsToWait(7);
    const refused = await fetch(back, { headers: { cookie, 'accept-language': 'es' } });
    expect(refused.status).toBe(429);
    expect(Object.fromEntries(refused.headers)).toMatchObject({ 'retry-after': '7', 'cache-control': 'no-store' });
    expect(refused.headers.get('set-cookie')).toBeNull();
    expect(await refused.text()).toContain('<h1>Espere un minuto, por favor</h1>');
    tellsToWait(0);
    expect((await get(back, cookie)).status).toBe(200);
    expect(await installations.find('T1')).toMatchObject({ workspace: 'acme' });
  });

  it('sends the browser to Slack with what the app needs, and nothing of the link', async () => {
    const { opens, link } = await start();
    const { response, slackPage, cookie } = await opens(link());
    expect(response.status).toBe(302);
    const asked = new URL(slackPage).searchParams;
    expect(asked.get('client_id')).toBe(client.clientId);
    expect(asked.get('scope')).toContain('users:read.email');
    expect(slackPage).not.toContain('acme');
    expect(response.headers.get('set-cookie')).toMatch(/; Path=\/; Max-Age=600; Secure; HttpOnly; SameSite=Lax$/);
    expect(cookie).toMatch(/^__Host-/);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('binds a team to the workspace of the link', async () => {
    const { installs, installations, tokensOfAProcess } = await start();
    const response = await installs({ team: 'T1' });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('The app is installed');
    expect(await installations.find('T1')).toMatchObject({ workspace: 'acme' });
    expect(await tokensOfAProcess().of('T1')).toMatch(/^xoxe\.xoxb-/);
    expect(await tokensOfAProcess().of('T2')).toBeUndefined();
  });

  it('binds a whole enterprise', async () => {
    const { installs, installations } = await start();
    await installs({ enterprise: 'E1' });
    expect(await installations.find('E1')).toMatchObject({ workspace: 'acme' });
  });

  it('without a signed link leads to the one fixed workspace, or nowhere', async () => {
    const fixed = await start('the-one');
    await fixed.installs({ team: 'T1' }, `${fixed.appUrl()}/slack/install`);
    expect(await fixed.installations.find('T1')).toMatchObject({ workspace: 'the-one' });
    const none = await start();
    expect((await none.opens(`${none.appUrl()}/slack/install`)).response.status).toBe(403);
  });

  it.each([
    ['forged', (link: string) => link.replace('acme', 'evil'), /does not work/],
    ['expired', (link: string) => link, /has expired/],
  ])('by a link that is %s does not begin', async (name, change, words) => {
    const { opens, link, clock } = await start();
    const address = change(link());
    if (name === 'expired') clock.advance(hour);
    const { response, slackPage } = await opens(address);
    expect(response.status).toBe(403);
    expect(await response.text()).toMatch(words);
    expect(slackPage).toBe('');
  });

  it('ends once, in time, and in the browser it began in', async () => {
    const { opens, link, get, slack, clock, installations } = await start();
    const { slackPage, cookie } = await opens(link());
    const back = () => slack.installs.agrees(slackPage, { team: 'T1' });
    const other = await opens(link());
    expect((await get(back())).status).toBe(400);
    expect((await get(back(), other.cookie)).status).toBe(400);
    expect((await get(back().replace(/state=.{5}/, 'state=AAAAA'), cookie)).status).toBe(400);
    expect(await installations.find('T1')).toBeUndefined();
    expect((await get(back(), cookie)).status).toBe(200);
    expect((await get(back(), cookie)).status).toBe(400);
    const late = await opens(link());
    const lateBack = slack.installs.agrees(late.slackPage, { team: 'T2' });
    clock.advance(10 * 60_000);
    expect((await get(lateBack, late.cookie)).status).toBe(400);
    expect(await installations.find('T2')).toBeUndefined();
  });

  it('is not ended by what somebody else makes its browser open', async () => {
    const { get, link, opens, slack } = await start();
    const { slackPage, cookie } = await opens(link());
    const back = slack.installs.agrees(slackPage, { team: 'T1' });
    for (const address of [back.replace(/state=.{5}/, 'state=AAAAA'), link().replace(/sig=.{5}/, 'sig=AAAAA')]) {
      expect((await get(address, cookie)).headers.get('set-cookie')).toBeNull();
    }
    const done = await get(back, cookie);
    expect(done.headers.get('set-cookie')).toMatch(/^__Host-slack-install=; .*Max-Age=0/);
    expect(done.headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(done.headers.get('x-frame-options')).toBe('DENY');
  });

  it('ends once, also when the browser comes back twice at the same time', async () => {
    const { opens, link, get, slack } = await start();
    const { slackPage, cookie } = await opens(link());
    const backs = ['T1', 'T2'].map((team) => get(slack.installs.agrees(slackPage, { team }), cookie));
    expect((await Promise.all(backs)).map(({ status }) => status).toSorted()).toEqual([200, 400]);
  });

  it('that was cancelled at Slack changes nothing', async () => {
    const { opens, link, get, slack, installations } = await start();
    const { slackPage, cookie } = await opens(link());
    const response = await get(slack.installs.cancels(slackPage), cookie);
    expect(await response.text()).toContain('Nothing was installed');
    expect(await installations.find('T1')).toBeUndefined();
  });

  it('for another account at Aptly is refused while the team belongs to one', async () => {
    const { installs, link, installations } = await start();
    await installs({ team: 'T1' });
    expect((await installs({ team: 'T1' }, link('evil'))).status).toBe(409);
    expect(await installations.find('T1')).toMatchObject({ workspace: 'acme' });
  });

  it('that Slack refuses or never answers is told so, and leaves nothing secret in the log', async () => {
    const { installs, slack, logged } = await start();
    const body = { ok: false, error: 'bad_client_secret' };
    slack.faults.inject('oauth.v2.access', { kind: 'answer', status: 200, body });
    expect((await installs({ team: 'T1' })).status).toBe(502);
    slack.faults.inject('oauth.v2.access', { kind: 'reset' });
    expect((await installs({ team: 'T1' })).status).toBe(502);
    expect(logged.join()).not.toMatch(/code\.|a-client-secret|xox/);
    expect(logged.join()).toContain('bad_client_secret');
  });

  it('answers nothing but GET, and leaves other paths to others', async () => {
    const { appUrl } = await start();
    expect((await fetch(`${appUrl()}/slack/install`, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${appUrl()}/slack/installations`)).status).toBe(404);
  });

  it('speaks the language of the browser', async () => {
    const { appUrl } = await start();
    const headers = { 'accept-language': 'es-MX,es;q=0.9' };
    expect(await (await fetch(`${appUrl()}/slack/install`, { headers })).text()).toContain('Este enlace no funciona');
  });
});

/** How often Slack was asked for another token, whatever it said. */
const askedToRefresh = ({ calls }: { calls(): readonly { readonly args: object }[] }) =>
  calls().filter(({ args }) => 'grant_type' in args).length;

describe('tokens that rotate', () => {
  const nearEnd = 10.5 * hour;

  it('are renewed once, however many processes ask at the same time', async () => {
    const { installs, slack, clock, tokensOfAProcess } = await start();
    await installs({ team: 'T1' });
    const first = await tokensOfAProcess().of('T1');
    clock.advance(nearEnd);
    const processes = [tokensOfAProcess(), tokensOfAProcess(), tokensOfAProcess()];
    const asked = await Promise.all(processes.flatMap((tokens) => [tokens.of('T1'), tokens.of('T1')]));
    expect(askedToRefresh(slack)).toBe(1);
    // Who did not renew it speaks on with the one before, which lives for a while yet.
    expect(new Set(asked).size).toBeLessThanOrEqual(2);
    clock.advance(60_000);
    const later = new Set(await Promise.all(processes.map((tokens) => tokens.of('T1'))));
    expect(later.size).toBe(1);
    expect(later).not.toContain(first);
  });

  it('are waited for by all once the one before has ended', async () => {
    const { installs, slack, clock, tokensOfAProcess } = await start();
    await installs({ team: 'T1' });
    clock.advance(13 * hour);
    const asking = Promise.all([tokensOfAProcess().of('T1'), tokensOfAProcess().of('T1')]);
    const timeGoesBy = setInterval(() => clock.advance(100));
    onTestFinished(() => clearInterval(timeGoesBy));
    const [one, other] = await asking;
    expect(one).toBe(other);
    expect(askedToRefresh(slack)).toBe(1);
  });

  it('speak on while Slack cannot renew them, and are renewed when it can', async () => {
    const { installs, slack, clock, tokensOfAProcess, logged } = await start();
    await installs({ team: 'T1' });
    const tokens = tokensOfAProcess();
    const first = await tokens.of('T1');
    clock.advance(nearEnd);
    slack.faults.inject('oauth.v2.access', { kind: 'answer', status: 503, body: {} });
    expect(await tokens.of('T1')).toBe(first);
    expect(logged.join()).toContain('could not be renewed');
    clock.advance(30_000);
    expect(await tokens.of('T1')).not.toBe(first);
  });

  it('that ended and cannot be renewed are none', async () => {
    const { installs, slack, clock, tokensOfAProcess } = await start();
    await installs({ team: 'T1' });
    slack.installs.end({ team: 'T1' });
    clock.advance(13 * hour);
    expect(await tokensOfAProcess().of('T1')).toBeUndefined();
  });

  it('of a removed installation are not brought back by a renewal that was under way', async () => {
    const { installs, installations, clock, tokensOfAProcess, slack } = await start();
    await installs({ team: 'T1' });
    clock.advance(nearEnd);
    slack.faults.inject('oauth.v2.access', { kind: 'hang' });
    void tokensOfAProcess().of('T1');
    while ((await installations.find('T1'))?.lease === undefined) await new Promise((resolve) => setImmediate(resolve));
    await installations.remove('T1', clock.now());
    expect(await tokensOfAProcess().of('T1')).toBeUndefined();
  });

  it('are looked up anew when Slack no longer takes one', async () => {
    const { installs, slack, url, clock, tokensOfAProcess } = await start();
    await installs({ team: 'T0SIMULATED' });
    const api = createSlackApi({ url, clock, holds: createHolds({ clock }), token: tokensOfAProcess().of });
    ending.push(() => api.close());
    const ada = slack.person({ name: 'Ada' });
    const asks = () => api.call({ method: 'users.info', tenant: 'T0SIMULATED', args: { user: ada.id } });
    await asks();
    slack.installs.end({ team: 'T0SIMULATED' });
    await installs({ team: 'T0SIMULATED' });
    await expect(asks()).resolves.toMatchObject({ ok: true });
  });
});
