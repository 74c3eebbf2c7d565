import type { TestProject } from 'vitest/node';
import { startRedis, type TestRedis } from './redis.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Left out where no Redis could be had; a test that calls `startRedis` is then told why. */
    redisUrl?: string;
  }
}

/**
 * Vitest's `globalSetup`: one Redis for the whole run, as `inject('redisUrl')` and, through `REDIS_TEST_URL`, to every
 * `startRedis()` in a test file. A machine without Redis can still run the tests that need none.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let redis: TestRedis;
  try {
    redis = await startRedis();
  } catch (problem) {
    console.warn(problem instanceof Error ? problem.message : problem);
    return () => Promise.resolve();
  }
  process.env['REDIS_TEST_URL'] = redis.url;
  project.provide('redisUrl', redis.url);
  return () => redis.stop();
}
