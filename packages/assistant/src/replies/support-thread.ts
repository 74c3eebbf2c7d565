import { formatList, helpAddress } from '@reconnect/article';
import type { Effect } from '@reconnect/troubleshooting';
import type { Reply } from '../channel.ts';
import { type Draft, numbered } from './draft.ts';
import { choice, type View, wordsOf } from './view.ts';

type Answer = Extract<Effect, { type: 'quoteSupport' }>['params'];

/** What a chat message can hold of a case, in characters; the mail to write has no such limit. */
const longestCase = 2_500;
/** In characters. */
const longestAnswer = 2_000;

/** What a person at support wrote, in their words. */
export function supportAnswer(view: View, { caseNumber, from, text, attachments }: Answer): Reply {
  const words = wordsOf(view);
  const attached = words('support_answered.attachments', {
    count: attachments.length,
    names: formatList(attachments, words.locale),
  });
  return numbered(
    {
      title: words('support_answered.title', { number: caseNumber }),
      blocks: [
        { kind: 'quote', from: words('support_answered.from', { name: from }), text },
        ...(attachments.length === 0 ? [] : ([{ kind: 'text', text: attached, tone: 'quiet' }] as const)),
      ],
    },
    words,
    0,
  );
}

const answerChoice = (view: View) => {
  const words = wordsOf(view);
  return choice('tell_support', words('choice.answer'), {
    form: {
      title: words('form.answer.title'),
      label: words('form.answer.label'),
      submit: words('form.answer.submit'),
      longest: longestAnswer,
    },
  });
};

/** What can be done with an answer of support. */
export function answerSupport(view: View): Draft {
  const words = wordsOf(view);
  return {
    blocks: [{ kind: 'text', text: words('answer_support.text'), tone: 'quiet' }],
    choices: [answerChoice(view), choice('works', words('choice.works_now'))],
  };
}

export function passedOn(view: View): Draft {
  const words = wordsOf(view);
  return {
    blocks: [{ kind: 'text', text: words('passed_on.text', { number: view.context.caseNumber ?? '' }) }],
    choices: [choice('works', words('choice.works_now'))],
  };
}

/** A case that never arrived, ready to be sent by hand. */
export function bounce(view: View, caseNumber: string, caseText: string | undefined): Reply {
  const words = wordsOf(view);
  const text = {
    kind: 'text',
    text: words('handoff_bounced.text', { number: caseNumber, help: helpAddress }),
  } as const;
  const title = words('handoff_failed.note.title', { help: helpAddress });
  const note = caseText === undefined ? [] : ([{ kind: 'note', title, text: caseText.slice(0, longestCase) }] as const);
  return numbered({ title: words('handoff_bounced.title'), blocks: [text, ...note] }, words, 0);
}

export function handoffBounced(view: View): Draft {
  const words = wordsOf(view);
  return {
    blocks: [{ kind: 'text', text: words('handoff_bounced.retry') }],
    choices: [
      choice('send_case', words('choice.try_again'), { style: 'primary' }),
      choice('not_now', words('choice.not_now')),
    ],
  };
}
