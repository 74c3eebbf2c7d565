import type { Asker } from '@reconnect/diagnosis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { ScriptRunner } from '../store/open-scripts.ts';
import type { Granted } from './line.ts';

type Provider = Asker['provider'];

/** Keeps all processes together within what a provider allows us, and each customer within a fair share of it. */
export interface Limits {
  /** Takes one look's worth. Never rejected: without Redis each process keeps a limit of its own. */
  take(provider: Provider, workspace: string): Promise<Granted>;
}

/** Looks in so many seconds. */
export interface LimitOptions {
  readonly allowance?: Allowance;
  /** Whole ones: the limiter knows no others. */
  readonly seconds?: number;
}

export type Allowance = Readonly<Record<Provider, { readonly project: number; readonly workspace: number }>>;

/**
 * A look is one exchange of a refresh token and two light reads, three units at Gmail. The limits of the projects are far
 * above (Gmail: 20,000 units a second; Graph: 13,000 requests a second), but most of them is the sync engine's.
 */
const usualAllowance: Allowance = {
  google: { project: 100, workspace: 20 },
  microsoft: { project: 200, workspace: 20 },
};

/** While Redis is away, each process takes this part of what is meant for all of them. */
const ownPart = 1 / 4;

/** Without `redis`, each process of a machine has the whole allowance to itself. */
export function createLimits(redis: ScriptRunner | undefined, options: LimitOptions = {}): Limits {
  const { allowance = usualAllowance, seconds: duration = 1 } = options;
  const create = (keyPrefix: string, points: number) =>
    redis === undefined
      ? new RateLimiterMemory({ keyPrefix, points, duration })
      : new RateLimiterRedis({
          storeClient: redis,
          useRedisPackage: true,
          keyPrefix,
          points,
          duration,
          insuranceLimiter: new RateLimiterMemory({ keyPrefix, points: Math.ceil(points * ownPart), duration }),
        });
  const limitersOf = (provider: Provider) => ({
    project: create(`limit:${provider}`, allowance[provider].project),
    workspace: create(`limit:${provider}:workspace`, allowance[provider].workspace),
  });
  const limiters = { google: limitersOf('google'), microsoft: limitersOf('microsoft') };

  return {
    async take(provider, workspace) {
      const { project, workspace: share } = limiters[provider];
      const forWorkspace = await waitFor(share, workspace);
      if (forWorkspace > 0) return { outcome: 'later', all: false, wait: forWorkspace };
      const forAll = await waitFor(project, 'project');
      return forAll > 0 ? { outcome: 'later', all: true, wait: forAll } : { outcome: 'granted' };
    },
  };
}

type Limiter = Pick<RateLimiterMemory, 'consume'>;

/** Milliseconds until it is worth asking again; 0: it was taken. */
async function waitFor(limiter: Limiter, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext);
    throw refusal;
  }
}
