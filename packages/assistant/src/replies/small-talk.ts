import { helpAddress, type MessageKey } from '@reconnect/article';
import type { Choice } from '../channel.ts';
import type { Intent } from '../ports.ts';
import type { Verb } from '../step/press.ts';
import type { Draft } from './draft.ts';
import { evidenceFacts, verdictSentences, verdictTitle } from './facts.ts';
import { choice, namesOf, type View, wordsOf } from './view.ts';

const starters = (view: View): readonly Choice[] => {
  const words = wordsOf(view);
  return [choice('ask', words('choice.ask'), { style: 'primary' }), choice('human', words('choice.human'))];
};

export function welcome(view: View): Draft {
  const words = wordsOf(view);
  const name = view.identity?.name;
  return {
    title: words('welcome.title', { known: name === undefined ? 'no' : 'yes', name: name ?? '' }),
    blocks: [{ kind: 'text', text: words('welcome.text') }],
    choices: starters(view),
  };
}

export function capabilities(view: View): Draft {
  return { blocks: [{ kind: 'text', text: wordsOf(view)('capabilities.text') }], choices: starters(view) };
}

/** The buttons that stand for a likely meaning; intents without one are not offered. */
const buttons: Readonly<Partial<Record<Intent, readonly [Verb, MessageKey]>>> = {
  sync_problem: ['ask', 'choice.ask'],
  reconnect: ['link', 'choice.link'],
  talk_to_human: ['human', 'choice.human'],
  status: ['status', 'choice.status'],
  affirm: ['works', 'choice.works_now'],
  deny: ['still_broken', 'choice.still_broken'],
  restart: ['start_over', 'choice.start_over'],
  cancel: ['cancel', 'choice.cancel'],
  help: ['help', 'choice.help'],
  why_cause: ['why', 'choice.why'],
};

/** Nothing clear enough to act on: the likely meanings as buttons, or what the assistant is for. */
export function notUnderstood(view: View): Draft {
  const words = wordsOf(view);
  const likely = (view.likely ?? []).flatMap((intent) => {
    const button = buttons[intent];
    return button === undefined ? [] : [choice(button[0], words(button[1]))];
  });
  if (likely.length === 0) {
    return { blocks: [{ kind: 'text', text: words('not_understood.text') }], choices: starters(view) };
  }
  const human = likely.some(({ verb }) => verb === 'human') ? [] : [choice('human', words('choice.human'))];
  return { blocks: [{ kind: 'text', text: words('not_understood.likely') }], choices: [...likely, ...human] };
}

export function whichInbox(view: View): Draft {
  const words = wordsOf(view);
  const { candidates } = view.context;
  return {
    title: words('which_inbox.title'),
    blocks: [{ kind: 'text', text: words('which_inbox.text', { count: candidates.length }) }],
    choices: candidates.slice(0, 20).map(({ id, address }) => choice('inbox', address, { value: id })),
  };
}

export function whichAddress(view: View): Draft {
  const words = wordsOf(view);
  const email = view.identity?.email;
  return {
    title: words('which_address.title'),
    blocks: [
      {
        kind: 'text',
        text: words('which_address.text', { known: email === undefined ? 'no' : 'yes', email: email ?? '' }),
      },
    ],
    choices: [choice('human', words('choice.human'))],
  };
}

export function unknownAddress(view: View): Draft {
  const words = wordsOf(view);
  return {
    blocks: [{ kind: 'text', text: words('unknown_address.text') }],
    choices: [choice('human', words('choice.human'))],
  };
}

export function stranger(view: View): Draft {
  return { blocks: [{ kind: 'text', text: wordsOf(view)('stranger.text', { help: helpAddress }) }] };
}

/** Why it happened: the evidence at length, and the article's own advice for the cause. */
export function why(view: View): Draft {
  const words = wordsOf(view);
  const { verdict } = view.context;
  if (verdict === undefined) {
    return {
      title: words('why.title'),
      blocks: [
        { kind: 'text', text: words('why.usual') },
        { kind: 'text', text: words('why.nothing_yet') },
      ],
      choices: starters(view),
    };
  }
  const advised = ['password_changed', 'auth_settings_changed', 'throttled', 'needs_refresh'] as const;
  const cause = advised.find((known) => known === verdict.cause) ?? 'other';
  const names = namesOf(view);
  const request = verdict.evidence[0]?.requestId;
  return {
    title: words('why.title'),
    blocks: [
      { kind: 'text', text: `${verdictTitle(view, verdict)}. ${verdictSentences(view, verdict)}` },
      { kind: 'text', text: words(`advice.${cause}`, names) },
      evidenceFacts(view, verdict),
      ...(request === undefined
        ? []
        : [{ kind: 'facts', facts: [{ label: words('fact.request'), value: request }] } as const]),
    ],
  };
}
