import { expect, it, onTestFinished, vi } from 'vitest';
import { startRedisPair } from '../../../../tools/redis-pair.ts';
import { openRedisStorage } from './redis-storage.ts';

const clock = { now: () => Date.UTC(2026, 0, 5, 9) };
const refused = { name: 'StorageError', code: 'refused', message: expect.stringContaining('READONLY') };

it('redis storage finds the new master by itself when its own became a replica and stayed up', async () => {
  const pair = await startRedisPair();
  onTestFinished(() => pair.stop());
  const storage = await openRedisStorage(pair.url, { clock });
  onTestFinished(() => storage.close());
  const write = (value: number) => storage.commit('p', [{ kind: 'put', name: 'record', value }]);
  await write(1);
  await pair.changeRoles();
  await expect(write(2)).rejects.toMatchObject(refused);
  expect((await storage.read('p', 'record'))?.value).toBe(1);

  pair.turn();
  await vi.waitFor(() => write(3), { timeout: 10_000, interval: 50 });
  expect((await storage.read('p', 'record'))?.value).toBe(3);
}, 30_000);
