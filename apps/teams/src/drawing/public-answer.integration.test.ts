import { readFileSync } from 'node:fs';
import type { Reply, Turn } from '@reconnect/assistant';
import type { TeamsActivity, TeamsPerson } from '@reconnect/simulators';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../testing/open-bench.ts';

const finding: Reply = {
  ask: 1,
  summary: 'The password of robin@acme.example was changed.',
  blocks: [{ kind: 'text', text: 'The password of robin@acme.example was changed.' }],
  choices: [{ verb: 'link', label: 'Reconnect', url: 'https://reconnect.example/reconnect/t0k3n' }],
};
const secrets = /acme|robin@|password|reconnect\.example|t0k3n/i;
const chatLink =
  'https://teams.microsoft.com/l/chat/0/0?tenantId=00000000-0000-4000-8000-00000000abcd&users=28%3Ac1d2e3f4-0a1b-4c2d-8e3f-405162738495';

let bench: Bench;
let robin: TeamsPerson;
let kim: TeamsPerson;
const sent: Promise<unknown>[] = [];
beforeEach(async () => {
  bench = await openBench({
    async receive(turn: Turn) {
      sent.push(bench.channel.send(turn.address, finding));
      return { outcome: 'taken' };
    },
  });
  robin = bench.teams.person({ name: 'Robin Meyer', email: 'robin@acme.example' });
  kim = bench.teams.person({ name: 'Kim Ito', email: 'kim@acme.example', locale: 'es-MX' });
});
afterEach(async () => {
  await Promise.all(sent.splice(0));
  await bench.close();
});

const ask = "why isn't my inbox syncing?";
const places: readonly (readonly [string, (text: string) => Promise<string>])[] = [
  [
    'a channel',
    async (text) => {
      const channel = bench.teams.channel('General');
      await robin.mentionsInChannel(channel, text);
      return channel;
    },
  ],
  [
    'a group chat',
    async (text) => {
      const chat = bench.teams.groupChat('lunch', [robin.id, kim.id]);
      await robin.mentionsInGroupChat(chat, text);
      return chat;
    },
  ],
];

const seenBy = (person: TeamsPerson, place: string) =>
  bench.teams.world
    .activitiesSeenBy(person.id)
    .filter(({ from, conversation }) => from === undefined && conversation === place);
const cardOf = (activity: TeamsActivity | undefined) => JSON.stringify(activity?.attachments);

/** Robin's client has shown Robin's own view by then. */
async function answeredIn(place: string) {
  await bench.teams.waitFor(() => (cardOf(seenBy(robin, place)[0])?.includes('Only you see this') ? true : undefined));
  await Promise.all(sent);
  const [own] = seenBy(robin, place);
  const [others] = seenBy(kim, place);
  if (own === undefined || others === undefined) return expect.unreachable('nothing was said there');
  return { own, others };
}

describe.each(places)('a question in %s', (_, askIn) => {
  it('is answered there by one card that tells nobody anything, and in private by what was found', async () => {
    const place = await askIn(ask);
    await answeredIn(place);
    const [answer, ...more] = bench.said(place);
    expect(more).toEqual([]);
    expect(answer).toMatchObject({ summary: 'Let’s go on in our private chat.', text: '' });
    expect(JSON.stringify(answer)).not.toMatch(secrets);
    expect(JSON.stringify(bench.said(robin.chat))).toMatch(secrets);
    expect(bench.said(kim.chat)).toEqual([]);
  });

  it('has a view for who asked, who can go on in private from there; everybody else sees the same as before', async () => {
    const { own, others } = await answeredIn(await askIn(ask));
    expect(cardOf(own)).toContain('Only you see this. We go on in our private chat.');
    expect(await robin.presses(own, 'Open our private chat')).toEqual({ opens: chatLink });
    expect(cardOf(others)).not.toContain('Only you');
    expect(cardOf(own)).not.toMatch(secrets);
  });

  it('names for a view of their own nobody but who asked', async () => {
    const place = await askIn(ask);
    await answeredIn(place);
    const content = bench.said(place)[0]?.attachments[0]?.content;
    expect(content).toMatchObject({ refresh: { action: { verb: 'continue' }, userIds: [robin.id] } });
  });

  it('whose button somebody else presses tells them in their language that it is not theirs, and changes nothing', async () => {
    const place = await askIn(ask);
    const { others } = await answeredIn(place);
    const turns = sent.length;
    const pressed = await kim.presses(others, 'Go on in private');
    expect(pressed).toMatchObject({
      outcome: 200,
      result: { shows: 'message', message: expect.stringMatching(/^Eso es para la persona que preguntó/) },
    });
    expect(JSON.stringify(pressed)).not.toMatch(secrets);
    expect([seenBy(kim, place), bench.said(kim.chat), sent.length]).toEqual([[others], [], turns]);
  });

  it('gives who asked the same view however often their client asks for it', async () => {
    const place = await askIn(ask);
    await answeredIn(place);
    const [base] = bench.said(place);
    const views = await Promise.all([1, 2, 3].map(() => robin.presses({ ...base!, cardFor: {} }, 'Go on in private')));
    expect(views.map(({ result }) => result?.shows)).toEqual(['card', 'card', 'card']);
    expect(new Set(views.map(({ result }) => JSON.stringify(result))).size).toBe(1);
  });
});

describe('the button under a public answer', () => {
  it('opens the private chat by itself in a client that cannot execute it', async () => {
    const channel = bench.teams.channel('General');
    await robin.mentionsInChannel(channel, ask);
    await answeredIn(channel);
    const content = bench.said(channel)[0]?.attachments[0]?.content as { readonly body: readonly object[] };
    expect(content.body.at(-1)).toMatchObject({ actions: [{ fallback: { type: 'Action.OpenUrl', url: chatLink } }] });
  });

  it.each([
    ['nobody', {}],
    ['a list', { asker: ['29:x'] }],
    ['an object', { asker: { toString: '29:x' } }],
  ])('made to say that %s asked is one of no use', async (_, data) => {
    const body = JSON.parse(readFileSync(new URL('../../fixtures/execute-button.json', import.meta.url), 'utf8'));
    const value = { action: { type: 'Action.Execute', verb: 'continue', data }, trigger: 'manual' };
    expect(await bench.post({ ...body, value })).toMatchObject({
      status: 200,
      body: { statusCode: 200, value: expect.stringMatching(/^That button/) },
    });
  });
});
