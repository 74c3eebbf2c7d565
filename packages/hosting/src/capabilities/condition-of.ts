import type { InboxCondition } from '@reconnect/assistant';
import type { Inboxes } from '@reconnect/inboxes';

/** How an inbox fares, as the registry has it. */
export function createConditionOf(inboxes: Pick<Inboxes, 'get' | 'facts'>) {
  return async (id: string): Promise<InboxCondition | undefined> => {
    const [view, facts] = await Promise.all([inboxes.get(id), inboxes.facts(id)]);
    if (view === undefined) return undefined;
    const { state, sync, lastVerdict } = view;
    const connectedAt = facts?.grantObtainedAt;
    const lastGoodSyncAt = sync.lastSuccessAt;
    return {
      state,
      ...(connectedAt !== undefined && { connectedAt }),
      ...(lastGoodSyncAt !== undefined && { lastGoodSyncAt }),
      ...(lastVerdict !== undefined && { lastVerdict }),
    };
  };
}
