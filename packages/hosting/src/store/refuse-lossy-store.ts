import type { Environment } from '../environment/environment.ts';
import { refusedStart } from '../errors.ts';
import { isRedis } from './open-store.ts';

/**
 * Keeps a process in production from starting on a Redis that can lose what it said it saved: a promise, a case, a
 * grant. Throws one `HostingError` with every reason and what to do. Other stores keep their own promises.
 */
export async function refuseLossyStore({
  STORE,
  NODE_ENV,
  STORE_IS_DURABLE: vouched,
}: Pick<Environment, 'STORE' | 'NODE_ENV' | 'STORE_IS_DURABLE'>): Promise<void> {
  if (NODE_ENV !== 'production' || !isRedis(STORE)) return;
  const { inspectRedis } = await import('@reconnect/storage/redis');
  const { appendOnly, evictionPolicy } = await inspectRedis(STORE);
  const problems = [...lossOfRestart(appendOnly, vouched), ...lossOfMemory(evictionPolicy, vouched)];
  if (problems.length === 0) return;
  throw refusedStart('store', 'This Redis can lose what was saved, and is refused in production:', problems);
}

const vouch = 'STORE_IS_DURABLE=1';

function lossOfRestart(appendOnly: boolean | undefined, vouched: boolean): readonly string[] {
  if (appendOnly === true || vouched) return [];
  const why = appendOnly === false ? 'appendonly is off' : 'it does not say whether appendonly is on';
  const what = 'a restart would forget conversations, promises and grants';
  return [`${why}: ${what}. Set "appendonly yes"; where the service keeps data in another way, set ${vouch}.`];
}

/** A service that keeps every write may still throw records away when its memory is full, so nobody can vouch for that. */
function lossOfMemory(policy: string | undefined, vouched: boolean): readonly string[] {
  if (policy === 'noeviction' || (policy === undefined && vouched)) return [];
  if (policy === undefined) {
    return [`it does not say what it does when its memory is full. Let this user run INFO, or set ${vouch}.`];
  }
  return [`maxmemory-policy is ${policy}: when its memory is full it throws records away. Set "noeviction".`];
}
