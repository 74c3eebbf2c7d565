import { handoffQueue } from '@reconnect/handoff';
import { queues } from '@reconnect/hosting';
import type { DeadJob, Jobs } from '@reconnect/jobs';

/** Whose dead letters: a conversation's key, and the numbers of its cases. */
export interface Addressee {
  readonly conversation: string;
  readonly cases: readonly string[];
}

/**
 * Removes what a conversation was to be told and was not, which may be support's words, and the mails of its cases,
 * which can never leave without them. Resolves with how many. What several people wait for, an incident's mail, stays.
 */
export async function forgetDeadLetters(
  jobs: Pick<Jobs, 'dead' | 'discard'>,
  { conversation, cases }: Addressee,
): Promise<number> {
  let removed = 0;
  for (const queue of queues) {
    const isTheirs = ({ id, payload }: DeadJob): boolean =>
      queue === handoffQueue
        ? cases.some((number) => id === number || id.startsWith(`${number}.`))
        : names(payload, conversation);
    for (const job of await jobs.dead(queue)) {
      if (isTheirs(job) && (await jobs.discard(queue, job.id))) removed += 1;
    }
  }
  return removed;
}

/** Happenings and rechecks say for which conversation they are. */
function names(payload: DeadJob['payload'], conversation: string): boolean {
  if (typeof payload !== 'object' || payload === null || !('conversation' in payload)) return false;
  return payload['conversation'] === conversation;
}
