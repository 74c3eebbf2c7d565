import type { Choice, Said } from '@reconnect/assistant';

/**
 * How a choice travels through Slack and back: `action_id` is `ir:<verb>`, or `ir:<verb>:<n>` where a message has
 * several of one verb; `value` is `v1|<ask>` or `v1|<ask>|<value>`. A link button has no value: Slack reports that
 * it was opened, and there is nothing to answer.
 */
export function writePress(choice: Choice, ask: number, n?: number): { action_id: string; value?: string } {
  const action_id = n === undefined ? `ir:${choice.verb}` : `ir:${choice.verb}:${n}`;
  if (choice.url !== undefined) return { action_id };
  return { action_id, value: choice.value === undefined ? `v1|${ask}` : `v1|${ask}|${choice.value}` };
}

export type ReadPress =
  | { readonly kind: 'press'; readonly said: Said & { readonly kind: 'press' } }
  | { readonly kind: 'link' }
  | { readonly kind: 'unknown' };

export function readPress(pressed: { readonly action_id: string; readonly value?: string }): ReadPress {
  const verb = /^ir:([^:]+)(?::\d+)?$/.exec(pressed.action_id)?.[1];
  if (verb === undefined) return { kind: 'unknown' };
  if (pressed.value === undefined) return { kind: 'link' };
  const carried = /^v1\|(\d{1,9})(?:\|(.*))?$/s.exec(pressed.value);
  if (carried === null) return { kind: 'unknown' };
  const [, ask, value] = carried;
  return { kind: 'press', said: { kind: 'press', verb, ask: Number(ask), ...(value !== undefined && { value }) } };
}
