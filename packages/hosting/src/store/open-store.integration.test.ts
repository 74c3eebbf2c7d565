import { systemClock } from '@reconnect/jobs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startRedis, type TestRedis } from '../../../../tools/redis.ts';
import { openRedisDoor, type RedisDoor } from '../../../../tools/redis-door.ts';
import { openStore } from './open-store.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

describe('a store on Redis', () => {
  let lets = 0;
  let door: RedisDoor;
  beforeAll(async () => {
    // Lets the next `lets` connections through, and hangs up on whoever else comes.
    door = await openRedisDoor(() => {
      lets -= 1;
      return lets < 0 ? undefined : redis.url;
    });
  });
  afterAll(() => door.close());

  const opens = (connections: number) => {
    lets = connections;
    return openStore(door.url, systemClock);
  };

  it.each([0, 1, 2, 3])(
    'of which only %i connections could be opened leaves none of them open',
    async (connections) => {
      await expect(opens(connections)).rejects.toMatchObject({ code: 'unreachable' });
      await vi.waitFor(() => expect(door.open.size).toBe(0));
    },
  );

  it('is opened with four connections, and leaves none open when it is closed', async () => {
    const { storage, jobs } = await opens(4);
    await Promise.all([jobs.close(), storage.close()]);
    await vi.waitFor(() => expect(door.open.size).toBe(0));
  });
});
