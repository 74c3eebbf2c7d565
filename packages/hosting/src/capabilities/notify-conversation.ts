import { type Happening, happeningQueue, type Log, personOf, untilTaken } from '@reconnect/assistant';
import type { Jobs, Json } from '@reconnect/jobs';

/** Takes an event for a conversation over durably; the same `key` twice is one event. */
export type NotifyConversation = (conversation: string, key: string, event: Happening['event']) => Promise<void>;

/** Makes it a job that only processes of the conversation's platform take: only they can speak there. */
export function createNotifyConversation(jobs: Pick<Jobs, 'add'>, log: Log): NotifyConversation {
  return async (conversation, key, event) => {
    const person = personOf(conversation);
    if (person === undefined) return log.error({ key }, 'an event belongs to no conversation');
    const payload = { conversation, event: event as unknown as Json };
    await jobs.add({ queue: happeningQueue(person.platform), id: key, payload, retry: untilTaken });
  };
}
