import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMovableClock } from '@reconnect/simulators';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startRedis } from '../../../../tools/redis.ts';
import { openToldStore } from './open-told-store.ts';

const soon = { timeout: 10_000, interval: 20 };

/** A store whose log is kept, on a Redis of its own. */
async function open() {
  const folder = mkdtempSync(join(tmpdir(), 'hosting-told-'));
  let redis = await startRedis({ appendOnly: folder });
  const clock = createMovableClock(0);
  const lines: (readonly [message: string, because: unknown])[] = [];
  const line = (fields: Readonly<Record<string, unknown>>, message: string) =>
    void lines.push([message, fields['because']]);
  const store = await openToldStore(redis.url, { clock, log: { info: line, warn: line, error: line } });
  onTestFinished(async () => {
    await store.jobs.close();
    await store.storage.close();
    await redis.stop();
    rmSync(folder, { recursive: true });
  });
  const { url } = redis;
  return {
    ...store,
    url,
    lines,
    messages: () => lines.map(([message]) => message).toSorted(),
    lose: () => redis.stop(),
    async regain() {
      redis = await startRedis({ appendOnly: folder, port: Number(new URL(url).port) });
    },
    look: () => clock.advance(5_000),
  };
}

/** Says a line to Redis and waits for the answer. */
async function command(url: string, line: string): Promise<void> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(`${line}\r\n`);
  await once(socket, 'data');
  socket.destroy();
}

const over = [
  'the job engine is in trouble',
  'the job engine is well again',
  'the store is in trouble',
  'the store is well again',
];

it('a store tells once that it went and once that it is back, and so does its job engine', async () => {
  const { storage, jobs, lines, messages, look, lose, regain } = await open();
  await lose();
  for (let n = 0; n < 50; n += 1) await expect(storage.read('p', 'record')).rejects.toThrow();
  await vi.waitFor(() => expect(messages()).toHaveLength(2), soon);
  expect(lines.find(([message]) => message === 'the store is in trouble')?.[1]).toMatch(
    /does not answer: (it hung up|nothing listens there)/,
  );
  await regain();
  await vi.waitFor(() => Promise.all([storage.ping(), jobs.ping()]), soon);
  await vi.waitFor(() => {
    look();
    expect(messages()).toEqual(over);
  }, soon);
});

it('a store that takes no writes says with which word it refuses them, also while only its health is asked', async () => {
  const { storage, lines, url } = await open();
  await command(url, 'CONFIG SET maxmemory 1');
  await expect(storage.ping()).rejects.toMatchObject({ code: 'refused' });
  await expect(storage.read('p', 'record')).resolves.toBeUndefined();
  const { host } = new URL(url);
  expect(lines).toEqual([['the store is in trouble', `Redis at ${host} refuses with OOM: its memory is full.`]]);
});

it('a store that merely finds something unreadable is in no trouble', async () => {
  const { storage, lines, url } = await open();
  await storage.commit('p', [{ kind: 'put', name: 'record', value: 1 }]);
  await command(
    url,
    `EVAL "for _, key in ipairs(redis.call('KEYS', '*:record')) do redis.call('SET', key, '{') end" 0`,
  );
  await expect(storage.read('p', 'record')).rejects.toMatchObject({ code: 'unreadable' });
  expect(lines).toEqual([]);
});
