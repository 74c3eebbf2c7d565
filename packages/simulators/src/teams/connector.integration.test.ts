import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asking, benchAppId, cardMessage, openTeamsBench, type TeamsBench } from './teams-bench.ts';
import { homeTenant } from './teams-state.ts';

describe('the simulated Bot Connector', () => {
  let bench: TeamsBench;
  let chat: string;
  beforeEach(async () => {
    bench = await openTeamsBench();
    chat = `conversations/${bench.ana.chat}/activities`;
  });
  afterEach(() => bench.close());

  const hello = { type: 'message', text: 'Hello' };
  const refusal = (code: string) => ({ error: { code, message: expect.any(String) } });
  const seenByAna = () => bench.teams.world.activitiesSeenBy(bench.ana.id);

  it('takes a message, changes it in place and removes it', async () => {
    const { status, body } = await bench.connect(`POST ${chat}`, { ...hello, summary: 'Hi' });
    expect([status, seenByAna()]).toMatchObject([201, [{ text: 'Hello', summary: 'Hi' }]]);
    const { id } = seenByAna()[0]!;
    expect(body).toEqual({ id });
    expect(await bench.connect(`PUT ${chat}/${id}`, asking)).toEqual({ status: 200, body: { id } });
    expect(seenByAna()).toMatchObject([
      { id, text: '', editedAt: expect.any(Number), attachments: [{ content: { version: '1.5' } }] },
    ]);
    expect(await bench.connect(`DELETE ${chat}/${id}`)).toEqual({ status: 200, body: undefined });
    expect(seenByAna()).toEqual([]);
  });

  it('takes a reply to an activity it never saw, as a continued conversation sends', async () => {
    expect(await bench.connect(`POST ${chat}/0d5b`, hello)).toMatchObject({ status: 201 });
  });

  it('shows typing until a message comes or ten seconds pass', async () => {
    const { world } = bench.teams;
    expect(await bench.connect(`POST ${chat}`, { type: 'typing' })).toMatchObject({ status: 202 });
    expect(world.isTyping(bench.ana.chat)).toBe(true);
    await bench.connect(`POST ${chat}`, hello);
    expect(world.isTyping(bench.ana.chat)).toBe(false);
    await bench.connect(`POST ${chat}`, { type: 'typing' });
    bench.clock.advance(10_000);
    expect(world.isTyping(bench.ana.chat)).toBe(false);
  });

  it('opens a personal chat with one person', async () => {
    const one = { isGroup: false, bot: { id: benchAppId }, members: [{ id: bench.ana.id }], tenantId: homeTenant };
    expect(await bench.connect('POST conversations', one)).toEqual({ status: 201, body: { id: bench.ana.chat } });
    expect(await bench.connect('POST conversations', { ...one, members: [{ id: '29:404' }] })).toEqual({
      status: 403,
      body: refusal('BotNotInConversationRoster'),
    });
    expect(await bench.connect('POST conversations', { ...one, isGroup: true })).toMatchObject({ status: 400 });
    expect(await bench.connect('POST conversations', { ...one, tenantId: 'other' })).toMatchObject({ status: 400 });
  });

  it('tells of members by either of their ids', async () => {
    const { ana, connect } = bench;
    const member = {
      id: ana.id,
      objectId: ana.aadObjectId,
      name: 'Ana Ruiz',
      givenName: 'Ana',
      surname: 'Ruiz',
      email: 'ana@acme.example',
      tenantId: homeTenant,
      userRole: 'user',
    };
    expect(await connect(`GET conversations/${ana.chat}/members/${ana.id}`)).toMatchObject({
      status: 200,
      body: member,
    });
    expect(await connect(`GET conversations/${ana.chat}/members/${ana.aadObjectId}`)).toMatchObject({ body: member });
    expect(await connect(`GET conversations/${ana.chat}/pagedmembers`)).toMatchObject({ body: { members: [member] } });
    expect(await connect(`GET conversations/${ana.chat}/members/29:404`)).toEqual({
      status: 404,
      body: refusal('MemberNotFoundInConversation'),
    });
  });

  it('refuses to write to who blocked or removed the app', async () => {
    const { ana, connect } = bench;
    ana.blocks();
    expect(await connect(`POST ${chat}`, hello)).toEqual({ status: 403, body: refusal('MessageWritesBlocked') });
    ana.unblocks();
    expect(await connect(`POST ${chat}`, hello)).toMatchObject({ status: 201 });
    await ana.uninstalls();
    expect(await connect(`POST ${chat}`, hello)).toEqual({ status: 403, body: refusal('BotNotInConversationRoster') });
    await ana.installs();
    expect(await connect(`POST ${chat}`, hello)).toMatchObject({ status: 201 });
  });

  it('refuses to write where the app was removed, until it is added again', async () => {
    const { ana, connect } = bench;
    const lunch = bench.teams.groupChat('lunch', [ana.id]);
    await ana.removesFrom(lunch);
    expect(await connect(`POST conversations/${lunch}/activities`, hello)).toEqual({
      status: 403,
      body: refusal('BotNotInConversationRoster'),
    });
    await ana.addsTo(lunch);
    expect(await connect(`POST conversations/${lunch}/activities`, hello)).toMatchObject({ status: 201 });
  });

  it.each([
    [
      'a card that Teams does not show',
      cardMessage({ actions: [{ type: 'Action.Execute' }] }),
      [400, 'BadSyntax'] as const,
    ],
    [
      'a card above 28 KB',
      cardMessage({ body: [{ type: 'TextBlock', text: 'x'.repeat(28 * 1024) }] }),
      [413, 'MessageSizeTooBig'] as const,
    ],
    ['a message above 100 KB', { type: 'message', text: 'x'.repeat(51_200) }, [413, 'MessageSizeTooBig'] as const],
    [
      'an attachment it does not know',
      { type: 'message', attachments: [{ contentType: 'image/x' }] },
      [400, 'BadSyntax'] as const,
    ],
    ['nothing at all', { type: 'message' }, [400, 'BadSyntax'] as const],
    ['an activity it does not know', { type: 'trace' }, [400, 'BadSyntax'] as const],
  ])('refuses %s', async (_, body, [status, code]) => {
    expect(await bench.connect(`POST ${chat}`, body)).toEqual({ status, body: refusal(code) });
    expect(seenByAna()).toEqual([]);
  });

  it("refuses what is not there, and what is not the bot's", async () => {
    const { activity } = await bench.ana.writes('hi');
    expect(await bench.connect('POST conversations/a:404/activities', hello)).toEqual({
      status: 404,
      body: refusal('ConversationNotFound'),
    });
    expect(await bench.connect(`PUT ${chat}/404`, hello)).toEqual({
      status: 404,
      body: refusal('ActivityNotFoundInConversation'),
    });
    expect(await bench.connect(`PUT ${chat}/${activity.id}`, hello)).toMatchObject({ status: 404 });
  });

  it('keeps a personal chat from everyone else, and shows a thread to the team only', async () => {
    const ben = bench.teams.person({ name: 'Ben' });
    const outsider = bench.teams.person({ name: 'Oda', tenantId: 'elsewhere' });
    const channel = bench.teams.channel('general');
    await bench.connect(`POST ${chat}`, { type: 'message', text: 'your inbox' });
    await bench.connect(`POST conversations/${encodeURIComponent(`${channel};messageid=17`)}/activities`, hello);
    const seen = (id: string) => bench.teams.world.activitiesSeenBy(id).map(({ text, thread }) => [text, thread]);
    expect(seen(bench.ana.id)).toEqual([
      ['your inbox', undefined],
      ['Hello', '17'],
    ]);
    expect(seen(ben.id)).toEqual([['Hello', '17']]);
    expect(seen(outsider.id)).toEqual([]);
  });

  it('fails an operation once in the way that was asked', async () => {
    const { faults, world } = bench.teams;
    faults.inject('sendActivity', { kind: 'throttled', retryAfterSeconds: 3 });
    faults.inject('sendActivity', { kind: 'answer', status: 502, body: {} });
    faults.inject('sendActivity', { kind: 'reset' });
    expect(await bench.connect(`POST ${chat}`, hello)).toEqual({ status: 429, body: refusal('Throttled') });
    expect(await bench.connect(`POST ${chat}`, hello)).toMatchObject({ status: 502 });
    await expect(bench.connect(`POST ${chat}`, hello)).rejects.toThrow('fetch failed');
    expect(world.activities()).toEqual([]);
    faults.inject('sendActivity', { kind: 'lost-answer' });
    await expect(bench.connect(`POST ${chat}`, hello)).rejects.toThrow('fetch failed');
    expect(world.activities()).toHaveLength(1);
    expect(bench.teams.calls()).toHaveLength(4);
    faults.inject('deleteActivity', { kind: 'lost-answer' });
    await expect(bench.connect(`DELETE ${chat}/${world.activities()[0]?.id}`)).rejects.toThrow('fetch failed');
    expect(world.activities()).toEqual([]);
  });
});

describe('the simulated Bot Connector with a password', () => {
  it("takes only calls with a token that it gave for the bot's secret", async () => {
    const bench = await openTeamsBench({ appPassword: 'secret' });
    const send = (token?: string) =>
      bench.connect(`POST conversations/${bench.ana.chat}/activities`, { type: 'message', text: 'x' }, token);
    const ask = async (client_secret: string) => {
      const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: benchAppId, client_secret });
      return fetch(bench.addresses.tokenUrl, { method: 'POST', body });
    };
    expect((await ask('wrong')).status).toBe(401);
    const { access_token } = (await (await ask('secret')).json()) as { access_token: string };
    expect((await send()).status).toBe(401);
    expect((await send(`${access_token}x`)).status).toBe(401);
    expect((await send(access_token)).status).toBe(201);
    const bare = { method: 'GET', headers: { authorization: access_token } };
    const members = `${bench.addresses.serviceUrl}v3/conversations/${bench.ana.chat}/pagedmembers`;
    expect((await fetch(members, bare)).status).toBe(401);
    bench.clock.advance(3_600_000);
    expect((await send(access_token)).status).toBe(401);
    await bench.close();
  });
});
