import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asking, benchAppId, benchStart, cardMessage, openTeamsBench, type TeamsBench } from './teams-bench.ts';
import type { TeamsActivity } from './teams-state.ts';

describe('what the simulated Teams sends', () => {
  let bench: TeamsBench;
  beforeEach(async () => {
    bench = await openTeamsBench();
  });
  afterEach(() => bench.close());

  const said = () => bench.bot.heard.map((one) => one.said);

  async function ask(conversation = bench.ana.chat): Promise<TeamsActivity> {
    await bench.connect(`POST conversations/${conversation}/activities`, asking);
    return bench.teams.waitForActivity(({ from }) => from === undefined);
  }

  function answerInvoke(body: unknown): void {
    bench.bot.answerWith((response) => void response.json(body));
  }

  it('sends a message with all that Teams tells of its writer', async () => {
    const { outcome, activity } = await bench.ana.writes('my <inbox> stopped');
    expect(outcome).toBe(200);
    expect(said()).toMatchObject([
      {
        type: 'message',
        id: activity.id,
        channelId: 'msteams',
        serviceUrl: bench.addresses.serviceUrl,
        timestamp: new Date(benchStart).toISOString(),
        text: 'my <inbox> stopped',
        attachments: [{ contentType: 'text/html', content: '<p>my &lt;inbox&gt; stopped</p>' }],
        from: { id: bench.ana.id, name: 'Ana Ruiz', aadObjectId: bench.ana.aadObjectId },
        recipient: { id: `28:${benchAppId}` },
        conversation: { id: bench.ana.chat, conversationType: 'personal', tenantId: expect.any(String) },
        channelData: { tenant: { id: expect.any(String) } },
        entities: [{ type: 'clientInfo', locale: 'es-ES', country: 'ES', timezone: 'Europe/Madrid' }],
        locale: 'es-ES',
      },
    ]);
    expect(bench.bot.heard[0]?.headers).not.toHaveProperty('authorization');
  });

  it('marks the bot in a message of a channel and names the thread', async () => {
    const channel = bench.teams.channel('general');
    const { activity } = await bench.ana.mentionsInChannel(channel, 'why?');
    expect(said()).toMatchObject([
      {
        text: '<at>Inbox Reconnect</at> why?',
        entities: [
          { type: 'mention', text: '<at>Inbox Reconnect</at>', mentioned: { id: `28:${benchAppId}` } },
          { type: 'clientInfo' },
        ],
        conversation: { id: `${channel};messageid=${activity.id}`, conversationType: 'channel', isGroup: true },
        channelData: { teamsChannelId: channel, team: { id: expect.any(String) } },
      },
    ]);
  });

  it('tells twice of its members and then of an installation, which alone has a language, and of a removal', async () => {
    await bench.ana.installs();
    await bench.ana.uninstalls();
    const members = { type: 'conversationUpdate', membersAdded: [{ id: `28:${benchAppId}` }, { id: bench.ana.id }] };
    const language = { locale: 'es-ES', entities: [{ type: 'clientInfo', locale: 'es-ES' }] };
    expect(said()).toMatchObject([
      members,
      members,
      { type: 'installationUpdate', action: 'add', ...language },
      { type: 'installationUpdate', action: 'remove', ...language },
    ]);
    for (const event of said().slice(0, 2)) expect(event).not.toHaveProperty('locale');
    for (const event of said().slice(0, 2)) expect(event).not.toHaveProperty('entities');
    expect(JSON.stringify(said())).not.toContain('Madrid');
  });

  it('marks where a message is quoted, as Teams does within its text', async () => {
    const asked = await ask();
    const { activity } = await bench.ana.repliesTo(asked, 'a <b> c');
    expect(said()).toMatchObject([
      {
        id: activity.id,
        text: `<quoted messageId="${asked.id}"/> a <b> c`,
        entities: [{ type: 'quotedReply', quotedReply: { messageId: asked.id } }, { type: 'clientInfo' }],
      },
    ]);
  });

  it('sends a message again that is not answered within 15 s, with its id', async () => {
    bench.bot.answerWith(() => undefined);
    const writing = bench.ana.writes('hi');
    await bench.bot.heardSoMany(1);
    bench.clock.advance(14_999);
    await bench.connect(`GET conversations/${bench.ana.chat}/pagedmembers`);
    expect(bench.teams.deliveries()).toEqual([]);
    bench.bot.answerWith((response) => void response.end());
    bench.clock.advance(1);
    expect(await writing).toMatchObject({ outcome: 'timeout' });
    await bench.heard(2);
    expect(bench.teams.deliveries()).toMatchObject([
      { outcome: 'timeout', retry: 0 },
      { outcome: 200, retry: 1 },
    ]);
    expect(new Set(said().map(({ id }) => id)).size).toBe(1);
  });

  it('delivers a message as often as asked, and late', async () => {
    const late = bench.ana.writes('first', { delayMs: 1_000 });
    await bench.ana.writes('second', { copies: 3 });
    bench.clock.advance(1_000);
    await late;
    expect(said().map(({ text }) => text)).toEqual(['second', 'second', 'second', 'first']);
  });

  it('invokes Action.Execute and shows its answer to who pressed it', async () => {
    const ben = bench.teams.person({ name: 'Ben' });
    const channel = bench.teams.channel('general');
    const card = await ask(channel);
    const { content } = (cardMessage({ body: [{ type: 'TextBlock', text: 'Done' }] }) as TeamsActivity).attachments[0]!;
    answerInvoke({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: content });
    expect(await bench.ana.presses(card, 'Go', { inputs: { why: 'It stopped' } })).toMatchObject({
      result: { shows: 'card' },
    });
    expect(said()).toMatchObject([
      {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: card.id,
        value: {
          action: { type: 'Action.Execute', verb: 'go', data: { sid: '1', why: 'It stopped' } },
          trigger: 'manual',
        },
      },
    ]);
    const shown = (id: string) => bench.teams.world.activitiesSeenBy(id)[0]?.attachments[0]?.content;
    expect(shown(bench.ana.id)).toEqual(content);
    expect(shown(ben.id)).toEqual(card.attachments[0]?.content);
    await bench.connect(`PUT conversations/${channel}/activities/${card.id}`, { type: 'message', text: 'Closed' });
    expect(bench.teams.world.activitiesSeenBy(bench.ana.id)).toMatchObject([{ text: 'Closed', attachments: [] }]);
  });

  it.each([
    [
      'a sentence',
      { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Not yours' },
      { shows: 'message', message: 'Not yours' },
    ],
    [
      'a sentence that is none',
      { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: { text: 'x' } },
      { shows: 'failure' },
    ],
    [
      'a card above 28 KB',
      {
        statusCode: 200,
        type: 'application/vnd.microsoft.card.adaptive',
        value: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'x'.repeat(28 * 1024) }] },
      },
      { shows: 'failure' },
    ],
    ['an error', { statusCode: 500, type: 'application/vnd.microsoft.error', value: {} }, { shows: 'failure' }],
    [
      'a card that Teams does not show',
      { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: {} },
      { shows: 'failure' },
    ],
    ['nothing', undefined, { shows: 'failure' }],
  ])('understands %s as the answer to Action.Execute', async (_, body, result) => {
    const card = await ask();
    answerInvoke(body);
    expect(await bench.ana.presses(card, 'Go')).toMatchObject({ result });
  });

  it('repeats an invoke that is not answered within 5 s, at last with a new id', async () => {
    const card = await ask();
    bench.bot.answerWith(() => undefined);
    const pressing = bench.ana.presses(card, 'Go');
    for (const attempt of [1, 2, 3]) {
      await bench.bot.heardSoMany(attempt);
      bench.clock.advance(5_000);
    }
    expect(await pressing).toMatchObject({ outcome: 'timeout', result: { shows: 'failure' } });
    const [first, second, third] = said().map(({ id }) => id);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('falls back to Action.Submit: a message without text', async () => {
    const card = await ask();
    await bench.ana.presses(card, 'Go', { asSubmit: true, inputs: { why: 'x' } });
    expect(said()).toMatchObject([{ type: 'message', value: { sid: '1', why: 'x' }, replyToId: card.id }]);
    expect(said()[0]).not.toHaveProperty('text');
  });

  it('opens a link without telling the bot', async () => {
    const card = await ask();
    expect(await bench.ana.presses(card, 'Reconnect')).toEqual({ opens: 'https://aptly.example/reconnect/1' });
    expect(said()).toEqual([]);
    await expect(bench.ana.presses(card, 'Back')).rejects.toThrow('no action called "Back" among: "Go", "Reconnect"');
  });

  it('does not let a person press what another person sees in private', async () => {
    const card = await ask();
    await expect(bench.teams.person({ name: 'Ben' }).presses(card, 'Go')).rejects.toThrow('does not see');
  });
});

describe('the token of a request to the bot', () => {
  const verified = async (forge?: Parameters<TeamsBench['ana']['writes']>[1]) => {
    const bench = await openTeamsBench({ signs: true });
    const { openIdMetadataUrl, serviceUrl } = bench.addresses;
    await bench.ana.writes('hi', forge);
    const metadata = (await (await fetch(openIdMetadataUrl)).json()) as { issuer: string; jwks_uri: string };
    const keys = (await (await fetch(metadata.jwks_uri)).json()) as JSONWebKeySet;
    const token = bench.bot.heard[0]?.headers.authorization?.replace('Bearer ', '') ?? '';
    await bench.close();
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(keys), {
      issuer: metadata.issuer,
      audience: benchAppId,
      currentDate: new Date(benchStart),
    });
    const { endorsements } = keys.keys.find(({ kid }) => kid === protectedHeader.kid) as { endorsements?: string[] };
    return { hasServiceUrl: payload['serviceurl'] === serviceUrl, endorsements };
  };

  it('holds before the published keys', async () => {
    expect(await verified()).toEqual({ hasServiceUrl: true, endorsements: ['msteams'] });
  });

  it.each(['unsigned', 'wrong-key', 'wrong-issuer', 'wrong-audience', 'expired'] as const)(
    'does not hold when it is %s',
    async (forge) => {
      await expect(verified({ forge })).rejects.toThrow();
    },
  );

  it('names another service or another channel when told to', async () => {
    expect(await verified({ forge: 'wrong-service-url' })).toMatchObject({ hasServiceUrl: false });
    expect(await verified({ forge: 'not-endorsed' })).toMatchObject({ endorsements: ['webchat'] });
  });
});
