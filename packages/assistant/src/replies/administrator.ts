import { adminNoteFor, formatList } from '@reconnect/article';
import type { Permission, Verdict } from '@reconnect/troubleshooting';
import type { Block } from '../channel.ts';
import { type Draft, text } from './draft.ts';
import { answerOf, findings } from './facts.ts';
import { sameAgain } from './same-again.ts';
import { verdictTitle } from './verdict-words.ts';
import { choice, choices, namesOf, providerOf, timeForOthers, type View, wordsOf } from './view.ts';

/** What only an administrator can lift, as a note to forward. */
export function administrator(view: View): Draft {
  const words = wordsOf(view);
  const { verdict, refusal } = view.context;
  if (refusal?.reason === 'permission_missing') return withheld(view, refusal.permissions);
  if (verdict === undefined) return { blocks: [text(words('administrator.text'))] };
  return {
    title: verdictTitle(view, verdict),
    blocks: [...sameAgain(view), ...findings(view), text(words('administrator.text')), noteFor(view, verdict)],
    choices: [
      choice('check_again', words('choice.admin_done'), { style: 'primary' }),
      ...choices(view, 'why', 'human'),
    ],
  };
}

/** The note itself: what stands in the way by the verdict, and what to change. */
export function noteFor(view: View, verdict: Verdict): Block {
  const words = wordsOf(view);
  const names = namesOf(view);
  const missing = words('administrator.note.missing');
  const [decisive] = verdict.evidence;
  return {
    kind: 'note',
    title: words('administrator.note.title'),
    text: words('administrator.note', {
      ...names,
      ...whatToChange(view, verdict.admin?.setting),
      app: verdict.admin?.appId ?? missing,
      code: verdict.admin?.code ?? (decisive && answerOf(decisive)) ?? missing,
      request: verdict.admin?.requestId ?? decisive?.requestId ?? 'none',
      trace: verdict.admin?.traceId ?? decisive?.traceId ?? 'none',
      correlation: verdict.admin?.correlationId ?? decisive?.correlationId ?? 'none',
      time: timeForOthers(view, verdict.checkedAt),
    }),
  };
}

/** The person accepted what was asked of them, twice, and the provider kept something back all the same. */
function withheld(view: View, permissions: readonly Permission[]): Draft {
  const words = wordsOf(view);
  return {
    title: words('refused.title.permission_missing'),
    blocks: [
      text(words('administrator.permission', { ...namesOf(view), permissions: permissionNames(view, permissions) })),
      consentNote(view),
    ],
    choices: [
      choice('check_again', words('choice.admin_done'), { style: 'primary' }),
      ...choices(view, 'link', 'human'),
    ],
  };
}

/** What a consent must grant, in words. */
export function permissionNames(view: View, permissions: readonly Permission[]): string {
  const words = wordsOf(view);
  return formatList(
    permissions.map((permission) => words(`permission.${permission}`)),
    words.locale,
  );
}

/** What an administrator has to allow before a sign-in can come through; the provider's page says no more. */
const consentSettings = { google: 'google.app-access', microsoft: 'microsoft.admin-consent' } as const;

/** For whoever can allow Aptly, to be forwarded. */
export function consentNote(view: View): Block {
  const words = wordsOf(view);
  return {
    kind: 'note',
    title: words('administrator.note.title'),
    text: words('no_return.note', {
      ...namesOf(view),
      ...whatToChange(view, consentSettings[providerOf(view)]),
      time: timeForOthers(view, view.now),
    }),
  };
}

/** For an "ok" to the note. */
export function administratorWaits(view: View): Draft {
  const words = wordsOf(view);
  return { blocks: [text(words('administrator_waits.text', { button: words('choice.admin_done') }))] };
}

/** Which setting, where it is and what to do there, for a note to forward. */
function whatToChange(view: View, name: string | undefined) {
  const words = wordsOf(view);
  const note = adminNoteFor(name, words.locale);
  const missing = words('administrator.note.missing');
  return {
    setting: note === undefined ? missing : `${note.title} (${note.setting})`,
    where: note?.where ?? missing,
    steps: (note?.steps ?? []).map((step, index) => `${index + 1}. ${step}`).join('\n'),
  };
}
