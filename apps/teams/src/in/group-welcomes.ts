import type { Ports } from '@reconnect/assistant';
import { peekId } from '../peek.ts';
import { type Activity, tenantOf } from './gate.ts';

/** Which teams and group chats have been greeted. */
export interface GroupWelcomes {
  /**
   * Whether nobody has been greeted there since the app was added. Says so once, however often and to whichever process
   * Teams tells of the same installation.
   */
  isDue(activity: Activity): Promise<boolean>;
  /** The app was removed there; when it is added again, it greets again. */
  forget(activity: Activity): Promise<void>;
}

const record = 'greeted';

export function createGroupWelcomes(storage: Pick<Ports['storage'], 'commit'>): GroupWelcomes {
  return {
    async isDue(activity) {
      const { outcome } = await storage.commit(partitionOf(activity), [
        { kind: 'put', name: record, value: true, expect: 0 },
      ]);
      return outcome === 'saved';
    },
    async forget(activity) {
      await storage.commit(partitionOf(activity), [{ kind: 'remove', name: record }]);
    },
  };
}

/** All channels of a team are one place. */
function partitionOf(activity: Activity): string {
  const place = peekId(activity, 'channelData', 'team', 'id') ?? activity.conversation.id;
  return `teams-group:${encodeURIComponent(tenantOf(activity) ?? '')}:${encodeURIComponent(place)}`;
}
