import { explainVerdict, formatList, isBesideTheArticle, type MessageKey, titleKeyOf } from '@reconnect/article';
import { isOnlyLate, type Verdict } from '@reconnect/troubleshooting';
import { namesOf, type View, wordsOf } from './view.ts';

/** The verdict in a few words: `Your password was probably changed`. */
export function verdictTitle(view: View, verdict: Verdict): string {
  const key = titleKeyOf(verdict, isOnlyLate(verdict));
  const isTheirs = view.context.inbox?.own === false;
  return wordsOf(view)((isTheirs && ofTheOwner[key]) || key, namesOf(view));
}

/** The password is the owner's, and not of whoever asks about their inbox. */
const ofTheOwner: Readonly<Partial<Record<MessageKey, MessageKey>>> = {
  'cause.password_changed': 'cause.theirs.password_changed',
  'cause.likely.password_changed': 'cause.theirs.likely.password_changed',
};

/** The same to somebody who has just said whether mail is missing: it is not called fine then. */
export function answerTitle(view: View, verdict: Verdict): string {
  const isMissing = view.context.stillBroken && verdict.cause === 'healthy';
  return isMissing ? wordsOf(view)('cause.nothing_found') : verdictTitle(view, verdict);
}

/** A limit that the use of this very inbox has reached: using it less helps. */
export const isLimitOfInbox = (verdict: Verdict): boolean =>
  verdict.cause === 'throttled' && !isBesideTheArticle(verdict);

/** The verdict in one or two sentences, and what else it could be where the provider does not tell. */
export function verdictSentences(view: View, verdict: Verdict): string {
  const words = wordsOf(view);
  const names = namesOf(view);
  if (isNotRepaired(view, verdict)) return words('not_repaired.text');
  const sentence = explainVerdict(verdict.explanation, { provider: names.provider, locale: words.locale });
  if (verdict.certainty !== 'likely' || verdict.alsoPossible.length === 0) return sentence;
  const possible = verdict.alsoPossible.map((cause) => words(`cause.short.${cause}`, names));
  const causes = formatList(possible, words.locale, 'one');
  return `${sentence} ${words('also_possible', { ...names, causes })}`;
}

/** What would go by itself did not: starting it anew is over, and the same was found. */
function isNotRepaired({ at = '', context: { restarts } }: View, { cause, remedy }: Verdict): boolean {
  return cause === 'needs_refresh' && remedy === 'restart_sync' && restarts > 0 && !at.startsWith('restartingSync');
}

/** The cause as the messages about its end select by it: our own fault is `ours`. */
export const waitedOnWord = (cause: string): string => (cause === 'app_misconfigured' ? 'ours' : cause);

/** Notifications are only said to run where that was looked at. */
export function whetherNotified({ context: { verdict } }: View): { readonly notifications: 'yes' | 'no' } {
  const run = verdict?.checks.some(({ name, state }) => name === 'notifications' && state === 'passed') ?? false;
  return { notifications: run ? 'yes' : 'no' };
}
