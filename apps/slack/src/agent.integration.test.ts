import { afterEach, describe, expect, it } from 'vitest';
import { openAppBench, team } from './testing/app-bench.ts';

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function start() {
  const bench = await openAppBench();
  ending.push(bench.close);
  const ada = bench.slack.person({ name: 'Ada', email: 'ada@example.com' });
  const { message } = await ada.writes('why isn’t my inbox syncing?');
  const thread = message.ts;
  const address = { tenant: team, user: ada.id, channel: ada.dm, thread };
  const works = async (isWorking: boolean) => {
    const work = { words: 'is checking your inbox…', title: 'Your Gmail inbox' };
    bench.channel.showWork?.(address, isWorking ? work : undefined);
    await bench.settled();
  };
  const status = () => bench.slack.world.statusIn(ada.dm, thread);
  const session = () => bench.slack.world.sessionOf(ada.dm, thread);
  const called = (method: string) => bench.slack.calls().filter((call) => call.method === method);
  return { ...bench, ada, thread, address, works, status, session, called };
}

const refusal = (error: string) => ({ kind: 'answer', status: 200, body: { ok: false, error } }) as const;

describe('work', () => {
  it('is shown in the thread while it lasts, under a title, and no longer', async () => {
    const { works, status, session, called } = await start();
    await works(true);
    expect([status(), session()]).toEqual(['is checking your inbox…', 'processing']);
    expect(called('agents.sessions.setStatus')).toMatchObject([{ args: { title: 'Your Gmail inbox' } }]);
    await works(false);
    expect([status(), session()]).toEqual([undefined, 'active']);
  });

  it('is over when Slack’s Stop button was pressed, which is the wish to stop', async () => {
    const { ada, thread, works, session, status, turns, settled } = await start();
    await works(true);
    expect(await ada.stops(thread)).toMatchObject({ outcome: 200 });
    await settled();
    expect(turns.at(-1)).toMatchObject({ address: { thread }, said: { kind: 'wish', verb: 'cancel' } });
    expect([status(), session()]).toEqual([undefined, 'active']);
  });

  it('is not shown where there is no thread', async () => {
    const { channel, address, settled, called } = await start();
    channel.showWork?.({ ...address, thread: undefined }, { words: 'is checking', title: 'Inbox' });
    await settled();
    expect(called('assistant.threads.setStatus')).toEqual([]);
  });
});

describe('a workspace that lacks a feature of agents', () => {
  it.each(['not_allowed', 'missing_scope', 'unknown_method', 'not_allowed_token_type'])(
    'and says %s is not asked again for an hour, and it is logged once',
    async (error) => {
      const { works, called, clock, slack, logged } = await start();
      slack.faults.inject('agents.sessions.setStatus', refusal(error));
      for (const isWorking of [true, false, true]) await works(isWorking);
      expect(called('agents.sessions.setStatus')).toHaveLength(1);
      expect(logged.filter((line) => line.includes('done without'))).toHaveLength(1);
      clock.advance(60 * 60_000);
      await works(true);
      expect(called('agents.sessions.setStatus')).toHaveLength(2);
    },
  );

  it('still has its messages', async () => {
    const { works, slack, ada, address, channel } = await start();
    slack.faults.inject('agents.sessions.setStatus', refusal('not_allowed'));
    slack.faults.inject('assistant.threads.setStatus', refusal('not_allowed'));
    await works(true);
    const reply = { ask: 0, summary: 'Checked', blocks: [{ kind: 'text', text: 'Checked' }], choices: [] } as const;
    await expect(channel.send(address, reply)).resolves.toMatchObject({ outcome: 'sent' });
    expect(slack.world.messages(ada.dm).at(-1)).toMatchObject({ text: 'Checked' });
  });

  it('is asked again when it merely had no time', async () => {
    const { works, called, clock, slack } = await start();
    slack.faults.inject('agents.sessions.setStatus', { kind: 'throttled', retryAfterSeconds: 30 });
    await works(true);
    clock.advance(30_000);
    await works(true);
    expect(called('agents.sessions.setStatus')).toHaveLength(2);
  });
});

describe('suggested prompts', () => {
  it('are offered when the conversation is opened, not with every look at it', async () => {
    const { ada, clock, called, settled, slack } = await start();
    await ada.opensMessages();
    await ada.opensMessages();
    await settled();
    expect(called('assistant.threads.setSuggestedPrompts')).toHaveLength(1);
    expect(slack.world.suggestedPromptsIn(ada.dm)?.prompts).toHaveLength(4);
    clock.advance(60_000);
    await ada.opensMessages();
    await settled();
    expect(called('assistant.threads.setSuggestedPrompts')).toHaveLength(2);
  });
});

describe('shortcuts', () => {
  it('go on in the direct message, and nothing of the message they were used on is taken along', async () => {
    const { slack, ada, turns } = await start();
    const bob = slack.person({ name: 'Bob' });
    const { message } = await bob.mentions(slack.channel('general'), 'canary words');
    expect(await ada.uses('ir_check')).toMatchObject({ outcome: 200 });
    expect(await ada.uses('ir_not_arriving', message)).toMatchObject({ outcome: 200 });
    expect(turns.slice(-2)).toMatchObject([
      { person: { id: ada.id }, address: { tenant: team, user: ada.id }, said: { kind: 'wish', verb: 'status' } },
      { person: { id: ada.id }, address: { tenant: team, user: ada.id }, said: { kind: 'wish', verb: 'ask' } },
    ]);
    expect(JSON.stringify(turns.slice(-2))).not.toContain('canary');
  });

  it('that this app does not have are not claimed to be handled', async () => {
    const { ada } = await start();
    expect(await ada.uses('somebody_elses')).toMatchObject({ outcome: 404 });
  });
});

describe('the command', () => {
  it('followed by something else tells, alone, how it is used, in the person’s language', async () => {
    const { slack, turns, said } = await start();
    const eva = slack.person({ name: 'Eva', locale: 'es-ES' });
    await eva.runs('/inbox', 'ayuda', { channel: slack.channel('general') });
    expect(turns).toHaveLength(1);
    expect(await said()).toMatchObject([{ onlyFor: eva.id, text: expect.stringContaining('/inbox reconectar') }]);
  });
});
