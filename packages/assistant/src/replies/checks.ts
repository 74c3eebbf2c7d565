import type { MessageKey } from '@reconnect/article';
import { checkNames, importEnds } from '@reconnect/troubleshooting';
import { type Draft, text } from './draft.ts';
import { checkLines, evidence, hasAnswered } from './facts.ts';
import { sameAgain } from './same-again.ts';
import { waitedOnWord, whetherNotified } from './verdict-words.ts';
import { choice, choices, namesOf, primary, timeInSentence, timeOf, type View, wordsOf } from './view.ts';

/** As a check begins: what the one before it found is no part of it. */
const nothingYet = checkNames.map((name) => ({ name, state: 'pending' }) as const);

/** What is being checked while it is checked, or where the person stands until then; edited in place. */
export function checking(view: View): Draft {
  const words = wordsOf(view);
  const { place, checks = nothingYet } = view;
  return {
    title: words('checking.title', namesOf(view)),
    blocks: [
      place === undefined
        ? checkLines(view, checks)
        : text(words('checking.in_line', { count: place.number, minutes: Math.max(1, Math.ceil(place.seconds / 60)) })),
    ],
  };
}

/** The same message once every check has settled. */
export function checked(view: View): Draft {
  const checks = view.context.verdict?.checks ?? [];
  return { title: wordsOf(view)('checked.title', namesOf(view)), blocks: [checkLines(view, checks)] };
}

export function healthy(view: View): Draft {
  const words = wordsOf(view);
  return {
    title: healthyTitle(view),
    blocks: [
      ...sameAgain(view),
      text(words('healthy.text', { ...namesOf(view), ...whetherNotified(view) })),
      ...evidence(view),
      text(words('healthy.ask')),
    ],
    choices: doesItWork(view, 'choice.works_now', 'choice.yes_missing'),
  };
}

/** What was waited on is over, if that is what was found. */
function healthyTitle(view: View): string {
  const words = wordsOf(view);
  const { verdict, tried } = view.context;
  const before = tried.at(-2);
  if (before?.what === 'wait') return words('healthy.over', { ...namesOf(view), was: waitedOnWord(before.ended) });
  // What mends itself is no trouble either.
  return words(verdict?.certainty === 'likely' ? 'cause.likely.healthy' : 'cause.healthy');
}

/** What is set up anew, by itself; where Aptly's own sync failed, the connection is not called fine. */
export function restarting(view: View): Draft {
  const words = wordsOf(view);
  const { verdict } = view.context;
  if (verdict?.evidence.some(({ stage }) => stage === 'sync_report'))
    return { blocks: [text(words('restarting.sync'))] };
  const isLost = verdict?.explanation === 'refresh.cursor';
  return { blocks: [text(words(isLost ? 'restarting.place' : 'restarting.text'))] };
}

export function repaired(view: View): Draft {
  const words = wordsOf(view);
  return {
    title: words('repaired.title'),
    blocks: [text(words('repaired.text', whetherNotified(view))), ...evidence(view), text(words('repaired.ask'))],
    choices: doesItWork(view, 'choice.works', 'choice.still_broken'),
  };
}

/** The proof: who signed in, what could be read, what arrived in the meantime. */
export function reconnected(view: View): Draft {
  const words = wordsOf(view);
  const { proof } = view.context;
  if (proof === undefined) return { title: words('reconnected.title'), blocks: [] };
  const { missed } = proof;
  const sentences = [
    words('reconnected.text', { account: proof.address }),
    ...(proof.notificationsRenewed ? [words('reconnected.notifications')] : []),
    ...(missed === undefined
      ? []
      : [
          words('reconnected.missed', {
            count: missed.count,
            from: timeOf(view, missed.from),
            to: timeOf(view, missed.to),
          }),
        ]),
    words('reconnected.ask'),
  ];
  return {
    title: words('reconnected.title'),
    blocks: sentences.map(text),
    choices: doesItWork(view, 'choice.works', 'choice.still_broken'),
  };
}

/** Mail is still on its way into Aptly: until when, and what then. */
export function importing(view: View): Draft {
  const words = wordsOf(view);
  const time = timeInSentence(view, importEnds(view.context) ?? view.now);
  return {
    blocks: [text(words('importing.text', { time }))],
    choices: choices(view, 'works', 'still_broken', 'human'),
  };
}

/** That mail is in Aptly again, said in passing; it may be of another inbox than the one in question by now. */
export function imported(view: View): Draft {
  const words = wordsOf(view);
  const { imported: known, inbox } = view.context;
  const upToDate = words('imported.up_to_date', {
    known: known === undefined || known.inbox.id === inbox?.id ? 'yes' : 'no',
    address: known?.inbox.address ?? '',
  });
  return {
    blocks: [text(known === undefined ? upToDate : `${importSentence(view, known)} ${upToDate}`)],
  };
}

function importSentence(view: View, { count, at }: NonNullable<View['context']['imported']>): string {
  const words = wordsOf(view);
  const time = timeOf(view, at);
  return count === undefined ? words('imported.uncounted', { time }) : words('imported.counted', { count, time });
}

export function unknown(view: View): Draft {
  const words = wordsOf(view);
  const { verdict } = view.context;
  const answered = verdict === undefined || hasAnswered(verdict);
  return {
    title: words('cause.unknown'),
    blocks: [text(words(answered ? 'unknown.text' : 'unknown.silent', namesOf(view))), ...evidence(view)],
    choices: [primary(view, 'check_again'), ...choices(view, 'human')],
  };
}

function doesItWork(view: View, yes: MessageKey, no: MessageKey) {
  const words = wordsOf(view);
  const { handoffReason, caseOpen } = view.context;
  return [
    choice('works', words(yes), { style: 'primary' }),
    choice('still_broken', words(no)),
    // Whoever was about to write to support keeps the way there.
    ...(handoffReason === undefined || caseOpen ? [] : choices(view, 'human')),
  ];
}
