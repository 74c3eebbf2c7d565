import type { Phrases } from '@reconnect/phrases';
import type { Shortfall, Snapshot } from '@reconnect/troubleshooting';
import type { Intent } from '../ports.ts';
import { saysBrokenAgain } from '../wordings/problems.ts';
import { saysHardToFollow, saysNotFixed, saysTooSlow } from '../wordings/shortfalls.ts';
import { orderIn } from './orders.ts';
import { lengthOf, type Words } from './words.ts';

const signs: readonly (readonly [Shortfall, Phrases])[] = [
  ['too_slow', saysTooSlow],
  ['hard_to_follow', saysHardToFollow],
  ['not_fixed', saysNotFixed],
];

/** Whoever clearly means one of these says nothing of what was missing. */
const orders: readonly Intent[] = ['talk_to_human', 'restart', 'cancel'];
/** The same, unless their words say it. */
const wishes: readonly Intent[] = ['sync_problem', 'status', 'help', 'why_cause'];
/** A bare yes, no or thanks says nothing of it (words). */
const bare = 3;
const bareIntents: readonly Intent[] = ['affirm', 'deny', 'thanks', 'greeting', 'reconnect'];

/** What words that follow "What went wrong?" say was missing; undefined where it was not asked, or is not answered. */
export function shortfallIn(words: Words, snapshot: Snapshot): Shortfall | undefined {
  if (!snapshot.matches({ closed: 'partly' }) && !snapshot.matches({ closed: { sorry: 'asking' } })) return undefined;
  const { text, said, isSure } = words;
  const { intent } = words.understanding;
  if (saysBrokenAgain.matches(said)) return undefined;
  if (orderIn(words) !== undefined || (isSure && orders.includes(intent))) return undefined;
  if (isSure && text.includes('?') && wishes.includes(intent)) return undefined;
  const [shortfall] = signs.find(([, sign]) => sign.occursIn(said)) ?? [];
  if (shortfall !== undefined) return shortfall;
  const isBare = bareIntents.includes(intent) && lengthOf(words) <= bare;
  return isSure && (isBare || wishes.includes(intent)) ? undefined : 'other';
}
