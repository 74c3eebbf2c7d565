import { type Happening, happen, type Log } from '@reconnect/assistant';
import type { Jobs } from '@reconnect/jobs';

/** Takes an event for a conversation over durably; the same `key` twice is one event. */
export type NotifyConversation = (conversation: string, key: string, event: Happening['event']) => Promise<void>;

/** Makes it a job that only processes of the conversation's platform take: only they can speak there. */
export function createNotifyConversation(jobs: Pick<Jobs, 'add'>, log: Log): NotifyConversation {
  return (conversation, key, event) => happen({ jobs, log }, key, { conversation, event });
}
