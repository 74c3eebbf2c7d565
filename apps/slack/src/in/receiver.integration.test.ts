import { createInFlight, serve } from '@reconnect/hosting';
import { createMovableClock } from '@reconnect/simulators';
import { App, type ReceiverEvent } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { signBody } from '../testing/sign-body.ts';
import { createSlackReceiver, type Refusal } from './receiver.ts';

const signingSecret = 'the-signing-secret';
const start = Date.parse('2026-11-22T09:00:00Z');
const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const event = JSON.stringify({ type: 'event_callback', event: { type: 'message' } });

type Process = (event: ReceiverEvent) => Promise<void>;
const takes: Process = ({ ack }) => ack();

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

/** A receiver on a real port, with a stand-in for what Bolt does with a delivery. */
async function listen(process: Process = takes) {
  const clock = createMovableClock(start);
  const refusals: Refusal[] = [];
  const logged: string[] = [];
  let withheld = 0;
  const note = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
  const receiver = createSlackReceiver({
    signingSecret,
    clock,
    log: { info: note, warn: note, error: note },
    inFlight: createInFlight(clock),
    onRefused: (why) => refusals.push(why),
    onWithheld: () => {
      withheld += 1;
    },
  });
  const app = new App({ receiver, authorize: async () => ({}) });
  app.processEvent = process;
  const { port, close } = await serve({ port: 0, host: '127.0.0.1', health: () => false, handler: receiver.handler });
  open.push(() => Promise.all([close(), receiver.stop()]));

  async function post(body: string, headers: Record<string, string> = {}, path = '/slack/events') {
    const url = `http://127.0.0.1:${port}${path}`;
    const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': json, ...headers } });
    return { status: response.status, text: await response.text() };
  }
  return { clock, receiver, refusals, withheld: () => withheld, logged, post, port };
}

const signed = (body: string, at = start, secret = signingSecret) => signBody(body, at, secret);

describe('a request', () => {
  it('that Slack signed reaches Bolt with the number and the reason of its retry', async () => {
    const seen: ReceiverEvent[] = [];
    const { post } = await listen(async (delivery) => {
      seen.push(delivery);
      await delivery.ack();
    });
    const retry = { 'x-slack-retry-num': '2', 'x-slack-retry-reason': 'http_timeout' };
    expect(await post(event, { ...signed(event), ...retry })).toEqual({ status: 200, text: '' });
    expect(seen).toMatchObject([{ body: { type: 'event_callback' }, retryNum: 2, retryReason: 'http_timeout' }]);
  });

  const minutes = 60_000;
  it.each<[string, Record<string, string>, Refusal]>([
    ['without a signature', {}, 'unsigned'],
    ['with a signature but no number for a time', { ...signed(event), 'x-slack-request-timestamp': 'now' }, 'unsigned'],
    ['signed more than five minutes ago', signed(event, start - 5 * minutes - 1000), 'stale'],
    ['signed more than five minutes ahead', signed(event, start + 5 * minutes + 1000), 'future'],
    ['signed with another secret', signed(event, start, 'guessed'), 'forged'],
    ['whose body was changed', signed(`${event} `), 'forged'],
    ['with a signature of another length', { ...signed(event), 'x-slack-signature': 'v0=ab' }, 'forged'],
    ['of a type Slack does not use', { ...signed(event), 'content-type': 'text/xml' }, 'unknown_content'],
  ])('%s is refused and has no effect', async (_, headers, why) => {
    const seen: ReceiverEvent[] = [];
    const { post, refusals } = await listen(async (delivery) => void seen.push(delivery));
    expect(await post(event, headers)).toEqual({ status: why === 'unknown_content' ? 415 : 401, text: '' });
    expect(refusals).toEqual([why]);
    expect(seen).toEqual([]);
  });

  it.each([-5, 5])('signed %i minutes off is accepted: clocks differ', async (off) => {
    const { post } = await listen();
    expect(await post(event, signed(event, start + off * minutes))).toMatchObject({ status: 200 });
  });

  it.each(['{', '"text"', '[]', 'null'])('signed, but with the body %s, is unreadable', async (body) => {
    const { post, refusals } = await listen();
    expect(await post(body, signed(body))).toEqual({ status: 400, text: '' });
    expect(refusals).toEqual(['unreadable']);
  });

  it('with a form whose payload is no JSON is unreadable', async () => {
    const { post } = await listen();
    const body = 'payload=%7B';
    expect(await post(body, { ...signed(body), 'content-type': form })).toMatchObject({ status: 400 });
  });

  it('of more than a megabyte is refused before it is read', async () => {
    const { post, refusals } = await listen();
    const body = 'x'.repeat(1_048_577);
    expect(await post(body, signed(body))).toEqual({ status: 413, text: '' });
    expect(refusals).toEqual(['oversize']);
  });

  it('may name its character set', async () => {
    const bodies: unknown[] = [];
    const { post } = await listen(async ({ body, ack }) => {
      bodies.push(body);
      await ack();
    });
    const command = 'command=%2Finbox&text=status';
    const payload = `payload=${encodeURIComponent('{"type":"block_actions"}')}`;
    for (const [body, type] of [
      [command, form],
      [payload, form],
      [event, json],
    ] as const) {
      const headers = { ...signed(body), 'content-type': `${type}; charset=utf-8` };
      expect(await post(body, headers)).toMatchObject({ status: 200 });
    }
    expect(bodies).toMatchObject([{ command: '/inbox', text: 'status' }, { type: 'block_actions' }, { event: {} }]);
  });

  it('elsewhere, or by another method, finds nothing', async () => {
    const { post, port, refusals } = await listen();
    expect(await post(event, signed(event), '/slack/other')).toMatchObject({ status: 404 });
    const response = await fetch(`http://127.0.0.1:${port}/slack/events`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect(refusals).toEqual(['unknown_path', 'wrong_method']);
  });

  it('that verifies our address is answered with its challenge, once it is signed', async () => {
    const { post } = await listen();
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c-42' });
    expect(await post(body, signed(body))).toEqual({ status: 200, text: '{"challenge":"c-42"}' });
    expect(await post(body)).toMatchObject({ status: 401 });
  });

  it('that says that Slack withholds events is taken, and counted', async () => {
    const { post, withheld, logged } = await listen(async () => {});
    const body = JSON.stringify({ type: 'app_rate_limited', team_id: 'T1', minute_rate_limited: 1_518_467_820 });
    expect(await post(body, signed(body))).toEqual({ status: 200, text: '' });
    expect(withheld()).toBe(1);
    expect(logged).toEqual(['Slack withholds events {"tenant":"T1"}']);
    expect(await post(body)).toMatchObject({ status: 401 });
    expect(withheld()).toBe(1);
  });

  it('that checks our certificate is answered without a signature, and goes no further', async () => {
    const seen: ReceiverEvent[] = [];
    const { post } = await listen(async (delivery) => void seen.push(delivery));
    expect(await post('ssl_check=1&token=x', { 'content-type': form })).toEqual({ status: 200, text: '' });
    expect(seen).toEqual([]);
  });
});

describe('an answer', () => {
  it('waits until the listeners are done, although Bolt acknowledged before', async () => {
    const process = Promise.withResolvers<void>();
    const { post } = await listen(async ({ ack }) => {
      await ack();
      await process.promise;
    });
    let answered = false;
    const answer = post(event, signed(event)).then((response) => {
      answered = true;
      return response;
    });
    await post('x', {}); // a whole round trip later
    expect(answered).toBe(false);
    process.resolve();
    expect(await answer).toMatchObject({ status: 200 });
  });

  it('is 503 when a listener failed, so that Slack delivers again, and tells nothing', async () => {
    const { post } = await listen(async ({ ack }) => {
      await ack();
      throw new Error('the store is down');
    });
    expect(await post(event, signed(event))).toEqual({ status: 503, text: '' });
  });

  it('is 503 after 2.5 seconds, before Slack gives up', async () => {
    const process = Promise.withResolvers<void>();
    const entered = Promise.withResolvers<void>();
    const { post, clock } = await listen(async () => {
      entered.resolve();
      await process.promise;
    });
    const answer = post(event, signed(event));
    await entered.promise;
    clock.advance(2500);
    expect(await answer).toMatchObject({ status: 503 });
    process.resolve();
  });

  it('is 404 when nothing in the app acknowledges', async () => {
    const { post } = await listen(async () => {});
    expect(await post(event, signed(event))).toMatchObject({ status: 404 });
  });

  it('carries what a listener acknowledged with', async () => {
    const { post } = await listen(({ ack }) => ack({ response_type: 'ephemeral', text: 'Hi' }));
    expect(await post(event, signed(event))).toMatchObject({ text: '{"response_type":"ephemeral","text":"Hi"}' });
  });
});

it('stopping lets what was accepted finish, and accepts nothing more', async () => {
  const process = Promise.withResolvers<void>();
  const entered = Promise.withResolvers<void>();
  const { post, receiver } = await listen(async ({ ack }) => {
    entered.resolve();
    await process.promise;
    await ack();
  });
  const accepted = post(event, signed(event));
  await entered.promise;
  const stopped = receiver.stop();
  expect(await post(event, signed(event))).toEqual({ status: 503, text: '' });
  process.resolve();
  expect(await accepted).toMatchObject({ status: 200 });
  await stopped;
});

it('stopping waits eight seconds and no longer', async () => {
  const process = Promise.withResolvers<void>();
  const entered = Promise.withResolvers<void>();
  const { post, receiver, clock } = await listen(() => {
    entered.resolve();
    return process.promise;
  });
  const accepted = post(event, signed(event));
  await entered.promise;
  const stopped = receiver.stop();
  clock.advance(8_000);
  await stopped;
  expect(await accepted).toMatchObject({ status: 503 });
  process.resolve();
});

it('no refusal or failure writes a secret or a body into the log', async () => {
  const { post, logged } = await listen(async () => {
    throw new Error('the store is down');
  });
  const body = JSON.stringify({ type: 'event_callback', text: 'canary-words' });
  const { 'x-slack-signature': signature } = signed(body);
  await post(body, signed(body));
  await post(body, signed(body, start, 'guessed'));
  expect(logged).toHaveLength(2);
  for (const secret of ['canary-words', signingSecret, signature]) expect(logged.join()).not.toContain(secret);
});
