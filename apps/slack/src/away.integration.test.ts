import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wordsFor } from '@reconnect/article';
import { createLog, createMetrics, openCapabilities, readEnvironment, type Wired } from '@reconnect/hosting';
import { createMovableClock, createSimulatedSlack } from '@reconnect/simulators';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startRedis, type TestRedis } from '../../../tools/redis.ts';
import { createInstallLink } from './install/install-link.ts';
import { wireSlack } from './wire.ts';

const client = { clientId: '1.2', clientSecret: 'a-client-secret' };
const stateSecret = 'a-state-secret-of-32-characters!';
const signingSecret = 'a-signing-secret';
const team = 'T0SIMULATED';
const minute = 60_000;
const words = wordsFor('en');
const [later, again] = [words('away.later'), words('away.again')];

const folder = mkdtempSync(join(tmpdir(), 'slack-away-'));
let redis: TestRedis;
let world: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  redis = await startRedis({ appendOnly: folder });
  world = await start(redis.url);
});
afterAll(async () => {
  await world.close();
  await redis.stop();
  rmSync(folder, { recursive: true });
});

/** The Slack app as it is deployed for many workspaces, installed in one, on a Redis that can be taken away. */
async function start(STORE: string) {
  const clock = createMovableClock({ follows: Date.now });
  let wired: Wired | undefined;
  const server = createServer((request, response) => wired?.handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const slack = createSimulatedSlack({ clock, signingSecret, botToken: 'xoxb-nobody', appUrl: () => appUrl, client });
  const environment = readEnvironment('slack', {
    ...{ STORE, PUBLIC_URL: 'https://web.example', LOG_LEVEL: 'silent' },
    ...{ GRANT_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}` },
    ...{ GOOGLE_CLIENT_ID: 'g', GOOGLE_CLIENT_SECRET: 'not-a-real-secret' },
    ...{ MICROSOFT_CLIENT_ID: 'm', MICROSOFT_CLIENT_SECRET: 'not-a-real-secret' },
    ...{ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'assistant@aptly.example' },
    ...{ SLACK_SIGNING_SECRET: signingSecret, SLACK_STATE_SECRET: stateSecret, SLACK_API_URL: await slack.listen() },
    ...{ SLACK_CLIENT_ID: client.clientId, SLACK_CLIENT_SECRET: client.clientSecret },
  });
  const [log, metrics] = [createLog('slack', 'silent'), createMetrics('slack')];
  const capabilities = await openCapabilities(environment, { clock, log, metrics });
  const app = wireSlack({ environment, capabilities, log, metrics });
  wired = app;
  app.start();
  const link = createInstallLink({ appUrl, workspace: 'acme', expiresAt: clock.now() + minute, secret: stateSecret });
  const begun = await fetch(link, { redirect: 'manual' });
  const [cookie = ''] = (begun.headers.get('set-cookie') ?? '').split(';');
  const back = slack.installs.agrees(begun.headers.get('location') ?? '', { team });
  await fetch(back, { headers: { cookie } });
  return {
    ...{ clock, slack, capabilities },
    /** Publishes a home as another process would: this one knows nothing of it. */
    async publishesHome(user: string) {
      const { secret = '{}' } = (await capabilities.slackInstallations.find(team)) ?? {};
      const view = { type: 'home', blocks: [{ type: 'divider' }] };
      await fetch(new URL('views.publish', environment.SLACK_API_URL), {
        method: 'POST',
        headers: { authorization: `Bearer ${JSON.parse(secret).token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ user_id: user, view }),
      });
    },
    /** The app's messages that are these words: how often somebody was told. */
    told: (channel: string, sentence: string) =>
      slack.world.messages(channel).filter(({ byApp, text }) => byApp && text === sentence),
    heard: (channel: string, sentence: string) =>
      slack.waitForMessage((one) => one.channel === channel && one.byApp && JSON.stringify(one).includes(sentence)),
    async close() {
      await app.stop();
      await capabilities.close();
      await slack.close();
      server.close();
    },
  };
}

async function bringBack() {
  redis = await startRedis({ appendOnly: folder, port: Number(new URL(redis.url).port) });
  await vi.waitFor(() => world.capabilities.storage.ping(), { timeout: 5_000, interval: 20 });
}

/** Somebody whose token and language the app has come to know, and the answer they got. */
async function acquaintance(name: string, locale = 'en-US') {
  const person = world.slack.person({ name, locale });
  await person.writes('help');
  const answer = await world.slack.waitForMessage((one) => one.channel === person.dm && one.byApp);
  return { person, answer };
}

describe('while Redis is away', () => {
  beforeEach(() => world.clock.advance(20 * minute));

  it('who writes is told once in their language, Slack is asked to try again, and is answered when it is back', async () => {
    const { slack, clock, told, heard } = world;
    const { person: ada } = await acquaintance('Ada');
    const { person: eva } = await acquaintance('Eva', 'es-MX');
    await redis.stop();
    // Whatever the app knows of the workspace's token by itself is older than it would have it.
    clock.advance(minute);
    const [written, repeated] = await Promise.all([ada.writes('what can you do?'), ada.writes('hello?')]);
    expect([written.outcome, repeated.outcome, (await eva.writes('hola')).outcome]).toEqual([503, 503, 503]);
    await heard(ada.dm, later);
    await heard(eva.dm, wordsFor('es')('away.later'));
    const tried = (retry: number) =>
      slack.waitFor(() => slack.attempts().find((one) => one.id === written.id && one.retry === retry));
    clock.advance(0);
    await tried(1);
    clock.advance(minute);
    expect(await tried(2)).toMatchObject({ outcome: 503 });
    expect(told(ada.dm, later)).toMatchObject([{ threadTs: written.message.ts }]);

    await bringBack();
    clock.advance(5 * minute);
    expect(await tried(3)).toMatchObject({ outcome: 200 });
    await slack.waitForMessage(
      ({ byApp, threadTs, text }) => byApp && threadTs === written.message.ts && text !== later,
    );
    expect(told(ada.dm, later)).toHaveLength(1);
  });

  it('who mentions the app where others read is told alone', async () => {
    const { slack, heard } = world;
    const { person: bo } = await acquaintance('Bo');
    const general = slack.channel('general');
    await redis.stop();
    expect((await bo.mentions(general, 'is my inbox broken?')).outcome).toBe(503);
    expect(await heard(general, later)).toMatchObject({ onlyFor: bo.id, text: later });
    await bringBack();
  });

  it('who uses the command reads it in the answer, every time', async () => {
    const { person: cy } = await acquaintance('Cy');
    await redis.stop();
    for (const _time of [1, 2]) {
      const { outcome, body } = await cy.runs('/inbox', 'status');
      expect([outcome, JSON.parse(body)]).toEqual([200, { response_type: 'ephemeral', text: again }]);
    }
    await bringBack();
    expect((await cy.runs('/inbox', 'status')).body).toContain('direct message');
  });

  it('who presses a button or uses a shortcut is told in the direct message, once a minute', async () => {
    const { clock, told, heard } = world;
    const { person: di, answer } = await acquaintance('Di');
    const button = JSON.stringify(answer.blocks).match(/"action_id":"(ir:[^"]+)"/)?.[1] ?? expect.fail('no button');
    await redis.stop();
    expect((await di.uses('ir_check')).outcome).toBe(503);
    await heard(di.dm, again);
    expect((await di.clicks(answer, button)).outcome).toBe(503);
    expect(told(di.dm, again)).toHaveLength(1);
    clock.advance(minute);
    expect((await di.clicks(answer, button)).outcome).toBe(503);
    await world.slack.waitFor(() => (told(di.dm, again).length === 2 ? true : undefined));
    await bringBack();
    expect((await di.clicks(answer, button)).outcome).toBe(200);
  });

  it('who opens their home for the first time reads it there, and sees their inboxes when it is back', async () => {
    const { slack, clock } = world;
    await acquaintance('Nobody');
    const el = slack.person({ name: 'El' });
    await redis.stop();
    expect((await el.opensHome()).outcome).toBe(503);
    const home = await slack.waitFor(() => slack.world.homeOf(el.id));
    expect(JSON.stringify(home.blocks)).toContain(later);
    await bringBack();
    clock.advance(minute);
    await slack.waitFor(() => {
      const now = JSON.stringify(slack.world.homeOf(el.id)?.blocks);
      return now.includes(later) ? undefined : now;
    });
  });

  it('who has a home that another process published keeps it', async () => {
    const { slack, publishesHome } = world;
    await acquaintance('Nobody else');
    const flo = slack.person({ name: 'Flo' });
    await publishesHome(flo.id);
    const kept = slack.world.homeOf(flo.id) ?? expect.fail('no home');
    await redis.stop();
    expect((await flo.opensHome()).outcome).toBe(503);
    // What is said after an answer is said in the order of the answers.
    await flo.writes('hello?');
    await world.heard(flo.dm, later);
    expect(slack.world.homeOf(flo.id)).toEqual(kept);
    await bringBack();
  });

  it('who wrote into a window reads it there, and keeps what was written to send it again', async () => {
    const { slack, told, heard } = world;
    const { person: gil } = await acquaintance('Gil');
    await gil.writes('I want to talk to a person');
    const asked = await heard(gil.dm, 'Add a note');
    expect((await gil.clicks(asked, 'Add a note')).outcome).toBe(200);
    const modal = await slack.waitFor(() => slack.world.modalsOf(gil.id)[0]);
    await redis.stop();
    const { outcome, errors } = await gil.submits(modal, { words: 'It began yesterday' });
    expect([outcome, errors]).toEqual([200, { words: again }]);
    expect(slack.world.modalsOf(gil.id)).toHaveLength(1);
    // Whether the question still waits is not known, so no other window opens.
    expect((await gil.clicks(asked, 'Add a note')).outcome).toBe(503);
    await heard(gil.dm, again);
    await bringBack();
    expect(await gil.submits(modal, { words: 'It began yesterday' })).toMatchObject({ outcome: 200 });
    expect(slack.world.modalsOf(gil.id)).toEqual([]);
    expect(told(gil.dm, again)).toHaveLength(1);
  });
});
