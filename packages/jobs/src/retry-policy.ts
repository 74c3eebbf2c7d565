import type { RetryPolicy } from './jobs.ts';

/** What a job without a policy gets. */
export const singleAttempt: RetryPolicy = { attempts: 1, delay: 0, maxDelay: 0 };

/** How long the n-th retry waits, in milliseconds. */
export function retryDelay({ delay, maxDelay }: RetryPolicy, retry: number): number {
  return Math.min(delay * 2 ** (retry - 1), maxDelay);
}
