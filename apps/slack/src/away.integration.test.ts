import { wordsFor } from '@reconnect/article';
import { createMovableClock, createSimulatedSlack } from '@reconnect/simulators';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startAppOnRedis } from '../../../tools/app-on-redis.ts';
import { createInstallLink } from './install/install-link.ts';
import { wireSlack } from './wire.ts';

const client = { clientId: '1.2', clientSecret: 'a-client-secret' };
const stateSecret = 'a-state-secret-of-32-characters!';
const signingSecret = 'a-signing-secret';
const team = 'T0SIMULATED';
const minute = 60_000;
const words = wordsFor('en');
const [later, again] = [words('away.later'), words('away.again')];

let world: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  world = await start();
});
afterAll(() => world.close());

/** The Slack app as it is deployed for many workspaces, installed in one, on a Redis that can be taken away. */
async function start() {
  const clock = createMovableClock({ follows: Date.now });
  let appUrl = '';
  const slack = createSimulatedSlack({ clock, signingSecret, botToken: 'xoxb-nobody', appUrl: () => appUrl, client });
  const apiUrl = await slack.listen();
  const app = await startAppOnRedis({
    app: 'slack',
    clock,
    wire: wireSlack,
    variables: {
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_STATE_SECRET: stateSecret,
      SLACK_API_URL: apiUrl,
      SLACK_CLIENT_ID: client.clientId,
      SLACK_CLIENT_SECRET: client.clientSecret,
    },
  });
  appUrl = app.url;
  const link = createInstallLink({ appUrl, workspace: 'acme', expiresAt: clock.now() + minute, secret: stateSecret });
  const begun = await fetch(link, { redirect: 'manual' });
  const [cookie = ''] = (begun.headers.get('set-cookie') ?? '').split(';');
  const back = slack.installs.agrees(begun.headers.get('location') ?? '', { team });
  await fetch(back, { headers: { cookie } });
  return {
    clock,
    slack,
    loseRedis: app.loseRedis,
    regainRedis: app.regainRedis,
    /** Publishes a home as another process would: this one knows nothing of it. */
    async publishesHome(user: string) {
      const { secret = '{}' } = (await app.capabilities.slackInstallations.find(team)) ?? {};
      const view = { type: 'home', blocks: [{ type: 'divider' }] };
      await fetch(new URL('views.publish', apiUrl), {
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
      await app.close();
      await slack.close();
    },
  };
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
    await world.loseRedis();
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

    await world.regainRedis();
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
    await world.loseRedis();
    expect((await bo.mentions(general, 'is my inbox broken?')).outcome).toBe(503);
    expect(await heard(general, later)).toMatchObject({ onlyFor: bo.id, text: later });
    await world.regainRedis();
  });

  it('who uses the command reads it in the answer, every time', async () => {
    const { person: cy } = await acquaintance('Cy');
    await world.loseRedis();
    for (const _time of [1, 2]) {
      const { outcome, body } = await cy.runs('/inbox', 'status');
      expect([outcome, JSON.parse(body)]).toEqual([200, { response_type: 'ephemeral', text: again }]);
    }
    await world.regainRedis();
    expect((await cy.runs('/inbox', 'status')).body).toContain('direct message');
  });

  it('who presses a button or uses a shortcut is told in the direct message, once a minute', async () => {
    const { clock, told, heard } = world;
    const { person: di, answer } = await acquaintance('Di');
    const button = JSON.stringify(answer.blocks).match(/"action_id":"(ir:[^"]+)"/)?.[1] ?? expect.fail('no button');
    await world.loseRedis();
    expect((await di.uses('ir_check')).outcome).toBe(503);
    await heard(di.dm, again);
    expect((await di.clicks(answer, button)).outcome).toBe(503);
    expect(told(di.dm, again)).toHaveLength(1);
    clock.advance(minute);
    expect((await di.clicks(answer, button)).outcome).toBe(503);
    await world.slack.waitFor(() => (told(di.dm, again).length === 2 ? true : undefined));
    await world.regainRedis();
    expect((await di.clicks(answer, button)).outcome).toBe(200);
  });

  it('who opens their home for the first time reads it there, and sees their inboxes when it is back', async () => {
    const { slack, clock } = world;
    await acquaintance('Nobody');
    const el = slack.person({ name: 'El' });
    await world.loseRedis();
    expect((await el.opensHome()).outcome).toBe(503);
    const home = await slack.waitFor(() => slack.world.homeOf(el.id));
    expect(JSON.stringify(home.blocks)).toContain(later);
    await world.regainRedis();
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
    await world.loseRedis();
    expect((await flo.opensHome()).outcome).toBe(503);
    // What is said after an answer is said in the order of the answers.
    await flo.writes('hello?');
    await world.heard(flo.dm, later);
    expect(slack.world.homeOf(flo.id)).toEqual(kept);
    await world.regainRedis();
  });

  it('who wrote into a window reads it there, and keeps what was written to send it again', async () => {
    const { slack, told, heard } = world;
    const { person: gil } = await acquaintance('Gil');
    await gil.writes('I want to talk to a person');
    const asked = await heard(gil.dm, 'Add a note');
    expect((await gil.clicks(asked, 'Add a note')).outcome).toBe(200);
    const modal = await slack.waitFor(() => slack.world.modalsOf(gil.id)[0]);
    await world.loseRedis();
    const { outcome, errors } = await gil.submits(modal, { words: 'It began yesterday' });
    expect([outcome, errors]).toEqual([200, { words: again }]);
    expect(slack.world.modalsOf(gil.id)).toHaveLength(1);
    // Whether the question still waits is not known, so no other window opens.
    expect((await gil.clicks(asked, 'Add a note')).outcome).toBe(503);
    await heard(gil.dm, again);
    await world.regainRedis();
    expect(await gil.submits(modal, { words: 'It began yesterday' })).toMatchObject({ outcome: 200 });
    expect(slack.world.modalsOf(gil.id)).toEqual([]);
    expect(told(gil.dm, again)).toHaveLength(1);
  });
});
