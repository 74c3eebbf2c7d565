import { createMovableClock } from '@reconnect/simulators';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { startRedis, type TestRedis } from '../../../../tools/redis.ts';
import { openHolds } from './holds.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis({ own: true });
});
afterAll(() => redis.stop());

async function openProcess(startsAt: number) {
  const clock = createMovableClock(startsAt);
  const logged: string[] = [];
  const holds = await openHolds(redis.url, { clock, log: { info: (_, message) => void logged.push(message) } });
  onTestFinished(() => holds.close());
  return { ...holds, clock, logged };
}

it('what one process was told to leave alone, the others leave alone for as long, whatever their clocks say', async () => {
  const [one, other] = await Promise.all([openProcess(0), openProcess(Date.UTC(2026, 10, 23))]);
  one.hold('slack/T1/users.info', 30_000);
  expect(one.waitFor('slack/T1/users.info')).toBe(30_000);
  await vi.waitFor(() => expect(other.waitFor('slack/T1/users.info')).toBe(30_000));
  expect(other.waitFor('slack/T2/users.info')).toBe(0);
});

it('a process whose Redis is away keeps to what it was told itself, and says so', async () => {
  const one = await openProcess(0);
  await redis.stop();
  one.hold('slack/T1/users.info', 30_000);
  expect(one.waitFor('slack/T1/users.info')).toBe(30_000);
  await vi.waitFor(() => expect(one.logged).toEqual(['the other processes could not be told to wait']));
});
