import { articleVersion } from '@reconnect/article';
import type { Storage } from '@reconnect/storage';
import { type Face, type ParamsOf, type RatedCase, ratedCase, type Shortfall } from '@reconnect/troubleshooting';
import type { Platform } from '../channel.ts';
import { conversationKey } from '../conversation/conversation.ts';
import type { Standing } from '../conversation/standing.ts';
import { outcomeKeptFor } from '../step/outcome.ts';

/** What a person thought of one case. No personal data in it. */
export interface Feedback extends Omit<RatedCase, 'name'> {
  readonly face: Face;
  readonly shortfall?: Shortfall;
  readonly articleVersion: string;
  readonly platform: Platform;
  /** ISO 8601. */
  readonly at: string;
}

/** Keeps a face; a later one of the same case replaces an earlier one. */
export async function recordFeedback(
  storage: Storage,
  { conversation, snapshot, now }: Standing,
  { face, shortfall, of = ratedCase(snapshot.context) }: ParamsOf<'recordFeedback'>,
): Promise<void> {
  const { name, ...rated } = of;
  const value: Feedback = {
    face,
    ...(shortfall !== undefined && { shortfall }),
    ...rated,
    articleVersion,
    platform: conversation.person.platform,
    at: new Date(now).toISOString(),
  };
  await storage.commit(conversationKey(conversation.person), [
    { kind: 'put', name: `feedback/${name}`, value: { ...value }, expiresAt: now + outcomeKeptFor },
  ]);
}
