import { inboxIn, inboxPartition } from '@reconnect/audit';
import { asJson, type Write } from '@reconnect/storage';
import type { ReconnectEvent, ReconnectFlowDeps } from '../flow-ports.ts';

/** What a conversation has yet to be told, written in the same commit as what it tells of. */
export interface Notice {
  readonly key: string;
  readonly conversation: string;
  readonly event: ReconnectEvent;
}

const queue = 'reconnect-notices';
/** Milliseconds until a sweep takes over from the process that wrote the notice. */
const ownTime = 15_000;
const atOnce = 100;

export const noticeName = (key: string): string => `notice/${key}`;

export function noticeWrite(notice: Notice, now: number): Write {
  return { kind: 'put', name: noticeName(notice.key), value: asJson(notice), due: { queue, at: now + ownTime } };
}

type Deps = Pick<ReconnectFlowDeps, 'storage' | 'clock' | 'notify' | 'log'>;

/** Tells the conversation, then forgets the notice; a failure leaves it to the next sweep. */
export async function deliver(deps: Deps, inboxId: string, notice: Notice): Promise<boolean> {
  try {
    await deps.notify(notice.conversation, notice.key, notice.event);
    await deps.storage.commit(inboxPartition(inboxId), [{ kind: 'remove', name: noticeName(notice.key) }]);
    return true;
  } catch (error) {
    deps.log.warn({ inboxId, error: error instanceof Error ? error.name : 'unknown' }, 'reconnect notice delayed');
    return false;
  }
}

/**
 * Delivers what a process that died, or could not reach the jobs, left behind, in the order in which it happened; resolves
 * with how many it delivered.
 */
export async function deliverDue(deps: Deps): Promise<number> {
  const due = await deps.storage.due(queue, deps.clock.now(), atOnce);
  let delivered = 0;
  for (const { partition, name } of due) {
    const record = await deps.storage.read(partition, name);
    if (record === undefined) continue;
    if (await deliver(deps, inboxIn(partition), record.value as unknown as Notice)) delivered += 1;
  }
  return delivered;
}
