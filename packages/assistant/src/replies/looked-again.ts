import { type Context, mustWait } from '@reconnect/troubleshooting';
import { type Draft, text } from './draft.ts';
import { verdictTitle, waitedOnWord } from './verdict-words.ts';
import { choice, choices, namesOf, timeInSentence, type View, wordsOf } from './view.ts';

type Kept = NonNullable<Context['kept']>;

/** What a promised look found, said while the conversation is at something else: it names the inbox. */
export function lookedAgain(view: View): Draft {
  const words = wordsOf(view);
  const { kept, caseOpen, caseInbox } = view.context;
  if (kept === undefined) return { title: words('checked.title', namesOf(view)), blocks: [] };
  const here = { ...view, context: { ...view.context, inbox: kept.inbox } };
  const isWithSupport = caseOpen && caseInbox === kept.inbox.id;
  return {
    blocks: [
      ...sentences(here, kept).map(text),
      ...(isWithSupport && kept.nextAt === undefined ? [text(words('looked_again.support'))] : []),
    ],
    choices: isWithSupport ? [] : whatToDo(here, kept),
  };
}

function sentences(view: View, kept: Kept): readonly string[] {
  const words = wordsOf(view);
  const names = namesOf(view);
  const { verdict, was, nextAt } = kept;
  if (verdict.cause === 'healthy') return [words('looked_again.over', { ...names, was: waitedOnWord(was) })];
  if (!mustWait(verdict)) {
    const found = verdictTitle(view, verdict);
    return [words('looked_again.else', { ...names, found, same: verdict.cause === was ? 'yes' : 'no' })];
  }
  const same = words('looked_again.same', { ...names, cause: verdict.cause });
  return [
    same,
    nextAt === undefined
      ? words('looked_again.no_more')
      : words('waiting.promise', { time: timeInSentence(view, nextAt) }),
  ];
}

function whatToDo(view: View, kept: Kept) {
  const { id, address } = kept.inbox;
  if (kept.verdict.cause === 'healthy' || kept.nextAt !== undefined) return [];
  if (mustWait(kept.verdict)) return choices(view, 'human');
  return [choice('check', wordsOf(view)('choice.take_up', { address }), { value: id })];
}
