import { describe, expect, it } from 'vitest';
import { retryDelay } from './retry-policy.ts';

describe('a retry policy', () => {
  it('doubles the pause with every retry, up to its greatest', () => {
    const policy = { attempts: 9, delay: 100, maxDelay: 1_000 };
    expect([1, 2, 3, 4, 5, 50].map((retry) => retryDelay(policy, retry))).toEqual([100, 200, 400, 800, 1_000, 1_000]);
  });
});
