import { longestNote, type Permission, takesTheirOnly } from '@reconnect/troubleshooting';
import { permissionNames } from './administrator.ts';
import { type Draft, quiet, text } from './draft.ts';
import { answerOf, findings } from './facts.ts';
import { sameAgain } from './same-again.ts';
import { verdictTitle } from './verdict-words.ts';
import {
  choice,
  choices,
  choiceToWrite,
  known,
  namesOf,
  primary,
  timeForOthers,
  timeInSentence,
  type View,
  wordsOf,
} from './view.ts';

/** Findings that say themselves what the person can do, or whom to ask: it is not for support alone to repair. */
const saysWhatToDo: ReadonlySet<string> = new Set(['inbox.removed', 'mailbox.full']);

/** What support will be sent, and the one tap that sends it. */
export function confirmHandoff(view: View): Draft {
  const words = wordsOf(view);
  const { verdict, refusal, inbox, candidates, note, withoutTranscript, handoffReason = 'asked' } = view.context;
  const explains = verdict !== undefined && handoffReason === 'our_fault';
  const said = explains && saysWhatToDo.has(verdict.explanation) ? 'asked' : handoffReason;
  return {
    title: explains ? verdictTitle(view, verdict) : words('confirm_handoff.title'),
    blocks: [
      ...(explains ? [...sameAgain(view), ...findings(view)] : []),
      ...(refusal?.reason === 'permission_missing' ? [text(withheld(view, refusal.permissions))] : []),
      text(
        words(said === 'no_inbox' && candidates.length > 0 ? 'confirm_handoff.none_listed' : `confirm_handoff.${said}`),
      ),
      quiet(
        words('confirm_handoff.what', {
          inbox: inbox === undefined ? 'no' : 'yes',
          // An inbox that is known is looked at, or was.
          known: inbox === undefined && verdict === undefined ? 'no' : 'yes',
          transcript: withoutTranscript ? 'no' : 'yes',
        }),
      ),
      ...(takesTheirOnly(view.context) ? [quiet(words('confirm_handoff.only'))] : []),
      ...(note === undefined ? [] : ([{ kind: 'quote', from: words('confirm_handoff.note'), text: note }] as const)),
    ],
    choices: [
      primary(view, 'send_case'),
      choiceToWrite('note', words('choice.note'), {
        title: words('form.note.title'),
        label: words('form.note.label'),
        submit: words('form.note.submit'),
        longest: longestNote,
      }),
      ...choices(view, withoutTranscript ? 'with_transcript' : 'without_transcript', 'not_now'),
    ],
  };
}

const withheld = (view: View, permissions: readonly Permission[]) =>
  wordsOf(view)('confirm_handoff.withheld', { ...namesOf(view), permissions: permissionNames(view, permissions) });

export function handedOff(view: View): Draft {
  const words = wordsOf(view);
  return {
    title: words('handed_off.title'),
    blocks: [
      text(
        words('handed_off.text', {
          number: view.context.caseNumber ?? '',
          here: view.context.answersHere ? 'yes' : 'no',
          ...known('email', view.identity?.email),
          help: view.supportAddress,
        }),
      ),
    ],
  };
}

/** Nothing is sent; what was promised otherwise still holds. */
export function handoffDeclined(view: View): Draft {
  const words = wordsOf(view);
  const { inbox, promises, recheckAt } = view.context;
  const isPromised = promises.some((promised) => promised.inbox.id === inbox?.id);
  const at = isPromised && recheckAt !== undefined && Date.parse(recheckAt) > view.now ? recheckAt : undefined;
  return {
    blocks: [
      text(words('handoff_declined.text')),
      ...(at === undefined ? [] : [text(words('handoff_declined.promise', { time: timeInSentence(view, at) }))]),
      quiet(words('handoff_declined.offer')),
    ],
    choices: choices(view, ...(inbox === undefined ? [] : (['check_again'] as const)), 'human'),
  };
}

/** What comes of a case that was not sent: where it is shown again, that is the way to send it. */
export function nothingSentYet(view: View): Draft {
  const words = wordsOf(view);
  const isShown = view.at === 'confirmingHandoff.asking';
  const { inbox } = view.context;
  return {
    blocks: [text(words('nothing_sent_yet.text', { help: view.supportAddress }))],
    choices: isShown
      ? []
      : [primary(view, 'send_case'), ...choices(view, ...(inbox === undefined ? [] : (['check_again'] as const)))],
  };
}

/** The honest answer when a case could not be made durable: the address, and the text ready to copy. */
export function handoffFailed(view: View): Draft {
  const words = wordsOf(view);
  const { verdict } = view.context;
  const [decisive] = verdict?.evidence ?? [];
  const missing = words('administrator.note.missing');
  return {
    blocks: [
      text(words('handoff_failed.text', { help: view.supportAddress })),
      {
        kind: 'note',
        title: words('handoff_failed.note.title', { help: view.supportAddress }),
        text: words('handoff_failed.note', {
          address: namesOf(view).address || missing,
          cause: verdict === undefined ? missing : verdictTitle(view, verdict),
          code: (decisive && answerOf(decisive)) ?? missing,
          time: timeForOthers(view, view.now),
        }),
      },
    ],
    choices: [choice('send_case', words('choice.try_again'), { style: 'primary' }), ...choices(view, 'not_now')],
  };
}
