import { adminNoteFor } from '@reconnect/article';
import { type Draft, text } from './draft.ts';
import { answerOf, findings, verdictTitle } from './facts.ts';
import { sameAgain } from './same-again.ts';
import { choice, choices, namesOf, type View, wordsOf } from './view.ts';

/** What only an administrator can lift, as a note to forward. */
export function administrator(view: View): Draft {
  const words = wordsOf(view);
  const names = namesOf(view);
  const { verdict } = view.context;
  if (verdict === undefined) return { blocks: [text(words('administrator.text'))] };
  const missing = words('administrator.note.missing');
  const [decisive] = verdict.evidence;
  return {
    title: verdictTitle(view, verdict),
    blocks: [
      ...sameAgain(view),
      ...findings(view),
      text(words('administrator.text')),
      {
        kind: 'note',
        title: words('administrator.note.title'),
        text: words('administrator.note', {
          ...names,
          ...whatToChange(view, verdict.admin?.setting),
          app: verdict.admin?.appId ?? missing,
          code: verdict.admin?.code ?? (decisive && answerOf(decisive)) ?? missing,
          request: verdict.admin?.requestId ?? decisive?.requestId ?? 'none',
          trace: verdict.admin?.traceId ?? decisive?.traceId ?? 'none',
          time: verdict.checkedAt,
        }),
      },
    ],
    choices: [
      choice('check_again', words('choice.admin_done'), { style: 'primary' }),
      ...choices(view, 'why', 'human'),
    ],
  };
}

/** For an "ok" to the note. */
export function administratorWaits(view: View): Draft {
  const words = wordsOf(view);
  return { blocks: [text(words('administrator_waits.text', { button: words('choice.admin_done') }))] };
}

/** Which setting, where it is and what to do there, for a note to forward. */
export function whatToChange(view: View, name: string | undefined) {
  const words = wordsOf(view);
  const note = adminNoteFor(name, words.locale);
  const missing = words('administrator.note.missing');
  return {
    setting: note === undefined ? missing : `${note.title} (${note.setting})`,
    where: note?.where ?? missing,
    steps: (note?.steps ?? []).map((step, index) => `${index + 1}. ${step}`).join('\n'),
  };
}
