import type { MessageKey } from '@reconnect/article';
import type { Choice } from '../channel.ts';
import type { Intent } from '../ports.ts';
import { type Draft, text } from './draft.ts';
import type { Verb } from './verbs.ts';
import { choice, choices, known, primary, type View, wordsOf } from './view.ts';

/** For whoever has said nothing that could be acted upon. */
export const starters = (view: View): readonly Choice[] => [primary(view, 'ask'), ...choices(view, 'human')];

export function welcome(view: View): Draft {
  const words = wordsOf(view);
  return {
    title: words('welcome.title', known('name', view.identity?.name)),
    blocks: [text(words('welcome.text'))],
    choices: starters(view),
  };
}

export function capabilities(view: View): Draft {
  return { blocks: [text(wordsOf(view)('capabilities.text'))], choices: starters(view) };
}

/** Somebody is unhappy before anything was looked at. */
export function sorry(view: View): Draft {
  return { blocks: [text(wordsOf(view)('sorry.text'))], choices: starters(view) };
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
    return { blocks: [text(words('not_understood.text'))], choices: starters(view) };
  }
  const human = likely.some(({ verb }) => verb === 'human') ? [] : choices(view, 'human');
  return { blocks: [text(words('not_understood.likely'))], choices: [...likely, ...human] };
}

export function stranger(view: View): Draft {
  return { blocks: [text(wordsOf(view)('stranger.text', { help: view.supportAddress }))] };
}
