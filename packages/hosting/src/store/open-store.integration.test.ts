import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { systemClock } from '@reconnect/jobs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startRedis, type TestRedis } from '../../../../tools/redis.ts';
import { openStore } from './open-store.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

describe('a store on Redis', () => {
  const open = new Set<Socket>();
  let lets = 0;
  /** Lets the next `lets` connections through to Redis, and hangs up on whoever else comes. */
  const door = createServer((asker) => {
    if (lets === 0) {
      asker.destroy();
      return;
    }
    lets -= 1;
    const { hostname, port } = new URL(redis.url);
    const inside = connect(Number(port), hostname);
    open.add(asker.on('close', () => inside.destroy() && open.delete(asker)));
    asker.pipe(inside).pipe(asker);
  });
  beforeAll(async () => {
    await once(door.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(() => {
    door.close();
  });

  const opens = async (connections: number) => {
    lets = connections;
    const { port } = door.address() as AddressInfo;
    return openStore(`redis://127.0.0.1:${port}`, systemClock);
  };

  it.each([0, 1, 2, 3])(
    'of which only %i connections could be opened leaves none of them open',
    async (connections) => {
      await expect(opens(connections)).rejects.toMatchObject({ code: 'unreachable' });
      await vi.waitFor(() => expect(open.size).toBe(0));
    },
  );

  it('is opened with four connections, and leaves none open when it is closed', async () => {
    const { storage, jobs } = await opens(4);
    await Promise.all([jobs.close(), storage.close()]);
    await vi.waitFor(() => expect(open.size).toBe(0));
  });
});
