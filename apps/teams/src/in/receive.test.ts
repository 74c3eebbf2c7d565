import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createServiceHosts } from '../out/service-hosts.ts';
import { createGate } from './gate.ts';
import { type Received, receive } from './receive.ts';

const gate = createGate({
  serviceHosts: createServiceHosts({ local: false }),
  appId: 'c1d2e3f4-0a1b-4c2d-8e3f-405162738495',
});

function receiveFixture(name: string, change: object = {}): Received {
  const body = JSON.parse(readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8'));
  const verdict = gate({ ...body, ...change });
  if (!verdict.passed) throw new Error(`the gate refused ${name}: ${verdict.because}`);
  return receive(verdict.activity);
}

const bot = '28:c1d2e3f4-0a1b-4c2d-8e3f-405162738495';
const tenant = '8f0f2c1e-6f5c-4b9a-9f0e-2f3b6b1f7a11';
const person = { platform: 'teams', tenant, id: '5c0a4a0e-7c1e-4c3a-9a55-6a1f1f1d2b01' };
const address = {
  serviceUrl: `https://smba.trafficmanager.net/emea/${tenant}/`,
  bot,
  user: '29:1nCqcVh7dT3yT2Uo4bCzR2m5nUv9o0aGf1wK3Jk6s8Yd4Z0XcLqW',
  tenant,
  chat: 'a:1pRkXh2mV7zq0cJw9sLd5fGtB3nYe8uHoK4iTa6vQxZyWlEr',
  locale: 'en-GB',
  timeZone: 'Europe/Berlin',
};

describe('an activity', () => {
  it('that is a personal message becomes a turn, its text as the person typed it', () => {
    expect(receiveFixture('personal-message')).toEqual({
      kind: 'turn',
      inPublic: false,
      turn: {
        person,
        delivery: 'a:1pRkXh2mV7zq0cJw9sLd5fGtB3nYe8uHoK4iTa6vQxZyWlEr|1763647926102',
        address,
        said: { kind: 'text', text: "why isn't my inbox syncing?" },
      },
    });
  });

  it('that is a mention in a channel is answered in private, in a chat that is still to be opened', () => {
    expect(receiveFixture('channel-mention')).toMatchObject({
      kind: 'turn',
      inPublic: true,
      turn: { person, address: { ...address, chat: undefined }, said: { text: "why isn't my inbox syncing?" } },
    });
  });

  it('that is a mention in a group chat keeps the names of others', () => {
    expect(receiveFixture('group-chat-mention')).toMatchObject({
      inPublic: true,
      turn: { address: { chat: undefined }, said: { text: 'hey and Kim Ito, our mail is stuck & nothing arrives' } },
    });
  });

  it.each(['channel-mention-alone', 'picture-only'])('without a word asks for help: %s', (name) => {
    expect(receiveFixture(name)).toMatchObject({ turn: { said: { kind: 'wish', verb: 'help', words: '' } } });
  });

  it.each([
    ['execute-button', { kind: 'press', verb: 'link', ask: 4 }],
    ['submit-button', { kind: 'press', verb: 'link', ask: 4 }],
    ['execute-face', { kind: 'press', verb: 'face', ask: 9, value: 'great' }],
  ])('of the kind %s is read', (name, said) => {
    expect(receiveFixture(name)).toMatchObject({ kind: 'turn', inPublic: false, turn: { person, address, said } });
  });

  it.each([
    ['installation-add', 'opened'],
    ['installation-remove', 'left'],
  ])('that tells of the app in a private chat has the language, and no time zone: %s', (name, kind) => {
    const turn = { person, address: { ...address, timeZone: undefined }, said: { kind } };
    expect(receiveFixture(name)).toMatchObject({ kind: 'turn', inPublic: false, turn });
  });

  it.each([
    ['installation-add-to-team', {}, 'added'],
    ['installation-add-to-team', { action: 'remove' }, 'removed'],
  ])('where others read tells that the app comes or goes: %s, %j', (name, change, group) => {
    expect(receiveFixture(name, change)).toEqual({ kind: 'group', change: group });
  });

  it.each([
    ['installation-remove', { action: 'remove-upgrade' }],
    ['installation-add', { action: 'add-upgrade' }],
    ['installation-add-to-team', { action: 'remove-upgrade' }],
    ['installation-add-to-team', { action: 'add-upgrade' }],
    ['members-added', {}],
    ['members-added', { membersAdded: undefined, membersRemoved: [{ id: bot }] }],
    ['installation-add-to-team', { type: 'conversationUpdate', membersAdded: [{ id: bot }] }],
  ])(
    'of an upgrade, or of who is in a chat, which says nothing of their language, is ignored: %s, %j',
    (name, change) => {
      expect(receiveFixture(name, change)).toEqual({ kind: 'ignored', why: 'not_said' });
    },
  );

  it.each(['my inboxes', ' My Inboxes', 'MIS BUZONES'])('that says %j asks for the home', (text) => {
    const delivery = 'a:1pRkXh2mV7zq0cJw9sLd5fGtB3nYe8uHoK4iTa6vQxZyWlEr|1763647926102';
    expect(receiveFixture('personal-message', { text })).toEqual({ kind: 'home', person, delivery, inPublic: false });
    const mention = `<at>Reconnect</at> ${text}`;
    expect(receiveFixture('channel-mention', { text: mention })).toMatchObject({
      kind: 'home',
      person,
      inPublic: true,
    });
  });

  it('of a button that names half a character names nothing: no store could look for it', () => {
    const value = { verb: 'check', value: '\ud800', words: 'Check now' };
    const said = { kind: 'wish', verb: 'check', words: 'Check now' };
    expect(receiveFixture('submit-button', { value })).toHaveProperty('turn.said', said);
  });

  it('of a button that answers no question is a wish', () => {
    const value = { verb: 'check', value: 'ib_1', words: 'Check now' };
    const said = { kind: 'wish', verb: 'check', value: 'ib_1', words: 'Check now' };
    expect(receiveFixture('submit-button', { value })).toMatchObject({ turn: { said } });
  });

  it('of a button with half a character on it is words that can be kept', () => {
    const value = { verb: 'check', words: `${'x'.repeat(3999)}😞` };
    const { turn } = receiveFixture('submit-button', { value }) as Extract<Received, { kind: 'turn' }>;
    expect(JSON.stringify(turn)).not.toMatch(/\\ud[89a-f]/);
  });

  it('of a form carries what was written, and no more than a message may', () => {
    const value = { ask: 4, verb: 'note', 'words.note': `Cafe\u0301 <b>${'x'.repeat(5000)}` };
    const { turn } = receiveFixture('submit-button', { value }) as Extract<Received, { kind: 'turn' }>;
    expect(turn.said).toMatchObject({ kind: 'press', verb: 'note', value: expect.stringMatching(/^Café <b>x{3992}$/) });
  });

  it.each([
    ['29:1nCqcVh7dT3yT2Uo4bCzR2m5nUv9o0aGf1wK3Jk6s8Yd4Z0XcLqW', true],
    ['29:somebody', false],
  ])('of the button under a public answer to %s knows whose it is', (asker, mine) => {
    const value = { action: { type: 'Action.Execute', verb: 'continue', data: { asker } }, trigger: 'automatic' };
    expect(receiveFixture('execute-button', { value })).toEqual({ kind: 'continues', mine });
  });

  it.each([
    ['channel-message-to-others', 'not_mentioned'],
    ['execute-foreign-button', 'unknown_button'],
    ['execute-empty', 'unknown_button'],
    ['feedback', 'feedback'],
    ['task-fetch', 'unknown_invoke'],
    ['reaction', 'not_said'],
    ['message-edited', 'not_said'],
    ['other-bot', 'bot'],
    ['anonymous-guest', 'no_identity'],
  ])('of the kind %s is ignored because %s', (name, why) => {
    expect(receiveFixture(name)).toEqual({ kind: 'ignored', why });
  });

  it('of somebody whose id has half a character is ignored: no key can hold it', () => {
    const from = { id: '29:1', aadObjectId: '\uD800' };
    expect(receiveFixture('personal-message', { from })).toEqual({ kind: 'ignored', why: 'no_identity' });
  });

  it.each(readdirSync(new URL('../../fixtures', import.meta.url)))('as in %s always has a reason', (file) => {
    expect(receiveFixture(file.replace('.json', ''))).toHaveProperty('kind');
  });

  it.each([
    [{ ask: 1.5, verb: 'link' }],
    [{ ask: -1, verb: 'link' }],
    [{ ask: 4 }],
    [{ ask: 4, verb: '' }],
    [{ ask: 4, verb: { toString: 'link' } }],
    [[]],
    [{ __proto__: { ask: 4, verb: 'link' } }],
  ])('whose button carries %j is no button of ours', (value) => {
    expect(receiveFixture('submit-button', { value })).toEqual({ kind: 'ignored', why: 'unknown_button' });
  });

  it('of a chat whose kind Teams does not name is not taken for private', () => {
    const conversation = { id: 'a:1pRkXh2mV7zq0cJw9sLd5fGtB3nYe8uHoK4iTa6vQxZyWlEr', tenantId: tenant };
    expect(receiveFixture('personal-message', { conversation })).toEqual({ kind: 'ignored', why: 'not_mentioned' });
  });

  it('as long as one may be, with marks that are never closed, is read within milliseconds', () => {
    const began = performance.now();
    receiveFixture('personal-message', { text: '<at <quoted '.repeat(25_000) });
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it.each([
    ['&lt;script&gt; &amp;amp; &#39;x&#39;', "<script> &amp; 'x'"],
    ['a&nbsp;\r\n&nbsp; b\t c', 'a\nb c'],
    ['Cafe\u0301', 'Café'],
    ['<at id="0">Kim</at> hi', 'Kim hi'],
    ['<quoted messageId="1782848598379"/> yes', 'yes'],
    ['<quoted messageId="1"/>\r\n<quoted messageId="2" />\r\nand this', 'and this'],
    ['what is &lt;quoted messageId="1"/&gt;?', 'what is <quoted messageId="1"/>?'],
    ['x'.repeat(5000), 'x'.repeat(4000)],
  ])('with the text %j says %j', (text, plain) => {
    expect(receiveFixture('personal-message', { text })).toMatchObject({ turn: { said: { text: plain } } });
  });
});
