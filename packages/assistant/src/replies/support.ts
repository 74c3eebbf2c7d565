import { adminNoteFor, helpAddress } from '@reconnect/article';
import type { Draft } from './draft.ts';
import { answerOf, evidenceFacts, verdictSentences, verdictTitle } from './facts.ts';
import { choice, namesOf, timeOf, type View, wordsOf } from './view.ts';

/** What only an administrator can lift, as a note to forward. */
export function administrator(view: View): Draft {
  const words = wordsOf(view);
  const names = namesOf(view);
  const { verdict } = view.context;
  if (verdict === undefined) return { blocks: [{ kind: 'text', text: words('administrator.text') }] };
  const missing = words('administrator.note.missing');
  const note = adminNoteFor(verdict.admin?.setting, words.locale);
  const [decisive] = verdict.evidence;
  return {
    title: verdictTitle(view, verdict),
    blocks: [
      { kind: 'text', text: verdictSentences(view, verdict) },
      evidenceFacts(view, verdict),
      { kind: 'text', text: words('administrator.text') },
      {
        kind: 'note',
        title: words('administrator.note.title'),
        text: words('administrator.note', {
          ...names,
          setting: note === undefined ? missing : `${note.title} (${note.setting})`,
          where: note?.where ?? missing,
          steps: (note?.steps ?? []).map((step, index) => `${index + 1}. ${step}`).join('\n'),
          app: verdict.admin?.appId ?? missing,
          code: verdict.admin?.code ?? (decisive && answerOf(decisive)) ?? missing,
          request: verdict.admin?.requestId ?? decisive?.requestId ?? missing,
          trace: verdict.admin?.traceId ?? decisive?.traceId ?? missing,
          time: verdict.checkedAt,
        }),
      },
    ],
    choices: [
      choice('check_again', words('choice.admin_done'), { style: 'primary' }),
      choice('why', words('choice.why')),
      choice('human', words('choice.human')),
    ],
  };
}

/** In characters. */
const longestNote = 2_000;

/** What support will be sent, and the one tap that sends it. */
export function confirmHandoff(view: View): Draft {
  const words = wordsOf(view);
  const { verdict, note, withoutTranscript, handoffReason = 'asked' } = view.context;
  const explains = verdict !== undefined && handoffReason === 'our_fault';
  return {
    title: explains ? verdictTitle(view, verdict) : words('confirm_handoff.title'),
    blocks: [
      ...(explains
        ? ([{ kind: 'text', text: verdictSentences(view, verdict) }, evidenceFacts(view, verdict)] as const)
        : []),
      { kind: 'text', text: words(`confirm_handoff.${handoffReason}`) },
      {
        kind: 'text',
        tone: 'quiet',
        text: words('confirm_handoff.what', {
          ...namesOf(view),
          known: verdict === undefined ? 'no' : 'yes',
          transcript: withoutTranscript ? 'no' : 'yes',
        }),
      },
      ...(note === undefined ? [] : ([{ kind: 'quote', from: words('confirm_handoff.note'), text: note }] as const)),
    ],
    choices: [
      choice('send_case', words('choice.send_case'), { style: 'primary' }),
      choice('note', words('choice.note'), {
        form: {
          title: words('form.note.title'),
          label: words('form.note.label'),
          submit: words('form.note.submit'),
          longest: longestNote,
        },
      }),
      withoutTranscript
        ? choice('with_transcript', words('choice.with_transcript'))
        : choice('without_transcript', words('choice.without_transcript')),
      choice('not_now', words('choice.not_now')),
    ],
  };
}

export function handedOff(view: View): Draft {
  const words = wordsOf(view);
  const email = view.identity?.email;
  return {
    title: words('handed_off.title'),
    blocks: [
      {
        kind: 'text',
        text: words('handed_off.text', {
          number: view.context.caseNumber ?? '',
          here: view.context.answersHere ? 'yes' : 'no',
          known: email === undefined ? 'no' : 'yes',
          email: email ?? '',
          help: helpAddress,
        }),
      },
    ],
  };
}

export function alreadyWithSupport(view: View): Draft {
  const number = view.context.caseNumber ?? '';
  return {
    blocks: [{ kind: 'text', text: wordsOf(view)('already_with_support.text', { number, help: helpAddress }) }],
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
      { kind: 'text', text: words('handoff_failed.text', { help: helpAddress }) },
      {
        kind: 'note',
        title: words('handoff_failed.note.title', { help: helpAddress }),
        text: words('handoff_failed.note', {
          address: namesOf(view).address || missing,
          cause: verdict === undefined ? missing : verdictTitle(view, verdict),
          code: (decisive && answerOf(decisive)) ?? missing,
          time: timeOf(view, view.now),
        }),
      },
    ],
    choices: [
      choice('send_case', words('choice.try_again'), { style: 'primary' }),
      choice('not_now', words('choice.not_now')),
    ],
  };
}
