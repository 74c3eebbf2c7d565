import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { ScriptRunner } from '../store/open-scripts.ts';
import { type Asking, clientAddressOf } from './client-address.ts';

/** Doors that strangers may knock at, each counted by itself. At the Inbox API and at the mail's only who proves nothing is. */
export type LimitedDoor = 'reconnect' | 'inbox_api' | 'mail' | 'slack_install';

/** Bounds what one address may ask for, so that nobody alone keeps us busy. */
export interface AddressLimits {
  /**
   * Counts a request. The seconds until it is worth asking again; 0: it may pass. Never rejected: while the counts are
   * away requests pass, for the store is away then too and says so itself, and nobody should be told to wait because we
   * cannot count.
   */
  wait(door: LimitedDoor, asking: Asking): Promise<number>;
}

export type Allowed = Readonly<Record<LimitedDoor, number>>;

/**
 * Requests a minute. A reconnect is four (page, button, return, perhaps the page again): three hundred colleagues of one
 * office may go through it in the same minute.
 */
const usuallyAllowed: Allowed = { reconnect: 1_200, inbox_api: 120, mail: 120, slack_install: 240 };

/** Seconds. */
const duration = 60;

export interface AddressLimitsOptions {
  readonly allowed?: Allowed;
  /** How many proxies in front are believed about who asks; see `clientAddressOf`. */
  readonly trustedProxies: number;
  readonly onRefused: (door: LimitedDoor) => void;
}

/** Counted by all processes together on Redis; without `redis`, by each for itself. */
export function createAddressLimits(
  redis: ScriptRunner | undefined,
  { allowed = usuallyAllowed, trustedProxies, onRefused }: AddressLimitsOptions,
): AddressLimits {
  const limiterOf = (door: LimitedDoor) => {
    const options = { keyPrefix: `limit:address:${door}`, points: allowed[door], duration };
    if (redis === undefined) return new RateLimiterMemory(options);
    // Who was refused once is refused without asking Redis again: a flood costs nobody else their store.
    const inMemoryBlockOnConsumed = options.points + 1;
    return new RateLimiterRedis({ ...options, storeClient: redis, useRedisPackage: true, inMemoryBlockOnConsumed });
  };
  const limiters = {
    reconnect: limiterOf('reconnect'),
    inbox_api: limiterOf('inbox_api'),
    mail: limiterOf('mail'),
    slack_install: limiterOf('slack_install'),
  };

  return {
    async wait(door, asking) {
      try {
        await limiters[door].consume(clientAddressOf(asking, trustedProxies));
        return 0;
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) return 0;
        onRefused(door);
        return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      }
    },
  };
}
