import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { benchToken, inside, openSlackBench, type SlackBench } from '../slack-bench.ts';

const button = (action_id: string, label: string, more = {}) => ({
  type: 'button',
  action_id,
  text: { type: 'plain_text', text: label },
  ...more,
});
const asking = {
  type: 'actions',
  block_id: 'ask-1',
  elements: [button('ir:yes', 'Yes', { value: 'v1|1' }), button('ir:no', 'No')],
};

describe('what the simulated Slack answers', () => {
  let bench: SlackBench;
  beforeEach(async () => {
    bench = await openSlackBench();
  });
  afterEach(() => bench.close());

  it('takes five answers at a response_url within half an hour', async () => {
    const { ts } = await bench.call('chat.postMessage', { channel: bench.ana.dm, text: 'Ready?', blocks: [asking] });
    const message = await bench.slack.waitForMessage((one) => one.ts === ts);
    await bench.heard(1);
    await bench.ana.clicks(message, 'Yes');
    await bench.ana.clicks(message, 'Yes');
    const [first, second] = bench.app.heard.slice(1).map(({ said }) => said['response_url'] as string);
    const post = (url: string, body: object) =>
      fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    expect((await post(first!, { text: 'Chosen', replace_original: true })).status).toBe(200);
    expect(bench.slack.world.messages(bench.ana.dm)).toMatchObject([{ ts, text: 'Chosen' }]);
    for (let n = 0; n < 4; n += 1) await post(first!, { text: `whisper ${n}` });
    expect(bench.slack.world.messages(bench.ana.dm).at(-1)).toMatchObject({ text: 'whisper 3', onlyFor: bench.ana.id });
    expect(await (await post(first!, { text: 'too often' })).json()).toEqual({ ok: false, error: 'used_url' });
    bench.clock.advance(30 * 60_000 + 1);
    expect(await (await post(second!, { text: 'too late' })).json()).toEqual({ ok: false, error: 'expired_url' });
  });

  it('opens one modal for a trigger, within three seconds', async () => {
    await bench.ana.runs('/inbox', 'status');
    await bench.ana.runs('/inbox');
    expect(bench.app.heard[0]?.said).toMatchObject({
      command: '/inbox',
      text: 'status',
      user_id: bench.ana.id,
      channel_id: bench.ana.dm,
    });
    expect(bench.app.heard[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    const [first, second] = bench.app.heard.map(({ said }) => said['trigger_id'] as string);
    const view = { type: 'modal', title: { type: 'plain_text', text: 'Help' }, blocks: [] };
    expect(await bench.call('views.open', { trigger_id: first, view })).toMatchObject({
      ok: true,
      view: { type: 'modal' },
    });
    expect(bench.slack.world.modalsOf(bench.ana.id)).toHaveLength(1);
    expect(await bench.call('views.open', { trigger_id: first, view })).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    bench.clock.advance(3_001);
    expect(await bench.call('views.open', { trigger_id: second, view })).toMatchObject({ error: 'expired_trigger_id' });
  });

  it('opens the home tab with the view that was published, and refuses a hash that is old', async () => {
    const view = { type: 'home', blocks: [{ type: 'divider' }] };
    const published = await bench.call('views.publish', { user_id: bench.ana.id, view });
    await bench.ana.opensHome();
    expect(bench.events()[0]).toMatchObject({
      type: 'app_home_opened',
      tab: 'home',
      user: bench.ana.id,
      view: { hash: inside(published, 'view', 'hash') },
    });
    await bench.ana.opensMessages();
    expect(bench.events()[1]).toMatchObject({ tab: 'messages', channel: bench.ana.dm });
    expect(await bench.call('views.publish', { user_id: bench.ana.id, view, hash: 'old' })).toMatchObject({
      error: 'hash_conflict',
    });
    expect(bench.slack.world.homeOf(bench.ana.id)?.blocks).toMatchObject([{ type: 'divider' }]);
  });

  it('keeps a direct message and a whisper from everyone else', async () => {
    const ben = bench.slack.person({ name: 'ben' });
    const guest = bench.slack.person({ name: 'gus', guest: true });
    const general = bench.slack.channel('general');
    const { message } = await bench.ana.mentions(general, 'why is my inbox not syncing?');
    const whisper = { channel: general, user: bench.ana.id, text: 'in private', thread_ts: message.ts };
    expect(await bench.call('chat.postEphemeral', whisper)).toMatchObject({ ok: true });
    expect(bench.slack.world.messagesSeenBy(bench.ana.id)).toHaveLength(1);
    await ben.mentions(general, 'mine neither', { threadTs: message.ts });
    expect(bench.events()[0]).toMatchObject({
      type: 'app_mention',
      channel: general,
      text: '<@U0SIMULATED> why is my inbox not syncing?',
    });
    await bench.call('chat.postEphemeral', whisper);
    const opened = await bench.call('conversations.open', { users: bench.ana.id });
    await bench.call('chat.postMessage', { channel: inside(opened, 'channel', 'id'), text: 'your inbox' });
    const seen = (id: string) => bench.slack.world.messagesSeenBy(id).map(({ text }) => text);
    const inPublic = ['<@U0SIMULATED> why is my inbox not syncing?', '<@U0SIMULATED> mine neither'];
    expect(seen(bench.ana.id)).toEqual([...inPublic, 'in private', 'your inbox']);
    expect(seen(ben.id)).toEqual(inPublic);
    expect(seen(guest.id)).toEqual([]);
    expect(await bench.call('chat.postEphemeral', { channel: bench.ana.dm, user: ben.id, text: 'x' })).toMatchObject({
      error: 'user_not_in_channel',
    });
  });

  it('tells of people what Slack tells', async () => {
    const stranger = bench.slack.person({ name: 'sam', stranger: true });
    expect(await bench.call('users.info', { user: bench.ana.id, include_locale: true })).toMatchObject({
      user: { profile: { email: 'ana@acme.example' }, tz: 'Europe/Madrid', locale: 'es-ES', is_stranger: false },
    });
    expect((await bench.call('users.info', { user: bench.ana.id }))['user']).not.toHaveProperty('locale');
    expect(await bench.call('users.info', { user: stranger.id })).toMatchObject({
      user: { is_stranger: true, tz: null },
    });
    expect(await bench.call('auth.test', {})).toMatchObject({
      ok: true,
      team_id: 'T0SIMULATED',
      bot_id: 'B0SIMULATED',
    });
  });

  it("shows status, title, prompts and session of the agent's thread", async () => {
    const { message } = await bench.ana.writes('hi');
    const thread = { channel_id: bench.ana.dm, thread_ts: message.ts };
    await bench.call('assistant.threads.setStatus', { ...thread, status: 'is checking…' });
    await bench.call('assistant.threads.setTitle', { ...thread, title: 'Inbox' });
    await bench.call('agents.sessions.setStatus', { ...thread, status: 'processing' });
    expect(bench.slack.world.statusIn(bench.ana.dm, message.ts)).toBe('is checking…');
    expect(bench.slack.world.titleOf(bench.ana.dm, message.ts)).toBe('Inbox');
    expect(bench.slack.world.sessionOf(bench.ana.dm, message.ts)).toBe('processing');
    await bench.call('chat.postMessage', { channel: bench.ana.dm, thread_ts: message.ts, text: 'Done' });
    expect(bench.slack.world.statusIn(bench.ana.dm, message.ts)).toBeUndefined();
    const prompts = [{ title: 'Check', message: 'Check my inbox' }];
    await bench.call('assistant.threads.setSuggestedPrompts', { ...thread, prompts });
    expect(bench.slack.world.suggestedPromptsIn(bench.ana.dm)).toBeUndefined();
    await bench.call('assistant.threads.setSuggestedPrompts', { channel_id: bench.ana.dm, prompts });
    expect(bench.slack.world.suggestedPromptsIn(bench.ana.dm)).toEqual({ prompts });
  });

  it.each([
    ['chat.postMessage', { channel: 'C404', text: 'x' }, 'channel_not_found'],
    ['chat.postMessage', { channel: 'DM' }, 'no_text'],
    ['chat.postMessage', { channel: 'DM', text: 'x', thread_ts: '1.0' }, 'thread_not_found'],
    ['chat.postMessage', { channel: 'DM', text: 'x'.repeat(40_001) }, 'msg_too_long'],
    ['chat.postMessage', { channel: 'DM', text: 'x', blocks: 'not json' }, 'invalid_blocks_format'],
    ['chat.postMessage', { channel: 'DM', text: 'x', blocks: [{ type: 'bogus' }] }, 'invalid_blocks'],
    ['chat.update', { channel: 'DM', ts: '1.0', text: 'x' }, 'message_not_found'],
    ['chat.delete', { channel: 'DM', ts: '1.0' }, 'message_not_found'],
    [
      'chat.postMessage',
      {
        channel: 'DM',
        text: 'x',
        blocks: Array.from({ length: 5 }, () => ({
          type: 'section',
          text: { type: 'mrkdwn', text: 'x'.repeat(2_600) },
        })),
      },
      'msg_blocks_too_long',
    ],
    ['conversations.open', { users: 'U404' }, 'user_not_found'],
    ['users.info', { user: 'U404' }, 'user_not_found'],
    ['views.publish', { user_id: 'U404', view: {} }, 'invalid_arguments'],
    ['agents.sessions.setStatus', { status: 'thinking hard' }, 'invalid_arguments'],
    ['agents.sessions.setStatus', { status: 'active', title: 'x'.repeat(201) }, 'invalid_arguments'],
    ['assistant.threads.setStatus', { channel_id: 'DM', thread_ts: '1.0', status: 'x' }, 'invalid_thread_ts'],
    ['chat.meMessage', { channel: 'DM', text: 'x' }, 'unknown_method'],
  ])('refuses %s of %o with %s', async (method, args, error) => {
    const real = Object.fromEntries(
      Object.entries(args).map(([name, value]) => [name, value === 'DM' ? bench.ana.dm : value]),
    );
    expect(await bench.call(method, real)).toMatchObject({ ok: false, error });
  });

  it("refuses a message that is not the app's to change, and a token that is not the app's", async () => {
    const { message } = await bench.ana.writes('hi');
    expect(await bench.call('chat.update', { channel: bench.ana.dm, ts: message.ts, text: 'x' })).toMatchObject({
      error: 'cant_update_message',
    });
    const testWith = async (headers: Record<string, string>) =>
      (await fetch(`${bench.apiUrl}auth.test`, { method: 'POST', headers })).json();
    expect(await testWith({ authorization: 'Bearer xoxb-2' })).toMatchObject({ error: 'invalid_auth' });
    expect(await testWith({})).toMatchObject({ error: 'not_authed' });
  });

  it('takes JSON bodies as well as forms, but for questions about people', async () => {
    const headers = { authorization: `Bearer ${benchToken}`, 'content-type': 'application/json; charset=utf-8' };
    const post = async (method: string, args: object) =>
      (await fetch(bench.apiUrl + method, { method: 'POST', headers, body: JSON.stringify(args) })).json();
    expect(await post('chat.postMessage', { channel: bench.ana.dm, text: 'x', blocks: [asking] })).toMatchObject({
      ok: true,
      message: { blocks: [asking] },
    });
    expect(await post('users.info', { user: bench.ana.id })).toMatchObject({ error: 'user_not_found' });
    expect(await post('users.lookupByEmail', { email: 'ana@acme.example' })).toMatchObject({
      error: 'users_not_found',
    });
  });

  it('takes a shorter text for a change than for a message, and no thread below a reply or a whisper', async () => {
    const channel = bench.slack.channel('general');
    const { message } = await bench.ana.mentions(channel, 'hi');
    const reply = await bench.call('chat.postMessage', { channel, thread_ts: message.ts, text: 'x'.repeat(4_001) });
    expect(await bench.call('chat.update', { channel, ts: reply['ts'], text: 'x'.repeat(4_001) })).toMatchObject({
      error: 'msg_too_long',
    });
    const whisper = await bench.call('chat.postEphemeral', { channel, user: bench.ana.id, text: 'x' });
    for (const thread_ts of [reply['ts'], whisper['message_ts']]) {
      expect(await bench.call('chat.postMessage', { channel, thread_ts, text: 'x' })).toMatchObject({
        error: 'thread_not_found',
      });
    }
  });

  it('takes nothing of an app that was removed', async () => {
    await bench.slack.removesApp();
    expect(await bench.call('auth.test', {})).toMatchObject({ error: 'account_inactive' });
  });

  it('refuses a view above 250 KB', async () => {
    const text = { type: 'mrkdwn', text: 'x'.repeat(2_900) };
    const view = { type: 'home', blocks: Array.from({ length: 90 }, () => ({ type: 'section', text })) };
    expect(await bench.call('views.publish', { user_id: bench.ana.id, view })).toMatchObject({
      error: 'view_too_large',
    });
  });

  it('fails a method once in the way that was asked', async () => {
    const post = (signal?: AbortSignal) =>
      fetch(`${bench.apiUrl}chat.postMessage`, {
        method: 'POST',
        headers: { authorization: `Bearer ${benchToken}` },
        body: new URLSearchParams({ channel: bench.ana.dm, text: 'x' }),
        signal: signal ?? null,
      });
    const { faults, world } = bench.slack;
    faults.inject('chat.postMessage', { kind: 'throttled', retryAfterSeconds: 30 });
    faults.inject('chat.postMessage', { kind: 'answer', status: 503, body: {} });
    faults.inject('chat.postMessage', { kind: 'reset' });
    faults.inject('chat.postMessage', { kind: 'hang' });
    const throttled = await post();
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '30']);
    expect((await post()).status).toBe(503);
    await expect(post()).rejects.toThrow('fetch failed');
    await expect(post(AbortSignal.timeout(50))).rejects.toThrow('timeout');
    expect(world.messages()).toEqual([]);
    faults.inject('chat.postMessage', { kind: 'lost-answer' });
    await expect(post()).rejects.toThrow('fetch failed');
    expect(world.messages()).toHaveLength(1);
    expect((await post()).status).toBe(200);
  });
});
