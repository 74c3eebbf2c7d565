import type { Channel, Reply, SendOutcome, Turn, TurnOutcome } from '@reconnect/assistant';
import { describe, expect, it } from 'vitest';
import { hanging, nothing, openAppBench } from './testing/app-bench.ts';

const person = {
  platform: 'teams',
  tenant: '8f0f2c1e-6f5c-4b9a-9f0e-2f3b6b1f7a11',
  id: '5c0a4a0e-7c1e-4c3a-9a55-6a1f1f1d2b01',
} as const;
const chat = 'a:1pRkXh2mV7zq0cJw9sLd5fGtB3nYe8uHoK4iTa6vQxZyWlEr';
const hello: Reply = {
  ask: 1,
  summary: 'Hello.',
  blocks: [{ kind: 'text', text: 'Hello.' }],
  choices: [{ verb: 'link', label: 'Reconnect' }],
};

/** An assistant that commits at once and answers afterwards, as the real one does. */
function answering(reply: Reply = hello) {
  const { promise, resolve, reject } = Promise.withResolvers<SendOutcome>();
  const turns: Turn[] = [];
  const receive = async (turn: Turn, channel: Channel): Promise<TurnOutcome> => {
    turns.push(turn);
    setImmediate(() => void channel.send(turn.address, reply).then(resolve, reject));
    return { outcome: 'taken' };
  };
  return { receive, turns, sent: promise };
}

describe('a message', () => {
  it('is acknowledged once it is durable, and answered with a card in the personal chat', async () => {
    const { receive, turns, sent } = answering();
    const { deliver, calls } = await openAppBench(receive);
    const response = await deliver('personal-message');
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(await sent).toEqual({ outcome: 'sent', ref: { conversation: chat, id: 'm1' } });
    expect(turns).toMatchObject([{ person, said: { kind: 'text', text: "why isn't my inbox syncing?" } }]);
    expect(calls).toMatchObject([
      {
        method: 'POST',
        path: `/emea/v3/conversations/${chat}/activities`,
        body: {
          type: 'message',
          summary: 'Hello.',
          attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }],
        },
      },
    ]);
  });

  it('in a channel is answered in a personal chat that is opened for it; the channel learns nothing', async () => {
    const { receive, sent } = answering();
    const { deliver, calls, app } = await openAppBench(receive);
    await deliver('channel-mention');
    expect(await sent).toMatchObject({ outcome: 'sent', ref: { conversation: 'a:opened' } });
    await app.stop();
    const opened = calls.find(({ path }) => path === '/emea/v3/conversations');
    expect(opened?.body).toMatchObject({
      isGroup: false,
      members: [{ id: '29:1nCqcVh7dT3yT2Uo4bCzR2m5nUv9o0aGf1wK3Jk6s8Yd4Z0XcLqW' }],
      tenantId: person.tenant,
    });
    const said = calls.filter(({ path }) => path.includes('@thread'));
    expect(said).toMatchObject([{ body: { summary: 'Let’s go on in our private chat.' } }]);
    expect(JSON.stringify(said)).not.toMatch(/acme|syncing|Robin/);
  });

  it('that was delivered twice is not spoken of in the channel again', async () => {
    const { deliver, calls, app } = await openAppBench(async () => ({ outcome: 'duplicate' }));
    expect((await deliver('channel-mention')).status).toBe(200);
    await app.stop();
    expect(calls).toEqual([]);
  });

  it('is asked for again when it could not be stored, without a word about why', async () => {
    const { deliver, log } = await openAppBench(() => Promise.reject(new Error('redis://user:secret@host is down')));
    const response = await deliver('personal-message');
    expect([response.status, await response.text()]).toEqual([503, '']);
    expect(log.error).toHaveBeenCalledOnce();
  });

  it('is asked for again when storing it takes too long', async () => {
    const { receive, asked, store } = hanging();
    const { deliver, clock } = await openAppBench(receive);
    const response = deliver('personal-message');
    await asked;
    clock.advance(10_000);
    expect((await response).status).toBe(503);
    store();
  });

  it('that took too long and then could not be stored is not passed over in silence', async () => {
    const { receive, asked, fail } = hanging();
    const { deliver, clock, app, log } = await openAppBench(receive);
    const response = deliver('personal-message');
    await asked;
    clock.advance(10_000);
    await response;
    fail(new Error('the store is away'));
    await app.stop();
    expect(log.error).toHaveBeenLastCalledWith(expect.anything(), 'what a person did took too long, and failed');
  });
});

describe('a press', () => {
  it.each([
    ['taken', 'en-GB', 'Got it.'],
    ['taken', 'es-MX', 'Entendido.'],
    ['stale_press', 'en-GB', 'That step is already done.'],
    ['stale_press', 'es', 'Ese paso ya está hecho.'],
  ] as const)('that is %s is answered in %s words that Teams shows under the card', async (outcome, locale, value) => {
    const { deliver } = await openAppBench(async () => ({ outcome }));
    const response = await deliver('execute-button', { locale });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value,
    });
  });

  it('through the fallback is the same turn', async () => {
    const { receive, turns } = answering();
    const { deliver } = await openAppBench(receive);
    const [executed, submitted] = [await deliver('execute-button'), await deliver('submit-button')];
    expect([executed.status, submitted.status]).toEqual([200, 200]);
    expect(turns[0]?.said).toEqual(turns[1]?.said);
  });

  it.each(['execute-foreign-button', 'execute-empty'])('of a button that is not ours is told so: %s', async (name) => {
    const { deliver } = await openAppBench(nothing);
    expect(await (await deliver(name)).json()).toMatchObject({
      statusCode: 200,
      value: expect.stringMatching(/^That button/),
    });
  });

  it('that fails is answered in the language of the client too', async () => {
    const { deliver } = await openAppBench(() => Promise.reject(new Error('the store is away')));
    expect(await (await deliver('execute-button', { locale: 'es-419' })).json()).toMatchObject({
      statusCode: 500,
      value: { message: 'Eso no funcionó. Inténtelo de nuevo en un minuto.' },
    });
  });

  it('of a fallback button that is not ours is told so in the chat', async () => {
    const { deliver, app, calls } = await openAppBench(nothing);
    expect((await deliver('submit-button', { value: { x: 1 } })).status).toBe(200);
    await app.stop();
    expect(calls).toMatchObject([{ body: { text: expect.stringMatching(/^That button/) } }]);
  });

  it('that could not be stored can be repeated', async () => {
    const { deliver } = await openAppBench(() => Promise.reject(new Error('redis://user:secret@host is down')));
    const response = await deliver('execute-button');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      statusCode: 500,
      type: 'application/vnd.microsoft.error',
      value: { code: 'Failed' },
    });
  });

  it('is answered before Teams gives it up', async () => {
    const { receive, asked, store } = hanging();
    const { deliver, clock } = await openAppBench(receive);
    const response = deliver('execute-button');
    await asked;
    clock.advance(2500);
    expect(await (await response).json()).toMatchObject({ statusCode: 500 });
    store();
  });

  it('of the feedback thumbs gets the empty answer Teams wants', async () => {
    const { deliver } = await openAppBench(nothing);
    const response = await deliver('feedback');
    expect([response.status, await response.text()]).toEqual([200, '{}']);
  });

  it('of something we do not offer is not implemented', async () => {
    const { deliver } = await openAppBench(nothing);
    expect((await deliver('task-fetch')).status).toBe(501);
  });
});
