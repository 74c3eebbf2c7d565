import { openRedisScripts } from '@reconnect/storage/redis';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startRedis, type TestRedis } from '../../../../tools/redis.ts';
import { type Allowance, createLimits, type Limits } from './limits.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis({ own: true });
});
afterAll(() => redis.stop());

const allowance: Allowance = {
  google: { project: 8, workspace: 3 },
  microsoft: { project: 8, workspace: 3 },
};

/** Longer than any test. */
const seconds = 60;

async function openProcess(): Promise<Limits> {
  const scripts = await openRedisScripts(redis.url);
  onTestFinished(() => scripts.close());
  return createLimits(scripts, { allowance, seconds });
}

/** How many of so many looks were granted, each process asking in turn. */
async function grantedOf(limits: readonly Limits[], workspaces: readonly string[]): Promise<number> {
  const answers = await Promise.all(
    limits.flatMap((each) => workspaces.map((workspace) => each.take('google', workspace))),
  );
  return answers.filter(({ outcome }) => outcome === 'granted').length;
}

describe('the limits of a provider', () => {
  it('are kept by all processes together, a customer within a share of them', async () => {
    const processes = await Promise.all([openProcess(), openProcess(), openProcess(), openProcess()]);
    expect(await grantedOf(processes, ['acme'])).toBe(3);
    const [first] = processes;
    expect(await first?.take('google', 'acme')).toEqual({ outcome: 'later', all: false, wait: expect.any(Number) });
    expect(await first?.take('microsoft', 'acme')).toEqual({ outcome: 'granted' });
    expect(await grantedOf(processes, ['b', 'c', 'd'])).toBe(8 - 3);
    expect(await first?.take('google', 'e')).toEqual({ outcome: 'later', all: true, wait: expect.any(Number) });
  });

  it('are kept by each process for itself while Redis is away', async () => {
    const limits = createLimits({ eval: () => Promise.reject(new Error('away')) }, { allowance, seconds });
    expect(await grantedOf([limits], ['a', 'b', 'c'])).toBe(2);
  });

  it('are kept by a process alone where there is no Redis', async () => {
    expect(await grantedOf([createLimits(undefined, { allowance, seconds })], ['a', 'a', 'a', 'a', 'b'])).toBe(4);
  });
});
