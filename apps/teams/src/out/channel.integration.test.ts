import { readFileSync } from 'node:fs';
import type { Person, Reply } from '@reconnect/assistant';
import { createHolds } from '@reconnect/hosting';
import { createMovableClock } from '@reconnect/simulators';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addressOf } from '../address.ts';
import { createGate } from '../in/gate.ts';
import {
  openScriptedConnector,
  type ScriptedAnswer,
  type ScriptedConnector,
  type SeenCall,
} from '../testing/scripted-connector.ts';
import { createSkippingClock } from '../testing/skipping-clock.ts';
import { createTeamsChannel } from './channel.ts';
import { createConnector } from './connector.ts';
import { createEgress, type Egress } from './egress.ts';
import { createServiceHosts } from './service-hosts.ts';

const tenant = '8f0f2c1e-6f5c-4b9a-9f0e-2f3b6b1f7a11';
const person: Person = { platform: 'teams', tenant, id: '5c0a4a0e-7c1e-4c3a-9a55-6a1f1f1d2b01' };
const chat = 'a:1pRkXh2mV7zq0cJw9sLd5fGtB3nYe8uHoK4iTa6vQxZyWlEr';
const user = '29:1nCqcVh7dT3yT2Uo4bCzR2m5nUv9o0aGf1wK3Jk6s8Yd4Z0XcLqW';
const robin = {
  id: user,
  objectId: person.id,
  tenantId: tenant,
  name: 'Robin Meyer',
  email: 'robin@acme.example',
  userPrincipalName: 'robin.meyer@acme.example',
  userRole: 'user',
};
const reply: Reply = { ask: 0, summary: 'Hello.', blocks: [], choices: [] };
const messages = `/emea/v3/conversations/${chat}/activities`;

const open: { connector?: ScriptedConnector; egress?: Egress } = {};
afterEach(async () => {
  await open.egress?.close();
  await open.connector?.close();
});

async function openChannel(script: (call: SeenCall) => ScriptedAnswer | undefined = () => undefined, home?: string) {
  const connector = await openScriptedConnector(script);
  const serviceHosts = createServiceHosts({ local: true });
  const clock = createSkippingClock(createMovableClock(1_763_647_926_000));
  const egress = createEgress({ serviceHosts, clock, holds: createHolds({ clock }), token: async () => undefined });
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const channel = createTeamsChannel({
    connector: createConnector(egress),
    clock,
    log,
    ...(home !== undefined && { home }),
  });
  Object.assign(open, { connector, egress });
  const heard = (name: string) => {
    const body = JSON.parse(readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8'));
    const verdict = createGate({ serviceHosts })({ ...body, serviceUrl: connector.serviceUrl });
    if (!verdict.passed) throw new Error(verdict.because);
    return addressOf(verdict.activity);
  };
  return { channel, clock, heard, calls: connector.calls };
}

const refuse = (status: number, code: string, inner = {}): ScriptedAnswer => ({
  status,
  body: { error: { code, message: 'No.', ...inner } },
});

const nested = JSON.stringify({ subCode: 'MessageWritesBlocked', details: 'Thread is blocked.' }, undefined, 1);

describe('sending', () => {
  it('posts a new message, and edits it in place', async () => {
    const { channel, heard, calls } = await openChannel();
    const address = heard('personal-message');
    const sent = await channel.send(address, reply);
    expect(sent).toEqual({ outcome: 'sent', ref: { conversation: chat, id: 'm1' } });
    const edited = await channel.send(address, reply, { conversation: chat, id: 'm1' });
    expect(edited).toMatchObject({ outcome: 'sent', ref: { conversation: chat } });
    expect(calls).toMatchObject([
      { method: 'POST', path: messages },
      { method: 'PUT', path: `${messages}/m1`, body: { id: 'm1', type: 'message' } },
    ]);
  });

  it('keeps the reference of a message that the connector confirms without an id', async () => {
    const { channel, heard } = await openChannel(() => ({ status: 200, body: {} }));
    const ref = { conversation: chat, id: '17' };
    expect(await channel.send(heard('personal-message'), reply, ref)).toEqual({ outcome: 'sent', ref });
  });

  it.each([
    ['was never there', refuse(404, 'ActivityNotFoundInConversation')],
    ['was deleted', refuse(403, 'ServiceError')],
    ['was deleted, in another form', refuse(400, 'BadArgument')],
  ])('says anew what %s', async (_, answer) => {
    const { channel, heard, calls } = await openChannel(({ method }) => (method === 'PUT' ? answer : undefined));
    const sent = await channel.send(heard('personal-message'), reply, { conversation: chat, id: 'deleted' });
    expect(sent).toEqual({ outcome: 'sent', ref: { conversation: chat, id: 'm2' } });
    expect(calls.map(({ method }) => method)).toEqual(['PUT', 'POST']);
  });

  it.each([
    ['blocked the app', refuse(403, 'ForbiddenOperationException', { subCode: 'MessageWritesBlocked' })],
    ['blocked the app, in another form', refuse(403, 'MessageWritesBlocked')],
    ['blocked the app, as Microsoft’s own example has it', { status: 403, body: { errorCode: 209, message: nested } }],
    ['removed the app', refuse(403, 'BotNotInConversationRoster')],
    ['never added the app', refuse(403, 'ForbiddenOperationException')],
    ['blocked the conversation', refuse(403, 'ConversationBlockedByUser')],
    ['works where an administrator has blocked the app', refuse(403, 'BotDisabledByAdmin')],
    ['left', refuse(404, 'ConversationNotFound')],
  ])('finds nobody there when the person %s', async (_, answer) => {
    const { channel, heard, calls } = await openChannel(() => answer);
    expect(await channel.send(heard('personal-message'), reply)).toEqual({ outcome: 'unreachable' });
    expect(await channel.send(heard('personal-message'), reply, { conversation: chat, id: '1' })).toEqual({
      outcome: 'unreachable',
    });
    expect(await channel.send(heard('channel-mention'), reply)).toEqual({ outcome: 'unreachable' });
    expect(calls.filter(({ path }) => path.includes('@thread'))).toEqual([]);
  });

  it.each([
    ['refuses for another reason', refuse(403, 'NotEnoughPermissions'), 'refused'],
    ['finds the card too big', refuse(413, 'MessageSizeTooBig'), 'refused'],
    ['is down', refuse(503, 'ServiceUnavailable'), 'unavailable'],
    ['throttles for too long', { ...Object(refuse(429, 'Throttled')), headers: { 'retry-after': '600' } }, 'throttled'],
  ])('is rejected when the connector %s', async (_, answer, code) => {
    const { channel, heard } = await openChannel(() => answer);
    await expect(channel.send(heard('personal-message'), reply)).rejects.toMatchObject({ code });
  });

  it('opens the chat of somebody who wrote in a channel once', async () => {
    const { channel, heard, calls } = await openChannel(({ path }) =>
      path.endsWith('/conversations') ? { status: 201, body: { id: chat } } : undefined,
    );
    const address = heard('channel-mention');
    await channel.send(address, reply);
    await channel.send(address, reply);
    expect(calls.map(({ path }) => path)).toEqual(['/emea/v3/conversations', messages, messages]);
  });

  it.each(['19:1a2b@thread.v2', '19:7d2b@thread.tacv2;messageid=1'])('refuses to speak in %s', async (conversation) => {
    const { channel, heard, calls } = await openChannel();
    await expect(channel.send({ ...heard('personal-message'), chat: conversation }, reply)).rejects.toMatchObject({
      code: 'not_private',
    });
    expect(calls).toEqual([]);
  });

  it('edits nothing in another conversation than its own', async () => {
    const { channel, heard, calls } = await openChannel();
    await channel.send(heard('personal-message'), reply, { conversation: '19:1a2b@thread.v2', id: '1' });
    expect(calls).toMatchObject([{ method: 'POST', path: messages }]);
  });

  it.each([[null], [{}], [{ serviceUrl: 'x' }], ['address']])('rejects the address %j', async (address) => {
    const { channel } = await openChannel();
    await expect(channel.send(address, reply)).rejects.toMatchObject({ code: 'unreadable_address' });
  });
});

describe('showing work', () => {
  const work = { words: 'is checking your inbox…', title: 'Your Gmail inbox' };

  it('is a sign of typing in the personal chat, and ends by itself', async () => {
    const { channel, heard, calls } = await openChannel(() => ({ status: 202, body: {} }));
    channel.showWork?.(heard('personal-message'), work);
    channel.showWork?.(heard('personal-message'), undefined);
    await expect.poll(() => calls).toMatchObject([{ method: 'POST', path: messages, body: { type: 'typing' } }]);
  });

  it.each([
    ['is throttled', refuse(429, 'Throttled')],
    ['finds nobody there', refuse(403, 'MessageWritesBlocked')],
    ['is down', 'reset' as const],
  ])('harms nothing when the connector %s', async (_, answer) => {
    const { channel, heard } = await openChannel(({ body }) => (body.type === 'typing' ? answer : undefined));
    channel.showWork?.(heard('personal-message'), work);
    expect(await channel.send(heard('personal-message'), reply)).toMatchObject({ outcome: 'sent' });
  });

  it('of an address that is none harms nothing either', async () => {
    const { channel } = await openChannel();
    expect(() => channel.showWork?.(null, work)).not.toThrow();
  });
});

describe('identifying', () => {
  const members = (change: object) => () => ({ status: 200, body: { ...robin, ...change } });

  it('asks Teams who a person is, once a day', async () => {
    const { channel, heard, calls, clock } = await openChannel(members({}));
    const address = heard('personal-message');
    const identity = {
      email: 'robin@acme.example',
      name: 'Robin Meyer',
      locale: 'en-GB',
      timeZone: 'Europe/Berlin',
      stranger: false,
    };
    expect(await channel.identify(person, address)).toEqual(identity);
    expect(await channel.identify(person, address)).toEqual(identity);
    expect(calls).toMatchObject([{ method: 'GET', path: `/emea/v3/conversations/${chat}/members/${user}` }]);
    clock.advance(24 * 60 * 60_000);
    await channel.identify(person, address);
    expect(calls).toHaveLength(2);
  });

  it('takes the principal name where there is no e-mail', async () => {
    const { channel, heard } = await openChannel(members({ email: undefined }));
    const address = heard('personal-message');
    expect(await channel.identify(person, address)).toMatchObject({ email: 'robin.meyer@acme.example' });
  });

  it('takes the e-mail where there is no principal name, of the organisation that runs the bot alone', async () => {
    for (const [home, told] of [
      [tenant, { email: 'robin@acme.example' }],
      ['ffffffff-6f5c-4b9a-9f0e-2f3b6b1f7a11', {}],
    ] as const) {
      const { channel, heard } = await openChannel(members({ userPrincipalName: undefined }), home);
      const { stranger, email } = await channel.identify(person, heard('personal-message'));
      expect({ stranger, email }).toEqual({ stranger: false, ...told });
    }
  });

  const named = { email: 'dana@northwind.example', userPrincipalName: 'robin@acme.example' };

  it('believes an organisation only about addresses in its own domains: it may write any into its directory', async () => {
    const { channel, heard } = await openChannel(members(named), 'ffffffff-6f5c-4b9a-9f0e-2f3b6b1f7a11');
    const identity = await channel.identify(person, heard('personal-message'));
    expect(identity).toMatchObject({ stranger: false, email: 'robin@acme.example' });
  });

  it('believes the organisation that runs the bot about every address', async () => {
    const { channel, heard } = await openChannel(members(named), tenant.toUpperCase());
    const identity = await channel.identify(person, heard('personal-message'));
    expect(identity).toMatchObject({ email: 'dana@northwind.example' });
  });

  it.each([
    ['a guest', { userRole: 'guest' }],
    ['a guest by the principal name', { userPrincipalName: 'robin_acme.example#EXT#@other.onmicrosoft.com' }],
    ['of another organisation', { tenantId: 'ffffffff-6f5c-4b9a-9f0e-2f3b6b1f7a11' }],
    ['of no organisation', { tenantId: undefined }],
    ['somebody else', { objectId: '00000000-7c1e-4c3a-9a55-6a1f1f1d2b01' }],
    ['nobody in particular', { objectId: undefined }],
  ])('takes for a stranger who is %s', async (_, change) => {
    const { channel, heard } = await openChannel(members(change));
    const address = heard('personal-message');
    const identity = await channel.identify(person, address);
    expect(identity.stranger).toBe(true);
    expect(identity).not.toHaveProperty('email');
  });

  it('takes for a stranger whom Teams does not know, and asks again the next time', async () => {
    let known = false;
    const { channel, heard } = await openChannel(() =>
      known ? { status: 200, body: robin } : refuse(404, 'MemberNotFoundInConversation'),
    );
    const address = heard('personal-message');
    expect(await channel.identify(person, address)).toMatchObject({ stranger: true });
    known = true;
    expect(await channel.identify(person, address)).toMatchObject({ stranger: false });
  });

  it('is rejected when Teams cannot say', async () => {
    const { channel, heard } = await openChannel(() => refuse(503, 'ServiceUnavailable'));
    const address = heard('personal-message');
    await expect(channel.identify(person, address)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('is rejected for an address that this app never made', async () => {
    const { channel } = await openChannel();
    await expect(channel.identify(person, null)).rejects.toMatchObject({ code: 'unreadable_address' });
  });
});
