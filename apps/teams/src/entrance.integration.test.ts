import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fixture, hanging, nothing, openAppBench } from './testing/app-bench.ts';

describe('the entrance', () => {
  it.each(['reaction', 'message-edited', 'other-bot', 'anonymous-guest', 'channel-message-to-others'])(
    'takes %s without doing anything',
    async (name) => {
      const { deliver, app, calls } = await openAppBench(nothing);
      expect((await deliver(name)).status).toBe(200);
      await app.stop();
      expect(calls).toEqual([]);
    },
  );

  it.each([
    ['an empty object', '{}', 400],
    ['a list', '[]', 400],
    ['half of one', '{"type":', 400],
    ['nothing', '', 400],
    ['far too much', JSON.stringify({ text: 'x'.repeat(300_000) }), 413],
  ])('refuses a body that is %s with a bare status', async (_, body, status) => {
    const { post } = await openAppBench(nothing);
    const response = await post(body);
    expect([response.status, await response.text()]).toEqual([status, '']);
  });

  const endless = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

  it.each([
    ['alone', endless, 400],
    ['in the place of a type', fixture('personal-message').replace('"message"', endless), 400],
    ['in the place of the kind of chat', fixture('personal-message').replace('"personal"', endless), 200],
    ['in the data of a button', fixture('submit-button').replace('"ask": 4', `"ask": ${endless}`), 200],
    ['in the data of an invoke', fixture('execute-button').replace('"ask": 4', `"ask": ${endless}`), 200],
    ['in the place of its name', fixture('execute-button').replace('"adaptiveCard/action"', endless), 501],
  ])('is not brought down by a list in lists without end, %s', async (_, body, status) => {
    const { post, deliver } = await openAppBench(async () => ({ outcome: 'taken' }));
    expect((await post(body)).status).toBe(status);
    expect((await deliver('personal-message')).status).toBe(200);
  });

  it('unpacks nothing: a small body could become a huge one', async () => {
    const { url } = await openAppBench(nothing);
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const response = await fetch(url, { method: 'POST', headers, body: gzipSync(fixture('personal-message')) });
    expect([response.status, await response.text()]).toEqual([415, '']);
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'file:///etc/passwd',
    'https://smba.trafficmanager.net.evil.example/',
  ])('goes nowhere that an activity names: %s', async (serviceUrl) => {
    const { deliver, calls } = await openAppBench(nothing);
    const response = await deliver('channel-mention', { serviceUrl });
    expect([response.status, await response.text()]).toEqual([400, '']);
    expect(calls).toEqual([]);
  });

  it('listens to no more of a body that is too large', async () => {
    const { post } = await openAppBench(nothing);
    expect((await post('x'.repeat(300_000))).headers.get('connection')).toBe('close');
  });

  it('says by which method it is spoken to', async () => {
    const { url } = await openAppBench(nothing);
    const response = await fetch(url);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('refuses what is not JSON', async () => {
    const { post } = await openAppBench(nothing);
    expect((await post('type=message', 'application/x-www-form-urlencoded')).status).toBe(400);
  });

  it('finishes what it holds before it stops', async () => {
    const { receive, asked, store } = hanging();
    const { deliver, app } = await openAppBench(receive);
    const response = deliver('personal-message');
    await asked;
    const stopped = app.stop();
    store();
    expect((await response).status).toBe(200);
    await stopped;
  });
});
