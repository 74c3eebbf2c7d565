import type { InboxCondition } from '@reconnect/assistant';
import type { Inboxes } from '@reconnect/inboxes';

/** How an inbox fares, as the registry has it. */
export function createConditionOf(inboxes: Pick<Inboxes, 'get'>) {
  return async (id: string): Promise<InboxCondition | undefined> => {
    const view = await inboxes.get(id);
    if (view === undefined) return undefined;
    const { state, sync, lastVerdict } = view;
    const lastGoodSyncAt = sync.lastSuccessAt;
    return { state, lastVerdict, ...(lastGoodSyncAt !== undefined && { lastGoodSyncAt }) };
  };
}
