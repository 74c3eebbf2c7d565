import type { Shortfall, Snapshot } from '@reconnect/troubleshooting';
import type { Intent } from '../ports.ts';
import { orderIn, plain } from './orders.ts';
import type { Words } from './words-for-support.ts';

const signs: readonly (readonly [Shortfall, RegExp])[] = [
  ['too_slow', /\b(?:slow\w*|(?:too|so) long|forever|took (?:hours|days)|tard\w+|demor\w+|lent[oa]s?|mucho tiempo)\b/],
  [
    'hard_to_follow',
    /\b(?:confus\w+|complicated|hard|difficult|unclear|(?:not|t) (?:understand|follow)|confund\w+|complicad\w+|dificil\w*|no (?:lo )?(?:entend|entiend)\w+)\b/,
  ],
  [
    'not_fixed',
    /\b(?:still|never|nobody|nothing|(?:not|t) (?:work|help|fix|fixed|solved|helpful)|did not|didn t|wrong|sigue|todavia|aun|nadie|nada|no (?:me )?(?:funciono|ayudo|sirvio|resolvio))\b/,
  ],
];

/** Whoever clearly means one of these says nothing of what was missing. */
const orders: readonly Intent[] = ['talk_to_human', 'restart', 'cancel'];
/** The same, unless their words say it. */
const wishes: readonly Intent[] = ['sync_problem', 'status', 'help', 'why_cause'];
/** A bare yes, no or thanks says nothing of it (words). */
const bare = 3;
const bareIntents: readonly Intent[] = ['affirm', 'deny', 'thanks', 'greeting', 'reconnect'];

/** What words that follow "What went wrong?" say was missing; undefined where it was not asked, or is not answered. */
export function shortfallIn({ text, understanding: { intent }, isSure }: Words, snapshot: Snapshot) {
  if (!snapshot.matches({ closed: 'partly' }) && !snapshot.matches({ closed: { sorry: 'asking' } })) return undefined;
  if (orderIn(text) !== undefined || (isSure && orders.includes(intent))) return undefined;
  if (isSure && text.includes('?') && wishes.includes(intent)) return undefined;
  const words = plain(text);
  const [shortfall] = signs.find(([, sign]) => sign.test(words)) ?? [];
  if (shortfall !== undefined) return shortfall;
  const isBare = bareIntents.includes(intent) && words.split(' ').length <= bare;
  return isSure && (isBare || wishes.includes(intent)) ? undefined : 'other';
}
