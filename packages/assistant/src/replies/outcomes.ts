import type { MessageKey } from '@reconnect/article';
import type { Block } from '../channel.ts';
import type { Draft } from './draft.ts';
import { checkLines, evidenceFacts, verdictSentences, verdictTitle } from './facts.ts';
import { choice, namesOf, timeOf, type View, wordsOf } from './view.ts';

/** What is being checked while it is checked; edited in place. */
export function checking(view: View): Draft {
  return { title: wordsOf(view)('checking.title', namesOf(view)), blocks: [checkLines(view)] };
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
    blocks: [
      { kind: 'text', text: words('healthy.text', namesOf(view)) },
      ...(verdict === undefined ? [] : [evidenceFacts(view, verdict)]),
      { kind: 'text', text: words('healthy.ask') },
    ],
    choices: doesItWork(view, 'choice.works_now', 'choice.yes_missing'),
  };
}

export function repaired(view: View): Draft {
  const words = wordsOf(view);
  const { verdict } = view.context;
  return {
    title: words('repaired.title'),
    blocks: [
      { kind: 'text', text: words('repaired.text') },
      ...(verdict === undefined ? [] : [evidenceFacts(view, verdict)]),
      { kind: 'text', text: words('repaired.ask') },
    ],
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
  ];
  return {
    title: words('reconnected.title'),
    blocks: [
      ...sentences.map((text): Block => ({ kind: 'text', text })),
      { kind: 'text', text: words('reconnected.ask') },
    ],
    choices: doesItWork(view, 'choice.works', 'choice.still_broken'),
  };
}

export function unknown(view: View): Draft {
  const words = wordsOf(view);
  const { verdict } = view.context;
  return {
    title: words('cause.unknown'),
    blocks: [
      { kind: 'text', text: words('unknown.text', namesOf(view)) },
      ...(verdict === undefined ? [] : [evidenceFacts(view, verdict)]),
    ],
    choices: [
      choice('check_again', words('choice.check_again'), { style: 'primary' }),
      choice('human', words('choice.human')),
    ],
  };
}

export function ownerNeeded(view: View): Draft {
  const words = wordsOf(view);
  const { verdict } = view.context;
  return {
    title: verdict === undefined ? words('cause.needs_refresh') : verdictTitle(view, verdict),
    blocks: [
      ...(verdict === undefined
        ? []
        : [{ kind: 'text' as const, text: verdictSentences(view, verdict) }, evidenceFacts(view, verdict)]),
      { kind: 'text', text: words('owner_needed.text') },
    ],
    choices: [choice('check_again', words('choice.check_again')), choice('human', words('choice.human'))],
  };
}

/** "Did this answer your question?" with the article's three faces. */
export function feedback(view: View): Draft {
  const words = wordsOf(view);
  const faces = [
    ['sad', '😞'],
    ['neutral', '😐'],
    ['happy', '🤩'],
  ] as const;
  return {
    title: words('feedback.title'),
    blocks: [],
    choices: faces.map(([value, label]) => ({ verb: 'face', value, label, spoken: words(`feedback.${value}`) })),
  };
}

function doesItWork(view: View, yes: MessageKey, no: MessageKey) {
  const words = wordsOf(view);
  return [choice('works', words(yes), { style: 'primary' }), choice('still_broken', words(no))];
}
