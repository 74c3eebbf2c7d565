import type { MessageKey } from '@reconnect/article';
import type { Choice } from '../channel.ts';
import type { Intent } from '../ports.ts';
import { type Draft, text } from './draft.ts';
import type { Verb } from './verbs.ts';
import { choice, choices, known, primary, type View, wordsOf } from './view.ts';
import { wayBack, wayBackFromAnswer } from './way-back.ts';

/** For whoever has said nothing that could be acted upon. */
export const starters = (view: View): readonly Choice[] => [primary(view, 'ask'), ...choices(view, 'human')];

/** Whoever greets in the middle of something wonders whether anybody is there, and finds back to it. */
export function welcome(view: View): Draft {
  const words = wordsOf(view);
  const back = wayBack(view);
  if (back !== undefined) return { blocks: [text(words('still_here.text')), ...back.blocks], choices: back.choices };
  return {
    title: words('welcome.title', known('name', view.identity?.name)),
    blocks: [text(words('welcome.text'))],
    choices: starters(view),
  };
}

/** What the assistant is for, and the way back to what it was at. */
export function capabilities(view: View): Draft {
  const back = wayBackFromAnswer(view) ?? { blocks: [], choices: starters(view) };
  return { blocks: [text(wordsOf(view)('capabilities.text')), ...back.blocks], choices: back.choices };
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

/** Of these there is nothing to say before an inbox was looked at. */
const afterACheck: readonly Verb[] = ['works', 'still_broken'];
/** And of these before anything was asked for. */
const afterAQuestion: readonly Verb[] = ['start_over', 'cancel'];

function fits(verb: Verb, { context: { verdict, run } }: View): boolean {
  if (afterACheck.includes(verb)) return verdict !== undefined;
  return !afterAQuestion.includes(verb) || run > 0;
}

/** Nothing clear enough to act on: the likely meanings as buttons, or what the assistant is for; and the way back. */
export function notUnderstood(view: View): Draft {
  const words = wordsOf(view);
  const likely = (view.likely ?? []).flatMap((intent) => {
    const button = buttons[intent];
    return button !== undefined && fits(button[0], view) ? [choice(button[0], words(button[1]))] : [];
  });
  const back = wayBack(view);
  if (likely.length === 0) {
    const said = text(words('not_understood.text'));
    return { blocks: [said, ...(back?.blocks ?? [])], choices: back?.choices ?? starters(view) };
  }
  const more = [...(back?.choices ?? []), ...choices(view, 'human')].filter(isNewAmong(likely));
  return { blocks: [text(words('not_understood.likely'))], choices: [...likely, ...more] };
}

/** Told apart by what pressing them means. */
const isNewAmong = (before: readonly Choice[]) => (one: Choice, index: number, all: readonly Choice[]) =>
  [...before, ...all.slice(0, index)].every(({ verb, value }) => verb !== one.verb || value !== one.value);

export function stranger(view: View): Draft {
  return { blocks: [text(wordsOf(view)('stranger.text', { help: view.supportAddress }))] };
}
