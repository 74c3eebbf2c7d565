import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Heard } from '../../wire/recording-app.ts';
import { benchSecret, benchStart, inside, openSlackBench, type SlackBench } from '../slack-bench.ts';

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

describe('what the simulated Slack sends', () => {
  let bench: SlackBench;
  beforeEach(async () => {
    bench = await openSlackBench();
  });
  afterEach(() => bench.close());

  it('signs a direct message and sends it in the shape of an event', async () => {
    const { outcome, message } = await bench.ana.writes(
      'my mail <ana@acme.example> & https://aptly.example?a=1 stopped',
    );
    expect(outcome).toBe(200);
    const { headers, raw, said } = bench.app.heard[0]!;
    const seconds = benchStart / 1000;
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': `v0=${createHmac('sha256', benchSecret).update(`v0:${seconds}:${raw}`).digest('hex')}`,
    });
    expect(said).toMatchObject({
      type: 'event_callback',
      event_time: seconds,
      authorizations: [{ team_id: 'T0SIMULATED', is_bot: true }],
      event: {
        type: 'message',
        channel_type: 'im',
        channel: bench.ana.dm,
        user: bench.ana.id,
        ts: message.ts,
        text: 'my mail &lt;<mailto:ana@acme.example|ana@acme.example>&gt; &amp; <https://aptly.example?a=1> stopped',
      },
    });
    expect(said['event']).not.toHaveProperty('bot_id');
  });

  it('names the emoji in the text of a message, and tells what they are in its blocks', async () => {
    await bench.ana.writes('done 👍🏽 💪');
    const elements = [
      { type: 'text', text: 'done ' },
      { type: 'emoji', name: '+1', unicode: '1f44d-1f3fd' },
      { type: 'text', text: ' ' },
      { type: 'emoji', name: expect.any(String), unicode: '1f4aa' },
    ];
    expect(bench.events()).toMatchObject([
      {
        text: expect.stringMatching(/^done :\+1::skin-tone-4: :\w+:$/),
        blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }],
      },
    ]);
  });

  it.each([
    ['unsigned', (h: Heard) => expect(h.headers).not.toHaveProperty('x-slack-signature')],
    ['stale', (h: Heard) => expect(Number(h.headers['x-slack-request-timestamp'])).toBe(benchStart / 1000 - 600)],
    ['future', (h: Heard) => expect(Number(h.headers['x-slack-request-timestamp'])).toBe(benchStart / 1000 + 600)],
    ['wrong-secret', (h: Heard) => expect(h.headers['x-slack-signature']).not.toBe(rightSignature(h))],
    ['tampered', (h: Heard) => expect(h.headers['x-slack-signature']).not.toBe(rightSignature(h))],
  ] as const)('forges a delivery that is %s', async (forge, check) => {
    await bench.ana.writes('hi', { forge });
    check(bench.app.heard[0]!);
  });

  function rightSignature({ headers, raw }: Heard): string {
    return `v0=${createHmac('sha256', benchSecret).update(`v0:${headers['x-slack-request-timestamp']}:${raw}`).digest('hex')}`;
  }

  it('retries an event at once, after a minute and after five, with the same event_id', async () => {
    bench.app.answerWith((response) => response.status(500).end());
    await bench.ana.writes('hi');
    await bench.heard(2);
    bench.clock.advance(60_000);
    await bench.heard(3);
    bench.clock.advance(299_000);
    expect(bench.app.heard).toHaveLength(3);
    bench.clock.advance(1_000);
    await bench.heard(4);
    bench.clock.advance(86_400_000);
    expect(bench.app.heard.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
    expect(bench.app.heard[1]?.headers['x-slack-retry-reason']).toBe('http_error');
    expect(new Set(bench.app.heard.map(({ said }) => said['event_id'])).size).toBe(1);
  });

  it('does not retry what the app does not want again', async () => {
    bench.app.answerWith((response) => void response.status(500).set('x-slack-no-retry', '1').end());
    await bench.ana.writes('hi');
    bench.clock.advance(86_400_000);
    await bench.ana.writes('there');
    expect(bench.slack.attempts()).toMatchObject([{ retry: 0 }, { retry: 0 }]);
  });

  it('waits three seconds for an answer and then retries', async () => {
    bench.app.answerWith(() => undefined);
    const writing = bench.ana.writes('hi');
    await bench.app.heardSoMany(1);
    bench.app.answerWith((response) => response.end());
    bench.clock.advance(3_000);
    expect(await writing).toMatchObject({ outcome: 'timeout' });
    await bench.heard(2);
    expect(bench.app.heard[1]?.headers['x-slack-retry-reason']).toBe('http_timeout');
  });

  it('reports an app that cannot be reached', async () => {
    await bench.app.close();
    expect(await bench.ana.writes('hi')).toMatchObject({ outcome: 'unreachable' });
  });

  it('delivers an event as often as asked, and late', async () => {
    const late = bench.ana.writes('first', { delayMs: 1_000 });
    await bench.ana.writes('second', { copies: 3 });
    bench.clock.advance(1_000);
    await late;
    expect(bench.events().map((event) => inside(event, 'text'))).toEqual(['second', 'second', 'second', 'first']);
    expect(Number(inside(bench.events()[0], 'ts'))).toBeGreaterThan(Number(inside(bench.events()[3], 'ts')));
  });

  it("echoes the app's own message and its edits in direct messages only", async () => {
    const { ts } = await bench.call('chat.postMessage', { channel: bench.ana.dm, text: 'Hello' });
    await bench.heard(1);
    await bench.call('chat.update', { channel: bench.ana.dm, ts, text: 'Hello again' });
    await bench.heard(2);
    await bench.call('chat.delete', { channel: bench.ana.dm, ts });
    await bench.heard(3);
    await bench.call('chat.postMessage', { channel: bench.slack.channel('general'), text: 'Hello all' });
    expect(bench.events()).toMatchObject([
      { type: 'message', bot_id: 'B0SIMULATED', text: 'Hello', channel_type: 'im' },
      {
        subtype: 'message_changed',
        message: { bot_id: 'B0SIMULATED', text: 'Hello again' },
        previous_message: { text: 'Hello' },
      },
      { subtype: 'message_deleted', deleted_ts: ts },
    ]);
  });

  it('sends a click with everything the app needs to answer it', async () => {
    const { ts } = await bench.call('chat.postMessage', { channel: bench.ana.dm, text: 'Ready?', blocks: [asking] });
    const message = await bench.slack.waitForMessage((one) => one.ts === ts);
    await bench.heard(1);
    await bench.ana.clicks(message, 'Yes');
    const { headers, said } = bench.app.heard[1]!;
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(said).toMatchObject({
      type: 'block_actions',
      user: { id: bench.ana.id },
      container: { type: 'message', message_ts: ts, channel_id: bench.ana.dm, is_ephemeral: false },
      channel: { id: bench.ana.dm, name: 'directmessage' },
      message: { ts, blocks: [asking] },
      actions: [
        { action_id: 'ir:yes', block_id: 'ask-1', value: 'v1|1', type: 'button', action_ts: expect.any(String) },
      ],
      response_url: expect.stringMatching(/^http:\/\/127/),
      trigger_id: expect.any(String),
    });
  });

  it('clicks what an old copy of a message showed', async () => {
    const { ts } = await bench.call('chat.postMessage', { channel: bench.ana.dm, text: 'Ready?', blocks: [asking] });
    const old = await bench.slack.waitForMessage((one) => one.ts === ts);
    await bench.call('chat.update', { channel: bench.ana.dm, ts, text: 'Done', blocks: [] });
    const current = await bench.slack.waitForMessage((one) => one.ts === ts && one.editedTs !== undefined);
    await bench.heard(2);
    await bench.ana.clicks(old, 'ir:no');
    expect(bench.app.heard[2]?.said['actions']).toMatchObject([{ action_id: 'ir:no' }]);
    await expect(bench.ana.clicks(current, 'ir:no')).rejects.toThrow('0 buttons called "ir:no"');
  });

  it('says where a link button leads', async () => {
    const link = button('ir:oauth', 'Reconnect', { url: 'https://aptly.example/reconnect/1' });
    const { ts } = await bench.call('chat.postMessage', {
      channel: bench.ana.dm,
      text: 'x',
      blocks: [{ type: 'actions', elements: [link] }],
    });
    const message = await bench.slack.waitForMessage((one) => one.ts === ts);
    await bench.heard(1);
    expect(await bench.ana.clicks(message, 'Reconnect')).toMatchObject({
      opens: 'https://aptly.example/reconnect/1',
      outcome: 200,
    });
    expect(bench.app.heard[1]?.said['actions']).toMatchObject([{ block_id: expect.any(String) }]);
  });

  it('shows what a command is answered with to who ran it', async () => {
    bench.app.answerWith((response) => response.json({ response_type: 'ephemeral', text: 'On it' }));
    await bench.ana.runs('/inbox', '', { channel: bench.slack.channel('general') });
    expect(bench.slack.world.messages()).toMatchObject([{ text: 'On it', onlyFor: bench.ana.id }]);
  });
});
