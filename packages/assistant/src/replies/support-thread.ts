import { formatList } from '@reconnect/article';
import { caseTalkedOf, cut, type ParamsOf } from '@reconnect/troubleshooting';
import type { Reply } from '../channel.ts';
import type { CaseNote } from '../conversation/conversation.ts';
import { type Draft, quiet, replyOf, text } from './draft.ts';
import { findings } from './facts.ts';
import { sameAgain } from './same-again.ts';
import { verdictTitle } from './verdict-words.ts';
import { choice, choices, choiceToWrite, known, timeInSentence, type View, wordsOf } from './view.ts';

/** What a chat message can hold of a case, in characters; the mail to write has no such limit. */
const longestCase = 2_500;
/** In characters. */
const longestAnswer = 2_000;

/** What a person at support wrote, in their words. */
export function supportAnswer(
  view: View,
  { caseNumber, from, text: answer, attachments }: ParamsOf<'quoteSupport'>,
): Reply {
  const words = wordsOf(view);
  const attached = words('support_answered.attachments', {
    count: attachments.length,
    names: formatList(attachments, words.locale),
  });
  const speaker = words('support_answered.from', { name: from });
  const said =
    answer === ''
      ? text(words('support_answered.wordless', { speaker }))
      : ({ kind: 'quote', from: speaker, text: answer } as const);
  return replyOf(
    {
      title: words('support_answered.title', { number: caseNumber }),
      blocks: [said, ...(attachments.length === 0 ? [] : [quiet(attached)])],
    },
    words,
    0,
  );
}

const answerChoice = (view: View) => {
  const words = wordsOf(view);
  return choiceToWrite('tell_support', words('choice.answer'), {
    title: words('form.answer.title'),
    label: words('form.answer.label'),
    submit: words('form.answer.submit'),
    longest: longestAnswer,
  });
};

/** What can be done with an answer of support. */
export function answerSupport(view: View): Draft {
  const words = wordsOf(view);
  return {
    blocks: [quiet(words('answer_support.text'))],
    choices: [answerChoice(view), choice('works', words('choice.works_now'))],
  };
}

const latestCase = ({ context }: View) => ({ number: context.caseNumber ?? '' });

/** Where the person's words go. */
const caseInTalk = ({ context }: View) => ({ number: caseTalkedOf(context) ?? '' });

const itWorks = (view: View) => choice('works', wordsOf(view)('choice.works_now'));

/** Which case it is, since when support has it, and how they answer. */
function caseStatus(view: View, { number }: ReturnType<typeof latestCase>) {
  const note = view.cases?.find((one) => one.number === number);
  const since = note === undefined ? undefined : timeInSentence(view, note.openedAt);
  const email = view.identity?.email;
  return text(
    wordsOf(view)('case_status.text', {
      number,
      ...known('time', since),
      here: view.context.answersHere ? 'yes' : 'no',
      mail: email === undefined ? 'no' : 'yes',
      email: email ?? '',
      help: view.supportAddress,
    }),
  );
}

const caseChoices = (view: View) => [
  itWorks(view),
  ...choices(view, ...(view.context.inbox === undefined ? [] : (['check_again'] as const))),
];

export function alreadyWithSupport(view: View): Draft {
  return {
    blocks: [caseStatus(view, latestCase(view)), text(wordsOf(view)('already_with_support.text'))],
    choices: caseChoices(view),
  };
}

/** What a check came to that only support can act upon. */
export function foundAtSupport(view: View): Draft {
  const { verdict } = view.context;
  return {
    ...(verdict !== undefined && { title: verdictTitle(view, verdict) }),
    blocks: [...sameAgain(view), ...findings(view), text(wordsOf(view)('found_at_support.text', latestCase(view)))],
    choices: caseChoices(view),
  };
}

/** What is known of a case, for whoever asked: support hears the question, too. */
export function passedOnWithStatus(view: View): Draft {
  return { blocks: [...passedOn(view).blocks, caseStatus(view, caseInTalk(view))], choices: caseChoices(view) };
}

/** Every case that is remembered, the newest first. */
export function cases(view: View): Draft {
  const { context, cases: notes = [] } = view;
  const words = wordsOf(view);
  const [latest, ...earlier] = notes.toReversed();
  if (latest === undefined) {
    return {
      blocks: [text(words('cases.none'))],
      choices: view.at === 'confirmingHandoff.asking' ? [] : choices(view, 'human'),
    };
  }
  if (!context.caseOpen) return { blocks: [latest, ...earlier].map((note) => caseLine(view, note)), choices: [] };
  if (earlier.length === 0) return { blocks: [caseStatus(view, latest)], choices: caseChoices(view) };
  const whichHears = words('cases.add', { ...caseInTalk(view), help: view.supportAddress });
  return {
    blocks: [...[latest, ...earlier].map((note) => caseLine(view, note)), text(whichHears)],
    choices: caseChoices(view),
  };
}

function caseLine(view: View, { number, openedAt, closedAt }: CaseNote) {
  const values = { number, time: timeInSentence(view, openedAt) };
  return text(wordsOf(view)(closedAt === undefined ? 'cases.open' : 'cases.closed', values));
}

/** "Stop" ends what the assistant does, and not what support does. */
export function caseGoesOn(view: View): Draft {
  return { blocks: [text(wordsOf(view)('case_goes_on.text', latestCase(view)))], choices: [itWorks(view)] };
}

export function passedOn(view: View): Draft {
  return { blocks: [text(wordsOf(view)('passed_on.text', caseInTalk(view)))], choices: [itWorks(view)] };
}

export function notPassedOn(view: View): Draft {
  const words = wordsOf(view);
  return {
    blocks: [text(words('not_passed_on.text', { ...caseInTalk(view), help: view.supportAddress }))],
    choices: [],
  };
}

/** It may be over: only the person knows, and a case that is closed wrongly is worse than a question. */
export function soundsSolved(view: View): Draft {
  return { blocks: [...passedOn(view).blocks, text(wordsOf(view)('sounds_solved.text'))], choices: [itWorks(view)] };
}

export function supportSolved(view: View): Draft {
  return { blocks: [text(wordsOf(view)('support_solved.text', known('number', view.aboutCase)))] };
}

/** A case that never arrived, ready to be sent by hand. */
export function bounce(view: View, caseNumber: string, caseText: string | undefined): Reply {
  const words = wordsOf(view);
  const admitted = text(words('handoff_bounced.text', { number: caseNumber, help: view.supportAddress }));
  const title = words('handoff_failed.note.title', { help: view.supportAddress });
  const note = caseText === undefined ? [] : ([{ kind: 'note', title, text: cut(caseText, longestCase) }] as const);
  return replyOf({ title: words('handoff_bounced.title'), blocks: [admitted, ...note] }, words, 0);
}

export function handoffBounced(view: View): Draft {
  const words = wordsOf(view);
  return {
    blocks: [text(words('handoff_bounced.retry'))],
    choices: [choice('send_case', words('choice.try_again'), { style: 'primary' }), ...choices(view, 'not_now')],
  };
}
