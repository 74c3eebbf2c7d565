import { createHmac, createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createBotTokens } from './bot-tokens.ts';
import type { ChatPlatform } from './chat-platform.ts';
import { channelOf, createSlack, signingSecret } from './slack.ts';
import { chatOf, createTeams } from './teams.ts';

const now = () => Date.UTC(2026, 0, 5, 9);
const robin = '000000042';
const slack = createSlack(now);
const teams = createTeams({ now, serviceUrl: 'https://smba.trafficmanager.net/emea/' });

const press = { kind: 'press', button: 'next', ask: 7 } as const;

describe('Slack as the bench plays it', () => {
  it.each([{ kind: 'text', text: 'hello' } as const, press])('signs what it delivers (%o)', (deed) => {
    const { headers, body } = slack.deliver(robin, deed, '00000001');
    const mac = createHmac('sha256', signingSecret).update(`v0:${headers['x-slack-request-timestamp']}:${body}`);
    expect(headers['x-slack-signature']).toBe(`v0=${mac.digest('hex')}`);
  });

  it.each([
    ['JSON', JSON.stringify({ channel: channelOf(robin), text: 'hi' })],
    ['a form', new URLSearchParams({ text: 'hi', channel: channelOf(robin) }).toString()],
  ])('hears who is spoken to in %s', (_, body) => {
    expect(slack.hear({ method: 'POST', path: '/api/chat.postMessage', body })).toEqual({ number: robin });
  });

  it('learns the question from its buttons', () => {
    const body = JSON.stringify({ channel: channelOf(robin), blocks: [{ action_id: 'ir:next', value: 'v1|12' }] });
    expect(slack.hear({ method: 'POST', path: '/api/chat.update', body })).toEqual({ number: robin, ask: 12 });
  });

  it('takes a question about a person for nothing that is seen', () => {
    expect(slack.hear({ method: 'POST', path: '/api/users.info', body: `channel=${channelOf(robin)}` })).toEqual({});
  });
});

describe('Teams as the bench plays it', () => {
  const activities = (chat: string) => `/emea/v3/conversations/${chat}/activities`;

  it.each([chatOf(robin), encodeURIComponent(chatOf(robin))])('hears who is spoken to at %s', (chat) => {
    const body = JSON.stringify({ type: 'message', data: { ask: 12, verb: 'next' } });
    expect(teams.hear({ method: 'POST', path: activities(chat), body })).toEqual({ number: robin, ask: 12 });
  });

  it.each([
    ['typing', 'POST', '{"type":"typing"}'],
    ['a question', 'GET', ''],
  ])('takes %s for nothing that is seen', (_, method, body) => {
    expect(teams.hear({ method, path: activities(chatOf(robin)), body })).toEqual({});
  });

  it('signs its tokens with the key it publishes', () => {
    const tokens = createBotTokens(now);
    const set = tokens.answer({ method: 'GET', path: '/v1/.well-known/keys', body: '' });
    const [jwk] = JSON.parse(set?.body ?? '{}').keys;
    const [head, claims, signature = ''] = tokens.headerFor('https://a.example/').slice('Bearer '.length).split('.');
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    expect(verify('sha256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
  });
});

describe.each<[string, ChatPlatform]>([
  ['Slack', slack],
  ['Teams', teams],
])('%s', (_, platform) => {
  it('gives every delivery the id it was told', () => {
    for (const deed of [{ kind: 'text', text: 'hello' } as const, press]) {
      expect(platform.deliver(robin, deed, '00000001').body).toContain('00000001');
    }
  });
});
