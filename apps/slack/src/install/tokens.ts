import { randomUUID } from 'node:crypto';
import type { Log, Ports } from '@reconnect/assistant';
import { createExpiringCache, isStoreAway } from '@reconnect/hosting';
import type { Installation, Installations } from '@reconnect/hosting/installations';
import { createBoundedMap } from '../bounded-map.ts';
import { SlackApiError } from '../errors.ts';
import { fieldsIn } from '../read-json.ts';
import type { BotAccess, SlackOAuth } from './oauth.ts';

/** Whose bot token speaks where. */
export interface Tokens {
  /** A token that works now; undefined where the app is not installed. `refused`: one that Slack no longer takes. */
  of(tenant: string, refused?: string): Promise<string | undefined>;
}

export interface TokensDeps {
  readonly installations: Pick<Installations, 'find' | 'replace'>;
  readonly oauth: Pick<SlackOAuth, 'refresh'>;
  readonly clock: Ports['clock'];
  readonly log: Log;
}

/** All in milliseconds. */
const cachedFor = 30_000;
/** Tenants whose token is known. */
const mostTenants = 10_000;
/** Slack's tokens live for twelve hours; this leaves room for an outage at either side. */
const renewBefore = 2 * 60 * 60_000;
/** Longer than Slack is waited for, so that two processes never ask at once. */
const leaseFor = 20_000;
const pollEvery = 100;

/** Slack's words for an installation that is over; all others are of this app or of Slack, and may be mended. */
const over = new Set(['account_inactive', 'invalid_refresh_token', 'token_revoked']);

type Lease = NonNullable<Installation['lease']>;

type Look = { readonly token: string | undefined } | 'look_again';

/**
 * Tokens that rotate are renewed well before they end, by one process at a time: a refresh token works once, and whoever
 * came second would end the installation. Until a new one is there, the old one speaks on. Where Slack's answer is lost,
 * the same refresh token is tried again later: if Slack had taken it, only a new installation helps, and the log says so.
 */
export function createTokens({ installations, oauth, clock, log }: TokensDeps): Tokens {
  const cache = createExpiringCache<string | undefined>({ clock, lifetime: cachedFor, most: mostTenants });
  /** The last token of each tenant, for while the store is away: without one, nobody could be told that it is. */
  const lastKnown = createBoundedMap<string>(mostTenants);

  const { settle, keep } = createSettling({ installations, clock, log });
  const isOver = ({ expiresAt }: BotAccess, margin = 0) => expiresAt !== undefined && expiresAt - margin <= clock.now();

  /** `stale`: another process was faster. */
  async function renew(tenant: string, found: Installation, access: BotAccess) {
    if (access.refreshToken === undefined) return 'over';
    const lease = { holder: randomUUID(), until: clock.now() + leaseFor };
    const claimed = await installations.replace(tenant, found, { secret: found.secret, lease });
    if (claimed === 'stale') return claimed;
    const outcome = await oauth.refresh(access.refreshToken);
    if (outcome.outcome === 'granted') {
      await keep(tenant, lease, writeAccess({ ...access, ...outcome.granted }));
      return outcome.outcome;
    }
    await settle(tenant, lease.holder);
    const why = outcome.outcome === 'refused' ? outcome.reason : 'no answer';
    log.error({ tenant, why, until: access.expiresAt }, 'a Slack token could not be renewed');
    return over.has(why) ? 'over' : 'lost';
  }

  async function next(tenant: string, found: Installation): Promise<Look> {
    const access = readAccess(found.secret);
    if (!isOver(access, renewBefore)) return access;
    const isBusy = (found.lease?.until ?? 0) > clock.now();
    const renewed = isBusy ? 'stale' : await renew(tenant, found, access);
    if (renewed === 'granted') return 'look_again';
    if (!isOver(access)) return access;
    if (renewed === 'over') return { token: undefined };
    if (renewed === 'lost') throw new SlackApiError('unreachable', 'oauth.v2.access');
    await pauseBy(clock);
    return 'look_again';
  }

  async function look(tenant: string): Promise<string | undefined> {
    for (;;) {
      const found = await installations.find(tenant);
      if (found === undefined) return undefined;
      const looked = await next(tenant, found);
      if (looked !== 'look_again') return looked.token;
    }
  }

  async function lookOrRecall(tenant: string): Promise<string | undefined> {
    try {
      const token = await look(tenant);
      if (token === undefined) lastKnown.delete(tenant);
      else lastKnown.set(tenant, token);
      return token;
    } catch (error) {
      const token = lastKnown.get(tenant);
      if (token === undefined || !isStoreAway(error)) throw error;
      return token;
    }
  }

  return {
    async of(tenant, refused) {
      const token = await cache.get(tenant, () => lookOrRecall(tenant));
      if (refused === undefined || token !== refused) return token;
      // Installed anew, or rotated by another process, since it was cached.
      return look(tenant);
    },
  };
}

/** How a renewal ends in the store. */
function createSettling({ installations, clock, log }: Pick<TokensDeps, 'installations' | 'clock' | 'log'>) {
  /** Changes the installation as long as this process holds its lease; removed or installed anew, that one counts. */
  async function settle(tenant: string, holder: string, secret?: string): Promise<void> {
    for (;;) {
      const found = await installations.find(tenant);
      if (found === undefined || found.lease?.holder !== holder) return;
      if ((await installations.replace(tenant, found, { secret: secret ?? found.secret })) === 'saved') return;
    }
  }

  /**
   * Keeps what Slack has just given, also when the store is away for a moment: the refresh token in the store has been used.
   * Once the lease is over, another process may try that one.
   */
  async function keep(tenant: string, { holder, until }: Lease, secret: string): Promise<void> {
    for (;;) {
      try {
        return await settle(tenant, holder, secret);
      } catch (error) {
        if (isStoreAway(error) && clock.now() < until) {
          await pauseBy(clock);
          continue;
        }
        log.error({ tenant }, 'a Slack token was renewed and could not be kept');
        throw error;
      }
    }
  }

  return { settle, keep };
}

const pauseBy = (clock: Pick<Ports['clock'], 'after'>) =>
  new Promise<void>((resolve) => clock.after(pollEvery, resolve));

export const writeAccess = ({ token, refreshToken, expiresAt }: BotAccess): string =>
  JSON.stringify({ token, refreshToken, expiresAt });

function readAccess(secret: string): BotAccess {
  const { token, refreshToken, expiresAt } = fieldsIn(secret);
  if (typeof token !== 'string') throw new SlackApiError('not_installed', 'oauth.v2.access');
  return {
    token,
    ...(typeof refreshToken === 'string' && { refreshToken }),
    ...(typeof expiresAt === 'number' && { expiresAt }),
  };
}
