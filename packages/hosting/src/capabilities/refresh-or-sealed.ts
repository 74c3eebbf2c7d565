import type { Log } from '@reconnect/assistant';
import type { Records } from '@reconnect/diagnosis';
import { type GrantAccess, InboxesError } from '@reconnect/inboxes';

/**
 * The refresh as a diagnosis needs it. A grant that no key opens is an answer, too: asking again would never end, and the
 * person would only see somebody wait.
 */
export function refreshOrSealed({ refresh }: Pick<GrantAccess, 'refresh'>, log: Log): Records['refresh'] {
  return async (inboxId) => {
    try {
      return await refresh(inboxId);
    } catch (error) {
      if (!(error instanceof InboxesError) || error.code !== 'sealed-grant') throw error;
      log.error({ inbox: inboxId }, 'no key opens its grant');
      return { outcome: 'sealed' };
    }
  };
}
