import type { Log, Ports } from '@reconnect/assistant';
import { nameOf, SlackApiError } from '../errors.ts';
import type { SlackAnswer, SlackCall } from './transport.ts';
import type { SlackApi } from './web-api.ts';

/** Makes a call whose failure costs a person nothing, so it is never rejected; undefined when it brought nothing. */
export type Attempt = (call: SlackCall) => Promise<SlackAnswer | undefined>;

export interface AttemptNeeds {
  readonly api: Pick<SlackApi, 'call'>;
  readonly clock: Pick<Ports['clock'], 'now'>;
  readonly log: Log;
}

/** Slack's words for a feature that this workspace, plan or installation does not have, or no longer. */
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
/** So many refusals are remembered, the oldest are forgotten. */
const most = 10_000;

/** What an installation refuses once is not asked of it again for an hour, and is logged once. */
export function createAttempt({ api, clock, log }: AttemptNeeds): Attempt {
  const refused = new Map<string, number>();

  function note(key: string): void {
    refused.delete(key);
    refused.set(key, clock.now() + rememberedFor);
    const [oldest] = refused.keys();
    if (refused.size > most && oldest !== undefined) refused.delete(oldest);
  }

  return async (call) => {
    const key = `${call.tenant}/${call.method}`;
    if ((refused.get(key) ?? 0) > clock.now()) return undefined;
    try {
      return await api.call({ patience, ...call });
    } catch (error) {
      const isLacking = error instanceof SlackApiError && error.reason !== undefined && lacking.has(error.reason);
      if (isLacking) note(key);
      const fields = { error: nameOf(error), method: call.method, tenant: call.tenant };
      log.warn(fields, isLacking ? 'done without, for an hour' : 'a courtesy failed');
      return undefined;
    }
  };
}
