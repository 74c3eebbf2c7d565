import type { Jobs } from '@reconnect/jobs';
import { asJson, type Json } from '@reconnect/storage';
import type { WorldEvent } from '@reconnect/troubleshooting';
import type { Platform } from './channel.ts';
import { personOf } from './conversation/conversation.ts';
import type { Log } from './log.ts';

/** Something that happened to a conversation elsewhere: in a browser, at support, in somebody else's conversation. */
export interface Happening {
  /** The conversation's key, as every capability was given it. */
  readonly conversation: string;
  readonly event: WorldEvent;
  /** Where the person is answered in private, should they never have been heard from. */
  readonly address?: Json;
}

/** What a conversation must hear is tried for a day: the store may be away, or a newer release have to take it. */
export const untilTaken = { attempts: 1_440, delay: 1_000, maxDelay: 60_000 } as const;

/** Rechecks are taken by processes of the conversation's own platform: only they can speak there. */
export function recheckQueue(platform: Platform): string {
  return `recheck-${platform}`;
}

/**
 * Happenings are jobs that only processes of the conversation's own platform take: only they can speak there.
 * Called `perform-…` since the first release: renaming it would strand what waits there.
 */
export function happeningQueue(platform: Platform): string {
  return `perform-${platform}`;
}

export interface HappenDeps {
  readonly jobs: Pick<Jobs, 'add'>;
  readonly log: Log;
}

/** Lets a conversation hear of something, durably; the same id twice is heard once. */
export async function happen({ jobs, log }: HappenDeps, id: string, happening: Happening): Promise<void> {
  const person = personOf(happening.conversation);
  if (person === undefined) return log.error({ job: id }, 'what happened belongs to no conversation');
  const queue = happeningQueue(person.platform);
  await jobs.add({ queue, id, payload: asJson(happening), retry: untilTaken });
}
