import type { Reply, SendOutcome, Turn, TurnOutcome } from '@reconnect/assistant';
import type { SimulatedTeams } from '@reconnect/simulators';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from './testing/open-bench.ts';

const question: Reply = {
  ask: 1,
  summary: 'Shall I reconnect robin@acme.example?',
  blocks: [{ kind: 'text', text: 'Shall I reconnect robin@acme.example?' }],
  choices: [
    { verb: 'link', label: 'Reconnect', style: 'primary' },
    { verb: 'not_now', label: 'Not now' },
  ],
};

let bench: Bench;
let teams: SimulatedTeams;
let channel: Bench['channel'];
let turns: Turn[] = [];
let sent: Promise<SendOutcome>[] = [];

/** Asks on every message, and turns the question into what was chosen on every press. */
async function receive(turn: Turn): Promise<TurnOutcome> {
  turns.push(turn);
  const [first] = sent;
  if (turn.said.kind === 'press' && first !== undefined) {
    const asked = await first;
    const ref = asked.outcome === 'sent' ? asked.ref : undefined;
    sent.push(channel.send(turn.address, { ...question, ask: 0, choices: [], chosen: 'Reconnect' }, ref));
  } else {
    sent.push(channel.send(turn.address, question));
  }
  return { outcome: 'taken' };
}

beforeEach(async () => {
  turns = [];
  sent = [];
  bench = await openBench({ receive });
  ({ teams, channel } = bench);
});

afterEach(async () => {
  await Promise.allSettled(sent);
  await bench.close();
});

const fromBot = (conversation: string) => bench.said(conversation);

describe('a person in Teams', () => {
  it('who writes is answered with a card', async () => {
    const robin = teams.person({ name: 'Robin Meyer' });
    expect(await robin.writes("why isn't my inbox syncing?")).toMatchObject({ outcome: 200 });
    await sent[0];
    expect(fromBot(robin.chat)).toMatchObject([
      { summary: question.summary, attachments: [{ content: { type: 'AdaptiveCard' } }] },
    ]);
  });

  it.each([
    ['executes', false],
    ['submits, on a client that cannot execute,', true],
  ])('who %s a button sees what was chosen in its place', async (_, asSubmit) => {
    const robin = teams.person({ name: 'Robin Meyer' });
    await robin.writes('hello');
    await sent[0];
    const [asked] = fromBot(robin.chat);
    const pressed = await robin.presses(asked!, 'Reconnect', { asSubmit });
    expect(pressed).toMatchObject({
      outcome: 200,
      ...(!asSubmit && { result: { shows: 'message', message: 'Got it.' } }),
    });
    expect(turns.at(-1)?.said).toEqual({ kind: 'press', verb: 'link', ask: 1 });
    await sent[1];
    const [edited, ...others] = teams.world.activitiesSeenBy(robin.id).filter(({ from }) => from === undefined);
    expect(others).toEqual([]);
    expect(edited).toMatchObject({ id: asked?.id, editedAt: expect.any(Number) });
    expect(JSON.stringify(edited?.attachments)).toContain('✓ You chose: Reconnect');
    expect(JSON.stringify(edited?.attachments)).not.toContain('Action.');
  });

  it('who asks in a channel is answered alone', async () => {
    const robin = teams.person({ name: 'Robin Meyer' });
    const kim = teams.person({ name: 'Kim Ito' });
    const general = teams.channel('General');
    await robin.mentionsInChannel(general, "why isn't my inbox syncing?");
    await sent[0];
    await teams.waitFor(() => fromBot(general)[0]);
    expect(JSON.stringify(fromBot(general))).not.toMatch(/robin|reconnect@|acme/i);
    expect(fromBot(robin.chat)).toHaveLength(1);
    expect(fromBot(kim.chat)).toEqual([]);
  });

  it('is who Teams says they are', async () => {
    const robin = teams.person({
      name: 'Robin Meyer',
      email: 'robin@acme.example',
      timeZone: 'Europe/Berlin',
      locale: 'en-GB',
    });
    await robin.writes('hello');
    expect(await channel.identify(turns[0]!.person, turns[0]!.address)).toEqual({
      stranger: false,
      email: 'robin@acme.example',
      name: 'Robin Meyer',
      locale: 'en-GB',
      timeZone: 'Europe/Berlin',
    });
  });

  it('who blocked or removed the app is not reached', async () => {
    const robin = teams.person({ name: 'Robin Meyer' });
    await robin.writes('hello');
    await sent[0];
    robin.blocks();
    expect(await channel.send(turns[0]!.address, question)).toEqual({ outcome: 'unreachable' });
    robin.unblocks();
    await robin.uninstalls();
    expect(await channel.send(turns[0]!.address, question)).toEqual({ outcome: 'unreachable' });
    expect(turns.map(({ said }) => said.kind)).toEqual(['text', 'left']);
  });

  it('who adds the app is heard opening the conversation once, in their language', async () => {
    const robin = teams.person({ name: 'Robin Meyer', locale: 'es-MX' });
    await robin.installs();
    await Promise.all(sent);
    expect(turns).toMatchObject([{ said: { kind: 'opened' }, address: { locale: 'es-MX' } }]);
  });

  it('who quotes a message is heard saying only what they wrote', async () => {
    const robin = teams.person({ name: 'Robin Meyer' });
    await robin.writes('hello');
    await sent[0];
    await robin.repliesTo(fromBot(robin.chat)[0]!, 'Not now');
    expect(turns.at(-1)?.said).toEqual({ kind: 'text', text: 'Not now' });
  });

  it('gets a message once when the connector throttles it', async () => {
    const robin = teams.person({ name: 'Robin Meyer' });
    teams.faults.inject('sendActivity', { kind: 'throttled', retryAfterSeconds: 1 }, 2);
    await robin.writes('hello');
    expect(await sent[0]).toMatchObject({ outcome: 'sent' });
    expect(fromBot(robin.chat)).toHaveLength(1);
  });

  it.each([
    ['is down', { kind: 'answer', status: 502, body: {} }, { code: 'unavailable', arrived: 0 }],
    ['hangs', { kind: 'hang' }, { code: 'timed_out', arrived: 0 }],
    ['does it but loses the answer', { kind: 'lost-answer' }, { code: 'unavailable', arrived: 1 }],
  ] as const)('never gets a message twice when the connector %s', async (_, fault, { code, arrived }) => {
    const robin = teams.person({ name: 'Robin Meyer' });
    await robin.writes('hello');
    await sent[0];
    teams.faults.inject('sendActivity', fault);
    await expect(channel.send(turns[0]!.address, question)).rejects.toMatchObject({ code });
    expect(fromBot(robin.chat)).toHaveLength(1 + arrived);
  });

  it('sees an edit even when the connector answers the first attempt with an error', async () => {
    const robin = teams.person({ name: 'Robin Meyer' });
    await robin.writes('hello');
    const asked = await sent[0]!;
    teams.faults.inject('updateActivity', { kind: 'answer', status: 502, body: {} });
    await channel.send(
      turns[0]!.address,
      { ...question, title: 'Edited' },
      asked.outcome === 'sent' ? asked.ref : null,
    );
    expect(JSON.stringify(fromBot(robin.chat))).toContain('Edited');
  });
});
