import { openRedisScripts } from '@reconnect/storage/redis';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startRedis, type TestRedis } from '../../../../tools/redis.ts';
import type { ScriptRunner } from '../store/open-scripts.ts';
import { type Allowed, createAddressLimits, type LimitedDoor } from './address-limits.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis({ own: true });
});
afterAll(() => redis.stop());

const allowed: Allowed = { reconnect: 3, inbox_api: 1, mail: 1, slack_install: 2 };

function openProcess(scripts?: ScriptRunner) {
  const refused: LimitedDoor[] = [];
  const onRefused = (door: LimitedDoor) => void refused.push(door);
  const limits = createAddressLimits(scripts, { allowed, trustedProxies: 0, onRefused });
  const waits = async (door: LimitedDoor, remoteAddress: string) =>
    limits.wait(door, { headers: {}, socket: { remoteAddress } });
  return { waits, refused };
}

async function openOnRedis() {
  const scripts = await openRedisScripts(redis.url);
  onTestFinished(() => scripts.close());
  let asked = 0;
  const counting: ScriptRunner = {
    eval(...question) {
      asked += 1;
      return scripts.eval(...question);
    },
  };
  return { ...openProcess(counting), asked: () => asked };
}

const asOftenAs = (times: number) => Array.from({ length: times }, (_, index) => index);

describe('the limits of an address', () => {
  it('are kept by all processes together, and say when to come back', async () => {
    const [one, other] = await Promise.all([openOnRedis(), openOnRedis()]);
    expect(await one.waits('reconnect', '198.51.100.1')).toBe(0);
    expect(await other.waits('reconnect', '198.51.100.1')).toBe(0);
    expect(await one.waits('reconnect', '198.51.100.1')).toBe(0);
    const seconds = await other.waits('reconnect', '198.51.100.1');
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect([one.refused, other.refused]).toEqual([[], ['reconnect']]);
  });

  it('are one address’s and one door’s alone', async () => {
    const { waits } = await openOnRedis();
    for (const _ of asOftenAs(4)) await waits('reconnect', '198.51.100.2');
    expect(await waits('reconnect', '198.51.100.3')).toBe(0);
    expect(await waits('slack_install', '198.51.100.2')).toBe(0);
  });

  it('cost Redis nothing more once they are met, however long the flood', async () => {
    const { waits, refused, asked } = await openOnRedis();
    for (const _ of asOftenAs(500)) await waits('reconnect', '198.51.100.4');
    expect(refused).toHaveLength(497);
    expect(asked()).toBe(4);
  });

  it('let everybody pass while Redis is away', async () => {
    const { waits, refused } = openProcess({ eval: () => Promise.reject(new Error('away')) });
    const told = await Promise.all(asOftenAs(20).map(() => waits('reconnect', '198.51.100.5')));
    expect(told.every((seconds) => seconds === 0)).toBe(true);
    expect(refused).toEqual([]);
  });

  it('are kept by a process alone where there is no Redis', async () => {
    const { waits } = openProcess();
    expect(await waits('inbox_api', '198.51.100.6')).toBe(0);
    expect(await waits('inbox_api', '198.51.100.6')).toBe(60);
  });
});
