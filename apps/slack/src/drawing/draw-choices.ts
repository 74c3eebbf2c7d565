import type { Choice, Reply } from '@reconnect/assistant';
import type { Button, KnownBlock } from '@slack/types';
import { writePress } from '../press.ts';
import { clip } from './fit-text.ts';

/** Slack's limits, in pieces and characters. */
const limits = { buttons: 25, button: 75 } as const;

/** The buttons of a message. */
export function drawChoices({ choices, ask }: Pick<Reply, 'choices' | 'ask'>): readonly KnownBlock[] {
  const verbs = choices.map(({ verb }) => verb);
  const buttons = choices.map((choice, index) => {
    const unique = verbs.indexOf(choice.verb) === verbs.lastIndexOf(choice.verb);
    return button(choice, writePress(choice, ask, unique ? undefined : index + 1));
  });
  const rows: KnownBlock[] = [];
  for (let at = 0; at < buttons.length; at += limits.buttons) {
    rows.push({ type: 'actions', elements: buttons.slice(at, at + limits.buttons) });
  }
  return rows;
}

export const button = (
  { label, style, url, spoken }: Choice,
  press: { action_id: string; value?: string },
): Button => ({
  type: 'button',
  text: { type: 'plain_text', text: clip(label, limits.button), emoji: true },
  ...press,
  ...(style !== undefined && { style }),
  ...(url !== undefined && { url }),
  ...(spoken !== undefined && { accessibility_label: clip(spoken, limits.button) }),
});
