import { createHash } from 'node:crypto';
import type { News, NewsDeed } from '@reconnect/audit';

/** What Aptly receives. An event may arrive after a younger one: `timestamp` tells which is the newest. */
export type WebhookEvent = {
  readonly type: NewsDeed;
  /** When it happened, ISO 8601; the same in every try. */
  readonly timestamp: string;
  readonly data: Readonly<Record<string, string | number>>;
};

/** What else of an entry leaves the house: a closed list, so that nothing new in the log is told by itself. */
const told = ['provider', 'mode', 'reason'] as const;

/** The body of an entry's webhook. Nobody is named in it. */
export function eventOf({ deed, at, inbox, workspace, about }: News['entry']): WebhookEvent {
  return {
    type: deed,
    timestamp: at,
    data: {
      ...(inbox !== undefined && { inbox }),
      ...(workspace !== undefined && { workspace }),
      ...Object.fromEntries(told.flatMap((name) => (about?.[name] === undefined ? [] : [[name, about[name]]]))),
    },
  };
}

/** Names an event for ever, however often it is found and sent: the job's id, and the `webhook-id` by which Aptly knows it again. */
export function eventId({ partition, name }: Pick<News, 'partition' | 'name'>): string {
  return `msg_${createHash('sha256')
    .update(JSON.stringify([partition, name]))
    .digest('base64url')}`;
}
