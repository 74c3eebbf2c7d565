import type { Log } from '@reconnect/assistant';
import { InboxesError } from '@reconnect/inboxes';

/**
 * The same question about an inbox, with an answer also where no key opens its grant: asking again would never end, and
 * only an operator can mend it.
 */
export function unlessSealed<Answer, Instead>(
  ask: (inboxId: string) => Promise<Answer>,
  instead: Instead,
  log: Log,
): (inboxId: string) => Promise<Answer | Instead> {
  return async (inboxId) => {
    try {
      return await ask(inboxId);
    } catch (error) {
      if (!(error instanceof InboxesError) || error.code !== 'sealed-grant') throw error;
      log.error({ inbox: inboxId }, 'no key opens its grant');
      return instead;
    }
  };
}
