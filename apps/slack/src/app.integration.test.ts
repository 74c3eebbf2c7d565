import { readFileSync } from 'node:fs';
import { wordsFor } from '@reconnect/article';
import { afterEach, describe, expect, it } from 'vitest';
import { storeAway } from '../../../tools/store-away.ts';
import { promptsIn } from './out/prompts.ts';
import { type BenchOptions, botToken, openAppBench, signingSecret, team } from './testing/app-bench.ts';

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function start(outcome?: BenchOptions['outcome']) {
  const bench = await openAppBench(outcome && { outcome });
  ending.push(bench.close);
  return bench;
}

describe('a person', () => {
  it('who writes is heard, and nothing is said beside the assistant', async () => {
    const { slack, turns, said } = await start();
    const ada = slack.person({ name: 'Ada' });
    const { outcome, message } = await ada.writes('why isn’t my inbox syncing? it’s ada@example.com');
    expect(outcome).toBe(200);
    expect(turns).toMatchObject([
      {
        person: { platform: 'slack', tenant: team, id: ada.id },
        address: { tenant: team, user: ada.id, channel: ada.dm, thread: message.ts },
        said: { kind: 'text', text: 'why isn’t my inbox syncing? it’s ada@example.com' },
      },
    ]);
    expect(await said()).toEqual([]);
  });

  it('is heard with the emoji that they see, wherever they write', async () => {
    const { slack, turns } = await start();
    const ada = slack.person({ name: 'Ada' });
    await ada.writes('😞');
    await ada.mentions(slack.channel('general'), 'it works again 👍🏽');
    expect(turns).toMatchObject([{ said: { text: '😞' } }, { said: { text: 'it works again 👍🏽' } }]);
  });

  it('who mentions the app is told, alone, that the answer is private', async () => {
    const { slack, turns, said } = await start();
    const ada = slack.person({ name: 'Ada' });
    const general = slack.channel('general');
    await ada.mentions(general, 'my inbox is broken');
    expect(turns).toMatchObject([{ address: { tenant: team, user: ada.id }, said: { text: 'my inbox is broken' } }]);
    expect(turns[0]?.address).not.toHaveProperty('channel');
    expect(await said()).toMatchObject([
      { channel: general, onlyFor: ada.id, text: 'I’ll help you in a direct message.' },
    ]);
  });

  it('who uses the command is told the same in answer to it', async () => {
    const { slack, turns, said } = await start();
    const ada = slack.person({ name: 'Ada' });
    const general = slack.channel('general');
    expect(await ada.runs('/inbox', 'status', { channel: general })).toMatchObject({ outcome: 200 });
    expect(turns).toMatchObject([{ said: { kind: 'wish', verb: 'status' } }]);
    expect(await said()).toMatchObject([
      { channel: general, onlyFor: ada.id, text: 'I’ll help you in a direct message.' },
    ]);
  });

  it('who opens the conversation is offered what to ask', async () => {
    const { slack, turns, said } = await start();
    const ada = slack.person({ name: 'Ada' });
    await ada.opensMessages();
    await said();
    expect(turns).toMatchObject([{ said: { kind: 'opened' } }]);
    expect(slack.world.suggestedPromptsIn(ada.dm)).toEqual({ prompts: promptsIn(wordsFor('en')) });
  });

  it('who opens the home tab has said nothing', async () => {
    const { slack, turns } = await start();
    expect(await slack.person({ name: 'Ada' }).opensHome()).toMatchObject({ outcome: 200 });
    expect(turns).toEqual([]);
  });
});

it('somebody of another organisation is told, alone, where to find help, and no more', async () => {
  const { slack, turns, said, post } = await start();
  const eve = slack.person({ name: 'Eve', stranger: true });
  const general = slack.channel('general');
  const event = { type: 'app_mention', user: eve.id, user_team: 'T0PARTNER', channel: general, text: 'hi', ts: '1.2' };
  const authorizations = [{ team_id: team, enterprise_id: null, user_id: 'U0SIMULATED', is_bot: true }];
  const envelope = { type: 'event_callback', event_id: 'Ev1', team_id: team, is_ext_shared_channel: true };
  expect(await post({ ...envelope, authorizations, event })).toBe(200);
  expect(turns).toEqual([]);
  expect(await said()).toMatchObject([{ onlyFor: eve.id, text: expect.stringContaining('help@example.com') }]);
});

describe('a button', () => {
  const press = { type: 'block_actions', team: { id: team }, is_enterprise_install: false, trigger_id: '1.2.3' };
  const button = { type: 'button', block_id: 'b', action_ts: '1795380010.123456' };

  it('is a turn', async () => {
    const { slack, turns, post } = await start();
    const ada = slack.person({ name: 'Ada' });
    const actions = [{ ...button, action_id: 'ir:next', value: 'v1|4' }];
    expect(await post({ ...press, user: { id: ada.id }, channel: { id: ada.dm }, actions })).toBe(200);
    expect(turns).toMatchObject([{ delivery: '1.2.3', said: { kind: 'press', verb: 'next', ask: 4 } }]);
  });

  it('that opens a link is acknowledged and is no turn', async () => {
    const { slack, turns, post } = await start();
    const ada = slack.person({ name: 'Ada' });
    const actions = [{ ...button, action_id: 'ir:link', url: 'https://web.example/reconnect/t' }];
    expect(await post({ ...press, user: { id: ada.id }, channel: { id: ada.dm }, actions })).toBe(200);
    expect(turns).toEqual([]);
  });

  it('that this app never made gets a clear sentence', async () => {
    const { slack, turns, post, said } = await start();
    const ada = slack.person({ name: 'Ada' });
    const actions = [{ ...button, action_id: 'approve', value: '7' }];
    expect(await post({ ...press, user: { id: ada.id }, channel: { id: ada.dm }, actions })).toBe(200);
    expect(turns).toEqual([]);
    expect(await said()).toMatchObject([
      { channel: ada.dm, onlyFor: ada.id, text: expect.stringContaining('That button') },
    ]);
  });
});

describe('a delivery', () => {
  it('is not taken when the assistant cannot keep it, and Slack delivers it again', async () => {
    let storeIsUp = false;
    const { slack, turns, clock } = await start(async () => {
      if (!storeIsUp) throw new Error('the store is down');
      return { outcome: 'taken' };
    });
    const ada = slack.person({ name: 'Ada' });
    const { outcome, id } = await ada.writes('hello');
    expect(outcome).toBe(503);
    storeIsUp = true;
    clock.advance(0);
    await slack.waitFor(() => slack.attempts().find((attempt) => attempt.id === id && attempt.outcome === 200));
    expect(turns.map(({ delivery }) => delivery)).toEqual([id, id]);
  });

  it('that nothing handles is not claimed to be handled', async () => {
    const { post } = await start();
    expect(await post({ type: 'view_submission', view: {}, user: { id: 'U1' }, team: { id: team } })).toBe(404);
  });

  it('of an event that nobody here asked for is taken, or Slack would send it four times', async () => {
    const { post, turns, logged } = await start();
    const event = { type: 'team_join', user: { id: 'U1' } };
    const envelope = { type: 'event_callback', event_id: 'Ev1', team_id: team, event };
    expect(await post(envelope, 'event')).toBe(200);
    expect(turns).toEqual([]);
    expect(logged).toEqual(['ignored {"why":"not_listened_to"}']);
  });

  it.each([
    ['without what happened', 'event', { type: 'event_callback', event: null }],
    ['without who pressed', 'interaction', { type: 'block_actions', actions: [], user: null }],
  ] as const)('%s is refused for good, since it would be no better another time', async (_, kind, payload) => {
    const { post } = await start();
    expect(await post(payload, kind)).toBe(400);
  });

  it('that was taken before says nothing twice', async () => {
    const { slack, said } = await start(async () => ({ outcome: 'duplicate' }));
    await slack.person({ name: 'Ada' }).mentions(slack.channel('general'), 'help');
    expect(await said()).toEqual([]);
  });

  it.each([
    ['message-own', 0],
    ['message-changed', 0],
    ['message-other-bot', 1],
  ])('like %s, which is not for us, leaves %i lines in the log', async (name, lines) => {
    const { post, logged } = await start();
    const payload = JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));
    expect(await post(payload, 'event')).toBe(200);
    expect(logged).toHaveLength(lines);
  });

  it('leaves no words, names of buttons or tokens in the log', async () => {
    const { slack, logged, said } = await start(async () => {
      throw new Error('the store is down');
    });
    const ada = slack.person({ name: 'Ada' });
    await ada.writes('canary-words ada@example.com');
    await ada.mentions(slack.channel('general'), 'canary-words');
    await said();
    expect(logged.length).toBeGreaterThan(0);
    for (const secret of ['canary-words', 'ada@example.com', botToken, signingSecret]) {
      expect(logged.join()).not.toContain(secret);
    }
  });
});

it('a courtesy that fails costs nothing but a line in the log', async () => {
  const { slack, logged, said } = await start();
  slack.faults.inject('chat.postEphemeral', {
    kind: 'answer',
    status: 200,
    body: { ok: false, error: 'not_in_channel' },
  });
  const { outcome } = await slack.person({ name: 'Ada' }).mentions(slack.channel('general'), 'help');
  expect(outcome).toBe(200);
  expect(await said()).toEqual([]);
  expect(logged).toEqual([expect.stringContaining('a courtesy failed')]);
});

it('a channel where the app may not speak costs nobody elsewhere a word', async () => {
  const { slack, said, settled } = await start();
  const refusal = { kind: 'answer', status: 200, body: { ok: false, error: 'no_permission' } } as const;
  slack.faults.inject('chat.postEphemeral', refusal);
  const [closed, general] = [slack.channel('closed'), slack.channel('general')];
  const ada = slack.person({ name: 'Ada' });
  await ada.mentions(closed, 'help');
  await settled();
  await ada.mentions(general, 'help');
  expect(await said()).toMatchObject([{ channel: general, onlyFor: ada.id }]);
});

it('who could not even be told that the store is away is told with the next thing they write', async () => {
  const { slack, said, settled } = await start(() => Promise.reject(storeAway()));
  const failure = { kind: 'answer', status: 200, body: { ok: false, error: 'internal_error' } } as const;
  slack.faults.inject('chat.postMessage', failure);
  const ada = slack.person({ name: 'Ada' });
  expect((await ada.writes('hello?')).outcome).toBe(503);
  await settled();
  for (const words of ['anybody?', 'hello?']) {
    expect((await ada.writes(words)).outcome).toBe(503);
    await settled();
  }
  expect(await said()).toMatchObject([{ channel: ada.dm, text: wordsFor()('away.later') }]);
});

describe('the end of an installation', () => {
  const at = Date.parse('2026-11-22T08:59:00Z');
  const told = (event: object) => ({
    type: 'event_callback',
    event_id: 'Ev9',
    event_time: at / 1000,
    team_id: team,
    event,
    authorizations: [{ team_id: team, enterprise_id: null, user_id: 'U0SIMULATED', is_bot: true }],
  });

  it.each([
    ['an uninstall', { type: 'app_uninstalled' }],
    ['a revoked bot token', { type: 'tokens_revoked', tokens: { bot: ['U0SIMULATED'] } }],
  ])('by %s is forgotten as of when it happened', async (_, event) => {
    const { post, forgotten } = await start();
    expect(await post(told(event), 'event')).toBe(200);
    expect(forgotten).toEqual([{ tenant: team, at: at + 999 }]);
  });

  it('is not the end of somebody’s own token', async () => {
    const { post, forgotten } = await start();
    expect(await post(told({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } }), 'event')).toBe(200);
    expect(forgotten).toEqual([]);
  });

  it('of a whole enterprise names the enterprise', async () => {
    const { post, forgotten } = await start();
    const whole = { team_id: null, enterprise_id: 'E1', user_id: 'U1', is_bot: true, is_enterprise_install: true };
    expect(await post({ ...told({ type: 'app_uninstalled' }), authorizations: [whole] }, 'event')).toBe(200);
    expect(forgotten).toMatchObject([{ tenant: 'E1' }]);
  });

  it('of a whole enterprise names it where Slack names no team, and for whom it was sent neither', async () => {
    const { post, forgotten } = await start();
    const { team_id: _, authorizations: __, ...nameless } = told({ type: 'app_uninstalled' });
    expect(await post({ ...nameless, enterprise_id: 'E1' }, 'event')).toBe(200);
    expect(forgotten).toMatchObject([{ tenant: 'E1' }]);
  });
});
