import type { Block } from '../channel.ts';
import { text } from './draft.ts';
import { type View, wordsOf } from './view.ts';

/** Said first where a check found what the one before it had found: whoever doubts it hears that it was looked at. */
export function sameAgain(view: View): readonly Block[] {
  return foundTheSame(view) ? [text(wordsOf(view)('same_again.text'))] : [];
}

function foundTheSame({ context: { tried, links, refusal } }: View): boolean {
  const checks = tried.filter(({ what }) => what === 'diagnosis');
  const [before, latest] = checks.slice(-2);
  if (before === undefined || latest === undefined || refusal !== undefined) return false;
  // What the check led to is remembered behind it; whatever else is there was not found just now.
  const isNew = tried.length - tried.lastIndexOf(latest) <= 2;
  const isOfferedAnew = links.filter(({ at }) => at >= latest.at).length > 1;
  return isNew && !isOfferedAnew && before.ended === latest.ended;
}
