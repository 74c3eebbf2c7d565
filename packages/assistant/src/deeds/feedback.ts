import { articleVersion } from '@reconnect/article';
import type { Storage } from '@reconnect/storage';
import type { Cause, Face, ParamsOf, Remedy, Shortfall } from '@reconnect/troubleshooting';
import type { Platform } from '../channel.ts';
import { conversationKey } from '../conversation/conversation.ts';
import type { Standing } from '../conversation/standing.ts';
import { outcomeKeptFor } from '../step/outcome.ts';

/** What a person thought of one case. No personal data in it. */
export interface Feedback {
  readonly face: Face;
  readonly shortfall?: Shortfall;
  readonly cause: Cause;
  readonly remedy: Remedy;
  /** The step of the article that was shown last, 1 to 7; 0: none. */
  readonly step: number;
  readonly handedOver: boolean;
  readonly articleVersion: string;
  readonly platform: Platform;
  /** ISO 8601. */
  readonly at: string;
}

/** Keeps a face; a later one of the same case replaces an earlier one. */
export async function recordFeedback(
  storage: Storage,
  { conversation, snapshot, now }: Standing,
  { face, shortfall }: ParamsOf<'recordFeedback'>,
): Promise<void> {
  const { verdict, step, tried, caseNumber, run, askedAt } = snapshot.context;
  const value: Feedback = {
    face,
    ...(shortfall !== undefined && { shortfall }),
    cause: verdict?.cause ?? 'unknown',
    remedy: verdict?.remedy ?? 'none',
    step: tried.some(({ what }) => what === 'steps') ? step + 1 : 0,
    handedOver: caseNumber !== undefined,
    articleVersion,
    platform: conversation.person.platform,
    at: new Date(now).toISOString(),
  };
  await storage.commit(conversationKey(conversation.person), [
    { kind: 'put', name: `feedback/${askedAt ?? run}`, value: { ...value }, expiresAt: now + outcomeKeptFor },
  ]);
}
