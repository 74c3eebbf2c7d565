import { limitPages, statusPages } from '@reconnect/article';
import type { Verdict } from '@reconnect/troubleshooting';
import type { Block } from '../channel.ts';
import { type Draft, text } from './draft.ts';
import { findings } from './facts.ts';
import { sameAgain } from './same-again.ts';
import { isLimitOfInbox, verdictTitle, waitedOnWord } from './verdict-words.ts';
import { choices, known, namesOf, providerOf, timeInSentence, type View, wordsOf } from './view.ts';

/** A limit or an outage: what helps, until when, and a promise. */
export function waiting(view: View): Draft {
  const words = wordsOf(view);
  const names = namesOf(view);
  const { verdict, recheckAt } = view.context;
  const throttled = verdict?.cause === 'throttled';
  const usedUp = verdict !== undefined && isLimitOfInbox(verdict);
  const pages = usedUp ? limitPages : statusPages;
  const isOurs = verdict?.cause === 'app_misconfigured' || (throttled && !usedUp);
  return {
    ...(verdict !== undefined && { title: verdictTitle(view, verdict) }),
    blocks: [
      ...sameAgain(view),
      ...findings(view),
      ...(verdict?.seenAlike === undefined ? [] : [text(seenAlike(view, verdict.seenAlike))]),
      text(words(usedUp ? 'waiting.throttled' : 'waiting.outage', names)),
      ...(verdict?.retryAt === undefined || !throttled
        ? []
        : [text(words('waiting.until', { time: timeInSentence(view, verdict.retryAt) }))]),
      ...(recheckAt === undefined ? [] : [text(words('waiting.promise', { time: timeInSentence(view, recheckAt) }))]),
      // No page of a provider's tells of Aptly's own trouble, or limit.
      ...(isOurs
        ? []
        : ([
            {
              kind: 'link',
              label: words(usedUp ? 'waiting.limits_page' : 'waiting.status_page', names),
              url: pages[providerOf(view)],
            },
          ] as const)),
    ],
    choices: choices(view, 'check_again', 'why', 'human'),
  };
}

/** For an "ok" to the promise. */
export function willLookAgain(view: View): Draft {
  const { recheckAt } = view.context;
  const promised = known('time', recheckAt === undefined ? undefined : timeInSentence(view, recheckAt));
  return { blocks: [text(wordsOf(view)('will_look_again.text', promised))] };
}

/** For whoever did what helps against a limit. */
export function usedLess(view: View): Draft {
  return { blocks: [text(wordsOf(view)('used_less.text', namesOf(view))), ...promiseToLook(view)] };
}

/** When it is looked at again, where that is promised. */
export function promiseToLook(view: View): readonly Block[] {
  const { recheckAt, promises, inbox } = view.context;
  const isPromised = promises.some((promised) => promised.inbox.id === inbox?.id);
  if (!isPromised || recheckAt === undefined || Date.parse(recheckAt) <= view.now) return [];
  return [text(wordsOf(view)('waiting.promise', { time: timeInSentence(view, recheckAt) }))];
}

/** For a "still broken": what is waited for, until when, and that nobody has forgotten it. */
export function stillWaiting(view: View): Draft {
  const words = wordsOf(view);
  const { verdict, recheckAt } = view.context;
  const waitedFor = waitedOnWord(verdict?.cause ?? 'unknown');
  const isAptlys = waitedFor === 'throttled' && verdict !== undefined && !isLimitOfInbox(verdict);
  const names = { ...namesOf(view), was: isAptlys ? 'other' : waitedFor };
  return {
    blocks: [
      text(words('still_waiting.text', names)),
      ...(verdict?.retryAt === undefined || waitedFor !== 'throttled'
        ? []
        : [text(words('waiting.until', { time: timeInSentence(view, verdict.retryAt) }))]),
      ...(recheckAt === undefined ? [] : [text(words('waiting.promise', { time: timeInSentence(view, recheckAt) }))]),
    ],
    choices: choices(view, 'check_again', 'human'),
  };
}

function seenAlike(view: View, { inboxes, since }: NonNullable<Verdict['seenAlike']>): string {
  return wordsOf(view)('waiting.seen', { count: inboxes, time: timeInSentence(view, since) });
}
