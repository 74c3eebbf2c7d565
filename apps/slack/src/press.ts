import type { Choice, Form, Said } from '@reconnect/assistant';
import { fieldsIn } from './read-json.ts';

/** An element as Slack reports it pressed. */
export interface Pressed {
  readonly action_id: string;
  readonly value?: string;
  /** What the button says; not always words, in a payload that Slack never sends. */
  readonly text?: { readonly text: unknown };
}

interface Written {
  readonly action_id: string;
  readonly value?: string;
}

/**
 * How a choice travels through Slack and back: `action_id` is `ir:<verb>`, or `ir:<verb>:<n>` where a message has
 * several of one verb; `value` is `v1|<ask>` or `v1|<ask>|<value>`. One that asks for words first carries its form, so
 * that the window can be opened within Slack's three seconds without looking anything up: `f1|<ask>|<form>`. A link
 * button has no value: Slack reports that it was opened, and there is nothing to answer.
 */
export function writePress(choice: Choice, ask: number, n?: number): Written {
  const action_id = numbered(`ir:${choice.verb}`, n);
  if (choice.url !== undefined) return { action_id };
  if (choice.form !== undefined) return { action_id, value: `f1|${ask}|${JSON.stringify(choice.form)}` };
  return { action_id, value: choice.value === undefined ? `v1|${ask}` : `v1|${ask}|${choice.value}` };
}

/** The same for a choice that belongs to no question: `ir:wish:<verb>`, and `w1` or `w1|<value>`. */
export function writeWish({ verb, value }: Choice, n: number): Written {
  return { action_id: numbered(`ir:wish:${verb}`, n), value: value === undefined ? 'w1' : `w1|${value}` };
}

const numbered = (id: string, n: number | undefined) => (n === undefined ? id : `${id}:${n}`);

type Press = Extract<Said, { kind: 'press' }>;

export type ReadPress =
  | { readonly kind: 'press'; readonly said: Exclude<Said, { kind: 'text' | 'opened' }> }
  /** `said` lacks the words that are still to be asked for. */
  | { readonly kind: 'form'; readonly said: Press; readonly form: Form }
  | { readonly kind: 'link' }
  | { readonly kind: 'unknown' };

const unknown: ReadPress = { kind: 'unknown' };

export function readPress(pressed: Pressed): ReadPress {
  const [, wish, verb] = /^ir:(wish:)?([^:]+)(?::\d+)?$/.exec(pressed.action_id) ?? [];
  if (verb === undefined) return unknown;
  if (pressed.value === undefined) return { kind: 'link' };
  const label = pressed.text?.text;
  if (wish !== undefined) return readWish(verb, pressed.value, typeof label === 'string' ? label : '');
  const [, kind, ask, value] = /^([vf]1)\|(\d{1,9})(?:\|(.*))?$/s.exec(pressed.value) ?? [];
  if (kind === undefined) return unknown;
  const said: Press = { kind: 'press', verb, ask: Number(ask) };
  if (kind === 'v1') return { kind: 'press', said: { ...said, ...(value !== undefined && { value }) } };
  const form = readForm(value);
  return form === undefined ? unknown : { kind: 'form', said, form };
}

function readWish(verb: string, carried: string, words: string): ReadPress {
  const [fits, value] = /^w1(?:\|(.*))?$/s.exec(carried) ?? [];
  if (fits === undefined) return unknown;
  return { kind: 'press', said: { kind: 'wish', verb, words, ...(value !== undefined && { value }) } };
}

/** A form as `writePress` made it. */
function readForm(json: string | undefined): Form | undefined {
  const { title, label, submit, longest } = fieldsIn(json);
  const isForm = typeof title === 'string' && typeof label === 'string' && typeof submit === 'string';
  return isForm && typeof longest === 'number' ? { title, label, submit, longest } : undefined;
}
