import { createClient } from 'redis';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startRedis } from '../../../../tools/redis.ts';
import { startRedisCluster } from '../../../../tools/redis-cluster.ts';
import { openRedisBroadcast } from './open-broadcast.ts';

async function listen(url: string, topic = 'news') {
  const heard: string[] = [];
  const broadcast = await openRedisBroadcast(url, topic, (text) => void heard.push(text));
  onTestFinished(() => broadcast.close());
  return { ...broadcast, heard };
}

it('what one process tells, all hear that listen on its topic, also after Redis was away', async () => {
  const redis = await startRedis({ own: true });
  const [one, other, elsewhere] = await Promise.all([listen(redis.url), listen(redis.url), listen(redis.url, 'other')]);
  await one.tell('first');
  await vi.waitFor(() => expect([one.heard, other.heard]).toEqual([['first'], ['first']]));

  await redis.stop();
  await expect(one.tell('lost')).rejects.toMatchObject({ code: 'unreachable' });
  const again = await startRedis({ port: Number(new URL(redis.url).port) });
  onTestFinished(() => again.stop());
  await vi.waitFor(
    async () => {
      await one.tell('second');
      expect(other.heard).toContain('second');
    },
    { timeout: 10_000, interval: 50 },
  );
  expect(other.heard).not.toContain('lost');
  expect(elsewhere.heard).toEqual([]);
}, 30_000);

it('on a cluster everybody hears it, whichever node they know', async () => {
  const cluster = await startRedisCluster();
  onTestFinished(() => cluster.stop());
  const listeners = await Promise.all(cluster.nodes.map(({ url }) => listen(url)));
  await listeners[0]?.tell('all of you');
  await vi.waitFor(() => expect(listeners.map(({ heard }) => heard)).toEqual(listeners.map(() => ['all of you'])));
}, 60_000);

it('is not there where there is no Redis', async () => {
  const gone = await startRedis({ own: true });
  await gone.stop();
  await expect(openRedisBroadcast(gone.url, 'news', () => undefined)).rejects.toMatchObject({ code: 'unreachable' });
});

it('keeps no connection open where it may not listen', async () => {
  const redis = await startRedis({ own: true });
  onTestFinished(() => redis.stop());
  const admin = await createClient({ url: redis.url })
    .on('error', () => undefined)
    .connect();
  onTestFinished(() => admin.destroy());
  await admin.sendCommand(['ACL', 'SETUSER', 'deaf', 'on', '>app-word', '~*', '&*', '+@all', '-subscribe']);
  const asDeaf = redis.url.replace('redis://', 'redis://deaf:app-word@');
  await expect(openRedisBroadcast(asDeaf, 'news', () => undefined)).rejects.toMatchObject({ code: 'refused' });
  await vi.waitFor(async () => {
    const connected = String(await admin.sendCommand(['CLIENT', 'LIST']));
    expect(connected.trim().split('\n')).toEqual([expect.stringContaining('user=default')]);
  });
});
