import { wordsFor } from '@reconnect/article';
import { createMovableClock, createSimulatedTeams } from '@reconnect/simulators';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startAppOnRedis } from '../../../tools/app-on-redis.ts';
import { wireTeams } from './wire.ts';

const sorry = wordsFor('en')('away.again');
const minute = 60_000;

let world: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  world = await start();
});
afterAll(() => world.close());

/** The Teams app as it is deployed, on a Redis that can be taken away. */
async function start() {
  const clock = createMovableClock({ follows: Date.now });
  const app = await startAppOnRedis({
    app: 'teams',
    clock,
    wire: wireTeams,
    variables: { TEAMS_LOCAL_UNAUTHENTICATED: '1' },
  });
  const botUrl = () => app.url;
  const teams = createSimulatedTeams({ clock, appId: 'c1d2e3f4-0a1b-4c2d-8e3f-405162738495', botUrl });
  await teams.listen();
  const said = (conversation: string) =>
    teams.world.activities(conversation).filter(({ from, text }) => from === undefined && text !== '');
  return {
    clock,
    teams,
    loseRedis: app.loseRedis,
    regainRedis: app.regainRedis,
    /** What was said without a card in a conversation: how often somebody was told. */
    told: (conversation: string) => said(conversation).map(({ text }) => text),
    answered: (conversation: string, words: string) =>
      teams.waitForActivity(
        (one) => one.conversation === conversation && one.from === undefined && JSON.stringify(one).includes(words),
      ),
    async close() {
      await app.close();
      await teams.close();
    },
  };
}

describe('while Redis is away', () => {
  beforeEach(() => world.clock.advance(10 * minute));

  it('who writes is refused and told in their language, once a minute, and is answered when it is back', async () => {
    const { teams, told, answered, clock } = world;
    const dana = teams.person({ name: 'Dana' });
    const eva = teams.person({ name: 'Eva', locale: 'es-MX' });
    await dana.writes('what can you do?');
    await answered(dana.chat, 'I look after inboxes');
    await world.loseRedis();

    const refused = await Promise.all([dana.writes('what can you do?'), dana.writes('hello?'), eva.writes('hola')]);
    expect(refused.map(({ outcome }) => outcome)).toEqual([503, 503, 503]);
    await answered(dana.chat, sorry);
    await answered(eva.chat, wordsFor('es')('away.again'));
    clock.advance(minute);
    expect((await dana.writes('what about now?')).outcome).toBe(503);
    await teams.waitFor(() => (told(dana.chat).length > 1 ? true : undefined));

    await world.regainRedis();
    const { outcome, activity } = await dana.writes('what can you do?');
    expect(outcome).toBe(200);
    const isAnswer = (one: { conversation: string; id: string; from?: string | undefined; summary?: unknown }) =>
      one.conversation === dana.chat && one.from === undefined && one.id > activity.id;
    await teams.waitForActivity(isAnswer);
    expect([told(dana.chat), told(eva.chat)]).toEqual([[sorry, sorry], [wordsFor('es')('away.again')]]);
  });

  it('who asks for their inboxes, or in a channel, is told where they asked, without a word about anybody', async () => {
    const { teams, told, answered } = world;
    const robin = teams.person({ name: 'Robin' });
    const channel = teams.channel('maintenance');
    await world.loseRedis();
    expect((await robin.writes('my inboxes')).outcome).toBe(503);
    const { outcome, activity } = await robin.mentionsInChannel(channel, 'is robin@northwind.example broken?');
    expect(outcome).toBe(503);
    await answered(robin.chat, sorry);
    await answered(activity.conversation, sorry);
    expect(told(activity.conversation)).toEqual([sorry]);
    await world.regainRedis();
  });

  it('who presses a button is told under the card, and the same press counts when it is back', async () => {
    const { teams, told, answered } = world;
    const kim = teams.person({ name: 'Kim' });
    await kim.writes('what can you do?');
    const card = await answered(kim.chat, 'I look after inboxes');
    const [title = ''] = /"title":"([^"]+)"/.exec(JSON.stringify(card.attachments))?.slice(1) ?? [];
    await world.loseRedis();
    const failed = await kim.presses(card, title);
    expect(JSON.parse(failed.body ?? '')).toMatchObject({ statusCode: 500, value: { message: sorry } });
    const submitted = await kim.presses(card, title, { asSubmit: true });
    expect(submitted.outcome).toBe(503);
    await answered(kim.chat, sorry);
    await world.regainRedis();
    expect(await kim.presses(card, title)).toMatchObject({ result: { shows: 'message', message: 'Got it.' } });
    expect(told(kim.chat)).toEqual([sorry]);
  });

  it('who adds the app or removes it has asked nothing, and is told nothing', async () => {
    const { teams, told } = world;
    const noor = teams.person({ name: 'Noor' });
    const channel = teams.channel('office');
    await world.loseRedis();
    await noor.installs();
    await noor.addsTo(channel);
    await noor.uninstalls();
    const installations = teams.deliveries().filter(({ type }) => type === 'installationUpdate');
    expect(installations.map(({ outcome }) => outcome)).toEqual([503, 503, 503]);
    await world.regainRedis();
    expect([told(noor.chat), told(channel)]).toEqual([[], []]);
  });
});
