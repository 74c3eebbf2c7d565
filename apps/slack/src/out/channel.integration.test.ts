import type { Block, Reply } from '@reconnect/assistant';
import { createHolds } from '@reconnect/hosting';
import { createMovableClock, createSimulatedSlack, type SimulatedSlack } from '@reconnect/simulators';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackChannel } from './channel.ts';
import { createSlackApi, type SlackApi } from './web-api.ts';

const botToken = 'xoxb-channel-test';
const clock = createMovableClock(Date.parse('2026-11-22T09:00:00Z'));
const warnings: string[] = [];
const log = { info() {}, warn: (_: object, message: string) => void warnings.push(message), error() {} };

let slack: SimulatedSlack;
let api: SlackApi;
let channel: ReturnType<typeof createSlackChannel>;

beforeEach(async () => {
  warnings.length = 0;
  slack = createSimulatedSlack({ clock, signingSecret: 's', botToken, appUrl: () => 'http://127.0.0.1:9' });
  api = createSlackApi({
    url: await slack.listen(),
    clock,
    holds: createHolds({ clock }),
    token: async () => botToken,
  });
  channel = createSlackChannel({ api, clock, log, showWork: () => {}, homeChanged: () => {} });
});
afterEach(async () => {
  await api.close();
  await slack.close();
});

const reply = (text: string, part: Partial<Reply> = {}): Reply => ({
  ask: 1,
  summary: text,
  blocks: [{ kind: 'text', text }],
  choices: [],
  ...part,
});
const tenant = 'T0SIMULATED';
const called = (method: string) => slack.calls().filter((call) => call.method === method);

describe('sending', () => {
  it('posts into the direct message, and edits what it replaces', async () => {
    const ada = slack.person({ name: 'Ada' });
    const address = { tenant, user: ada.id, channel: ada.dm };
    const first = await channel.send(address, reply('Checking…'));
    if (first.outcome !== 'sent') expect.fail(first.outcome);
    const second = await channel.send(address, reply('Checked.'), first.ref);
    expect(second).toEqual(first);
    expect(slack.world.messages(ada.dm)).toMatchObject([{ text: 'Checked.' }]);
  });

  it('opens the direct message once, when it was not spoken in before', async () => {
    const ada = slack.person({ name: 'Ada' });
    await channel.send({ tenant, user: ada.id }, reply('One'));
    await channel.send({ tenant, user: ada.id }, reply('Two'));
    expect(slack.world.messages(ada.dm).map(({ text }) => text)).toEqual(['One', 'Two']);
    expect(called('conversations.open')).toHaveLength(1);
  });

  it('answers in the thread, and beside it when the thread is gone', async () => {
    const ada = slack.person({ name: 'Ada' });
    const { message } = await ada.writes('hello');
    await channel.send({ tenant, user: ada.id, channel: ada.dm, thread: message.ts }, reply('In the thread'));
    await channel.send({ tenant, user: ada.id, channel: ada.dm, thread: '1.000001' }, reply('Beside it'));
    const [, inThread, beside] = slack.world.messages(ada.dm);
    expect([inThread?.threadTs, beside?.threadTs]).toEqual([message.ts, undefined]);
  });

  it('says anew what can no longer be edited', async () => {
    const ada = slack.person({ name: 'Ada' });
    const address = { tenant, user: ada.id, channel: ada.dm };
    const gone = { channel: ada.dm, ts: '1.000001' };
    await expect(channel.send(address, reply('Anew'), gone)).resolves.toMatchObject({ outcome: 'sent' });
    expect(slack.world.messages(ada.dm)).toMatchObject([{ text: 'Anew' }]);
  });

  it.each([
    ['under what takes no answers', 'chat.postMessage', 'cannot_reply_to_message'],
    ['over what was drawn of other blocks', 'chat.update', 'block_mismatch'],
    ['where nothing may be edited any more', 'chat.update', 'is_inactive'],
  ])('says beside it what Slack does not let it say %s', async (_, method, error) => {
    const ada = slack.person({ name: 'Ada' });
    const address = { tenant, user: ada.id, channel: ada.dm };
    const sent = await channel.send(address, reply('One'));
    if (sent.outcome !== 'sent') expect.fail(sent.outcome);
    slack.faults.inject(method, { kind: 'answer', status: 200, body: { ok: false, error } });
    const [inThread, edited] = method === 'chat.update' ? [{}, sent.ref] : [{ thread: '1.2' }];
    await channel.send({ ...address, ...inThread }, reply('Two'), edited);
    expect(slack.world.messages(ada.dm).map(({ text }) => text)).toEqual(['One', 'Two']);
  });

  it('asks Slack to unfurl nothing', async () => {
    const ada = slack.person({ name: 'Ada' });
    await channel.send({ tenant, user: ada.id, channel: ada.dm }, reply('Hi'));
    expect(called('chat.postMessage')).toMatchObject([{ args: { unfurl_links: false, unfurl_media: false } }]);
  });

  it('refuses to speak where others listen', async () => {
    const ada = slack.person({ name: 'Ada' });
    const general = slack.channel('general');
    const sent = channel.send({ tenant, user: ada.id, channel: general }, reply('ada@example.com'));
    await expect(sent).rejects.toThrow('outside a direct message');
    expect(slack.calls()).toEqual([]);
  });

  it('never edits a message of another conversation', async () => {
    const [ada, bob] = [slack.person({ name: 'Ada' }), slack.person({ name: 'Bob' })];
    const bobs = await channel.send({ tenant, user: bob.id, channel: bob.dm }, reply('For Bob'));
    if (bobs.outcome !== 'sent') expect.fail(bobs.outcome);
    await channel.send({ tenant, user: ada.id, channel: ada.dm }, reply('For Ada'), bobs.ref);
    expect(slack.world.messages(bob.dm)).toMatchObject([{ text: 'For Bob' }]);
    expect(slack.world.messages(ada.dm)).toMatchObject([{ text: 'For Ada' }]);
    expect(called('chat.update')).toEqual([]);
  });

  it('does without a picture that Slack cannot take', async () => {
    const ada = slack.person({ name: 'Ada' });
    const picture = { url: 'not-an-address', darkUrl: 'not-an-address', alt: 'The menu' };
    const step: Block = { kind: 'step', number: 1, of: 7, text: 'Click on Settings.', picture };
    await channel.send({ tenant, user: ada.id, channel: ada.dm }, reply('Step 1', { blocks: [step] }));
    expect(slack.world.messages(ada.dm)).toMatchObject([{ text: 'Step 1' }]);
    expect(warnings).toHaveLength(1);
  });

  it('to somebody who is gone is unreachable', async () => {
    const unknown = { tenant, user: 'U0NOBODY' };
    await expect(channel.send(unknown, reply('Hi'))).resolves.toEqual({ outcome: 'unreachable' });
    const closed = { ...unknown, channel: 'D0CLOSED' };
    await expect(channel.send(closed, reply('Hi'))).resolves.toEqual({ outcome: 'unreachable' });
    const apart = { ok: false, error: 'invalid_user_combination' };
    slack.faults.inject('conversations.open', { kind: 'answer', status: 200, body: apart });
    const partner = { tenant, user: slack.person({ name: 'Eve', stranger: true }).id };
    await expect(channel.send(partner, reply('Hi'))).resolves.toEqual({ outcome: 'unreachable' });
  });

  it.each(['account_inactive', 'token_revoked', 'invalid_auth'])(
    'by a token that is %s fails, and says nothing of the person',
    async (error) => {
      const ada = slack.person({ name: 'Ada' });
      slack.faults.inject('chat.postMessage', { kind: 'answer', status: 200, body: { ok: false, error } });
      const sent = channel.send({ tenant, user: ada.id, channel: ada.dm }, reply('Hi'));
      await expect(sent).rejects.toMatchObject({ code: 'refused', reason: error });
    },
  );

  it('with a message that Slack finds wrong fails', async () => {
    const ada = slack.person({ name: 'Ada' });
    const choices = [{ verb: 'link', label: 'Reconnect', url: 'no link' }];
    const sent = channel.send({ tenant, user: ada.id, channel: ada.dm }, reply('Hi', { choices }));
    await expect(sent).rejects.toMatchObject({ code: 'refused', reason: 'invalid_blocks' });
  });
});

describe('identifying', () => {
  it('tells what Slack knows, and asks again only after a quarter of an hour', async () => {
    const profile = { name: 'Ada', email: 'ada@example.com', locale: 'es-ES', timeZone: 'Europe/Madrid' };
    const person = { platform: 'slack', tenant: tenant, id: slack.person(profile).id } as const;
    const ada = { ...profile, stranger: false };
    expect(await Promise.all([channel.identify(person, null), channel.identify(person, null)])).toEqual([ada, ada]);
    clock.advance(15 * 60_000 - 1);
    await channel.identify(person, null);
    expect(called('users.info')).toHaveLength(1);
    clock.advance(1);
    await channel.identify(person, null);
    expect(called('users.info')).toHaveLength(2);
  });

  it.each([{ guest: true }, { stranger: true }])('calls somebody with %o a stranger', async (profile) => {
    const { id } = slack.person({ name: 'Eve', ...profile });
    await expect(channel.identify({ platform: 'slack', tenant: tenant, id }, null)).resolves.toMatchObject({
      stranger: true,
    });
  });

  it('calls somebody a stranger whom Slack does not know', async () => {
    const nobody = { platform: 'slack', tenant: tenant, id: 'U0NOBODY' } as const;
    await expect(channel.identify(nobody, null)).resolves.toEqual({ stranger: true });
  });

  it('does not remember a failure', async () => {
    const { id } = slack.person({ name: 'Ada' });
    const person = { platform: 'slack', tenant: tenant, id } as const;
    slack.faults.inject('users.info', { kind: 'answer', status: 200, body: { ok: false, error: 'invalid_auth' } });
    await expect(channel.identify(person, null)).rejects.toMatchObject({ code: 'refused' });
    await expect(channel.identify(person, null)).resolves.toMatchObject({ stranger: false });
  });
});

describe('finding somebody by their address', () => {
  const email = 'ada@example.com';
  const answers = (user: object) =>
    slack.faults.inject('users.lookupByEmail', { kind: 'answer', status: 200, body: { ok: true, user } });

  it('gives the person and their direct message, and asks again only after a minute', async () => {
    const ada = slack.person({ name: 'Ada', email });
    const found = {
      person: { platform: 'slack', tenant, id: ada.id },
      address: { tenant, user: ada.id, channel: ada.dm },
    };
    expect(await Promise.all([channel.find?.(email, tenant), channel.find?.('ADA@example.com', tenant)])).toEqual([
      found,
      found,
    ]);
    expect(called('users.lookupByEmail')).toHaveLength(1);
    clock.advance(60_000);
    await channel.find?.(email, tenant);
    expect(called('users.lookupByEmail')).toHaveLength(2);
  });

  it('gives nobody where nobody has it', async () => {
    slack.person({ name: 'Ada' });
    await expect(channel.find?.(email, tenant)).resolves.toBeUndefined();
    expect(called('conversations.open')).toEqual([]);
  });

  it.each([{ guest: true }, { stranger: true }])(
    'gives nobody where it is that of somebody with %o',
    async (profile) => {
      slack.person({ name: 'Eve', email, ...profile });
      await expect(channel.find?.(email, tenant)).resolves.toBeUndefined();
      expect(called('conversations.open')).toEqual([]);
    },
  );

  it.each([
    ['left', { deleted: true }],
    ['is a bot', { is_bot: true }],
    ['never confirmed it', { is_email_confirmed: false }],
    ['has another one', { profile: { email: 'ada.new@example.com' } }],
  ])('gives nobody where the person %s', async (_, change) => {
    const { id } = slack.person({ name: 'Ada', email });
    answers({ id, team_id: tenant, profile: { email }, ...change });
    await expect(channel.find?.(email, tenant)).resolves.toBeUndefined();
    expect(called('conversations.open')).toEqual([]);
  });

  it('gives nobody whom the app may not write to', async () => {
    slack.person({ name: 'Ada', email });
    const body = { ok: false, error: 'user_disabled' };
    slack.faults.inject('conversations.open', { kind: 'answer', status: 200, body });
    await expect(channel.find?.(email, tenant)).resolves.toBeUndefined();
  });

  it('is rejected when Slack cannot say', async () => {
    const body = { ok: false, error: 'missing_scope' };
    slack.faults.inject('users.lookupByEmail', { kind: 'answer', status: 200, body });
    await expect(channel.find?.(email, tenant)).rejects.toMatchObject({ code: 'refused', reason: 'missing_scope' });
  });
});
