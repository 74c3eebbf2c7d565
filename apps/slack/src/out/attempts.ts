import type { Log, Ports } from '@reconnect/assistant';
import { createBoundedMap } from '../bounded-map.ts';
import { nameOf, SlackApiError } from '../errors.ts';
import { countedAs, type SlackAnswer, type SlackCall } from './transport.ts';
import type { SlackApi } from './web-api.ts';

/** Makes a call whose failure costs a person nothing, so it is never rejected; undefined when it brought nothing. */
export type Attempt = (call: SlackCall) => Promise<SlackAnswer | undefined>;

export interface AttemptDeps {
  readonly api: Pick<SlackApi, 'call'>;
  readonly clock: Pick<Ports['clock'], 'now'>;
  readonly log: Log;
}

/** Slack's words for what this workspace, plan, installation or channel does not have or allow, or no longer. */
const lacking = new Set([
  'access_denied',
  'app_missing_action_url',
  'deprecated_endpoint',
  'feature_not_enabled',
  'method_deprecated',
  'missing_scope',
  'no_permission',
  'not_allowed',
  'not_allowed_token_type',
  'not_enabled',
  'paid_teams_only',
  'unknown_method',
]);

/** Milliseconds: an administrator, or a new installation, may have changed it by then. */
const rememberedFor = 60 * 60_000;
/** Milliseconds: by then whoever would have liked it has gone on. */
const patience = 2_000;
/** Refusals that are remembered. */
const most = 10_000;

/**
 * What is refused once is not asked again for an hour, and is logged once: of an installation, or of one channel where it
 * is a message, since Slack's words do not tell a channel that we may not speak in from a workspace that lacks a feature.
 */
export function createAttempt({ api, clock, log }: AttemptDeps): Attempt {
  const refusedUntil = createBoundedMap<number>(most);

  return async (call) => {
    const key = countedAs(call);
    if ((refusedUntil.get(key) ?? 0) > clock.now()) return undefined;
    try {
      return await api.call({ patience, ...call });
    } catch (error) {
      const isLacking = error instanceof SlackApiError && error.reason !== undefined && lacking.has(error.reason);
      if (isLacking) refusedUntil.set(key, clock.now() + rememberedFor);
      const fields = { error: nameOf(error), method: call.method, tenant: call.tenant };
      log.warn(fields, isLacking ? 'done without, for an hour' : 'a courtesy failed');
      return undefined;
    }
  };
}
