import { defaults, type EngineOptions } from '../engine-options.ts';
import { JobsError } from '../errors.ts';
import type { Jobs } from '../jobs.ts';
import { findNode } from './find-node.ts';
import { openFollowingJobs } from './following-jobs.ts';
import { openNodeJobs } from './node-jobs.ts';

/**
 * Opens the job engine on Redis 7, which must run with `appendonly yes` and `noeviction` to keep its jobs.
 * Rejected with `JobsError('unreachable')` when it cannot be reached; later it comes back by itself, also when another
 * node took the place of the first, in a cluster or behind the same address. Time is the machine's: BullMQ knows no
 * other, so the machines' clocks must agree.
 */
export async function openRedisJobs(url: string, options: EngineOptions = {}): Promise<Jobs> {
  const settings = { ...defaults, ...options };
  if (!URL.canParse(url)) throw new JobsError('unreachable', 'The address of Redis is no URL.');
  const place = await findNode(url).catch((problem: unknown) => {
    throw new JobsError('unreachable', 'Redis does not answer.', { cause: problem });
  });
  return place.others.length === 0
    ? openNodeJobs(place, settings)
    : openFollowingJobs({ ...place, address: url }, settings);
}
