import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { createHolds } from '@reconnect/hosting';
import { afterEach, describe, expect, it } from 'vitest';
import type { SlackCall } from './transport.ts';
import { createSlackApi } from './web-api.ts';

type Answer = (response: ServerResponse) => void;
interface Request {
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const ok: Answer = (response) => response.end('{"ok":true,"ts":"1.2"}');
const says =
  (body: unknown): Answer =>
  (response) =>
    response.end(JSON.stringify(body));
const status =
  (code: number, headers = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end();
const hangsUp: Answer = (response) => response.destroy();
const tooMany = status(429, { 'retry-after': '3' });

const token = 'xoxb-canary-token';
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(ending.splice(0).map((end) => end()));
});

type Script = readonly Answer[] | Readonly<Record<string, readonly Answer[]>>;

/** A sender, and a Slack that gives these answers in turn, or by channel. Pauses take no time, unless held. */
async function slackAnswers(script: Script, pausing: 'skip' | 'hold' = 'skip') {
  const answers = new Map(Object.entries({ ...script }).map(([key, value]) => [key, [value].flat()]));
  const inTurn = Array.isArray(script) ? [...script] : [];
  const requests: Request[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    requests.push({ method: request.url ?? '', headers: request.headers, body });
    const channel = /"channel":"(\w+)"/.exec(body)?.[1] ?? '';
    (answers.get(channel) ?? inTurn).shift()?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const pauses: number[] = [];
  const { promise: held, resolve: hold } = Promise.withResolvers<() => void>();
  const clock = {
    now: () => pauses.reduce((sum, ms) => sum + ms, 0),
    after(ms: number, wake: () => void) {
      pauses.push(ms);
      if (pausing === 'hold') hold(wake);
      else queueMicrotask(wake);
      return () => {};
    },
  };
  const url = `http://127.0.0.1:${port}/api/`;
  const holds = createHolds({ clock });
  const api = createSlackApi({ url, clock, holds, token: async (tenant) => (tenant === 'T1' ? token : undefined) });
  ending.push(async () => {
    await api.close();
    server.closeAllConnections();
    server.close();
  });
  return { api, requests, pauses, held, server };
}

const post = (channel: string, text = 'hi'): SlackCall => ({
  method: 'chat.postMessage',
  tenant: 'T1',
  args: { channel, text },
});
const edit = (channel: string): SlackCall => ({ method: 'chat.update', tenant: 'T1', args: { channel, ts: '1.2' } });
const who: SlackCall = { method: 'users.info', tenant: 'T1', args: { user: 'U1', include_locale: true } };

describe('a call', () => {
  it('carries the token of its tenant and its arguments', async () => {
    const { api, requests } = await slackAnswers([ok]);
    expect(await api.call(post('D1'))).toEqual({ ok: true, ts: '1.2' });
    expect(requests).toMatchObject([
      {
        method: '/api/chat.postMessage',
        headers: { authorization: `Bearer ${token}` },
        body: '{"channel":"D1","text":"hi"}',
      },
    ]);
  });

  it('is a form where Slack reads nothing else', async () => {
    const { api, requests } = await slackAnswers([ok]);
    await api.call(who);
    expect(requests).toMatchObject([
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'user=U1&include_locale=true' },
    ]);
  });

  it('for a tenant without the app is not made', async () => {
    const { api, requests } = await slackAnswers([]);
    await expect(api.call({ ...who, tenant: 'T2' })).rejects.toMatchObject({ code: 'not_installed' });
    expect(requests).toEqual([]);
  });

  it('that Slack refuses fails with Slack’s word for it, and is not repeated', async () => {
    const { api, requests } = await slackAnswers([says({ ok: false, error: 'channel_not_found' })]);
    await expect(api.call(post('D1'))).rejects.toMatchObject({ code: 'refused', reason: 'channel_not_found' });
    expect(requests).toHaveLength(1);
  });

  it('is made again after the time that Slack asked for', async () => {
    const inWords = says({ ok: false, error: 'rate_limited' });
    const { api, pauses } = await slackAnswers([tooMany, status(429), inWords, ok]);
    expect(await api.call(post('D1'))).toMatchObject({ ok: true });
    expect(pauses).toEqual([3000, 1000, 1000]);
  });

  it('is given back when Slack asks for more than half a minute', async () => {
    const { api, pauses } = await slackAnswers([status(429, { 'retry-after': '31' })]);
    await expect(api.call(post('D1'))).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 31_000 });
    expect(pauses).toEqual([]);
  });

  it.each<[string, Answer]>([
    ['a 503', status(503)],
    ['a broken connection', hangsUp],
    ['a page that is no JSON', (response) => response.end('<html>')],
    ['a failure of Slack’s own', says({ ok: false, error: 'fatal_error' })],
  ])('that posts is not repeated after %s: the message may have arrived', async (_, answer) => {
    const { api, requests } = await slackAnswers([answer, ok]);
    await expect(api.call(post('D1'))).rejects.toMatchObject({ code: 'outcome_unknown' });
    expect(requests).toHaveLength(1);
  });

  it('that can be repeated is, twice, a little later each time', async () => {
    const { api, pauses } = await slackAnswers([status(500), hangsUp, ok]);
    expect(await api.call(edit('D1'))).toMatchObject({ ok: true });
    expect(pauses).toEqual([300, 1200]);
  });

  it('that can be repeated fails in the end', async () => {
    const { api, requests } = await slackAnswers([status(500), status(502), status(503), ok]);
    await expect(api.call(who)).rejects.toMatchObject({ code: 'unreachable' });
    expect(requests).toHaveLength(3);
  });

  it('that can be repeated is not, once nobody waits for it any more', async () => {
    const { api, requests } = await slackAnswers([status(500), hangsUp, ok]);
    await expect(api.call({ ...who, patience: 1_000 })).rejects.toMatchObject({ code: 'unreachable' });
    expect(requests).toHaveLength(2);
  });

  it('that posts is repeated when no connection came about, for nothing was sent', async () => {
    const { api, pauses, server } = await slackAnswers([]);
    await new Promise((resolve) => server.close(resolve));
    await expect(api.call(post('D1'))).rejects.toMatchObject({ code: 'unreachable' });
    expect(pauses).toEqual([300, 1200]);
  });

  it('never tells its token when it fails', async () => {
    const { api } = await slackAnswers([says({ ok: false, error: 'invalid_auth' }), hangsUp]);
    const failures = await Promise.allSettled([api.call(post('D1')), api.call(post('D1'))]);
    expect(failures.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(inspect(failures, { depth: 10, showHidden: true })).not.toContain(token);
  });
});

describe('calls for one channel', () => {
  it('run in order, also past a 429 and a failure', async () => {
    const { api, requests } = await slackAnswers([tooMany, ok, says({ ok: false, error: 'no_text' }), ok]);
    const calls = [api.call(post('D1', 'one')), api.call(post('D1', 'two')), api.call(post('D1', 'three'))];
    await Promise.allSettled(calls);
    expect(requests.map(({ body }) => JSON.parse(body).text)).toEqual(['one', 'one', 'two', 'three']);
  });

  it('that wait for a 429 keep no other channel waiting', async () => {
    const { api, held } = await slackAnswers({ D1: [tooMany, ok], D2: [ok] }, 'hold');
    const slow = api.call(post('D1'));
    const wake = await held;
    expect(await api.call(post('D2'))).toMatchObject({ ok: true });
    wake();
    expect(await slow).toMatchObject({ ok: true });
  });
});

describe('a 429', () => {
  it('for what Slack counts by workspace holds back the same method, unasked', async () => {
    const { api, requests } = await slackAnswers([status(429, { 'retry-after': '5' }), ok], 'hold');
    const hasty = { ...who, patience: 2_000 };
    await expect(api.call(hasty)).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 5_000 });
    await expect(api.call(hasty)).rejects.toMatchObject({ code: 'rate_limited' });
    expect(requests).toHaveLength(1);
    expect(await api.call(edit('D1'))).toMatchObject({ ok: true });
  });
});

it('closing ends a pause and refuses the call', async () => {
  const { api, held } = await slackAnswers([tooMany], 'hold');
  const failed = expect(api.call(post('D1'))).rejects.toMatchObject({ code: 'closed' });
  await held;
  await api.close();
  await failed;
});
