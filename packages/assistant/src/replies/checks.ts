import type { MessageKey } from '@reconnect/article';
import { type Draft, text } from './draft.ts';
import { checkLines, evidence, verdictTitle } from './facts.ts';
import { choice, choices, namesOf, primary, timeOf, type View, wordsOf } from './view.ts';

/** What is being checked while it is checked, or where the person stands until then; edited in place. */
export function checking(view: View): Draft {
  const words = wordsOf(view);
  const { place } = view;
  return {
    title: words('checking.title', namesOf(view)),
    blocks: [
      place === undefined
        ? checkLines(view)
        : text(words('checking.in_line', { count: place.number, minutes: Math.max(1, Math.ceil(place.seconds / 60)) })),
    ],
  };
}

/** The same message once every check has settled. */
export function checked(view: View): Draft {
  return { title: wordsOf(view)('checked.title', namesOf(view)), blocks: [checkLines(view)] };
}

export function healthy(view: View): Draft {
  const words = wordsOf(view);
  const { verdict } = view.context;
  return {
    title: verdict === undefined ? words('cause.healthy') : verdictTitle(view, verdict),
    blocks: [text(words('healthy.text', namesOf(view))), ...evidence(view), text(words('healthy.ask'))],
    choices: doesItWork(view, 'choice.works_now', 'choice.yes_missing'),
  };
}

export function repaired(view: View): Draft {
  const words = wordsOf(view);
  return {
    title: words('repaired.title'),
    blocks: [text(words('repaired.text')), ...evidence(view), text(words('repaired.ask'))],
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
  return {
    title: words('cause.unknown'),
    blocks: [text(words('unknown.text', namesOf(view))), ...evidence(view)],
    choices: [primary(view, 'check_again'), ...choices(view, 'human')],
  };
}

function doesItWork(view: View, yes: MessageKey, no: MessageKey) {
  const words = wordsOf(view);
  return [choice('works', words(yes), { style: 'primary' }), choice('still_broken', words(no))];
}
