import { wordsFor } from '@reconnect/article';
import type { Block, Reply } from '@reconnect/assistant';
import { type Card, createCard, type Element } from './card.ts';
import { drawBlock } from './draw-block.ts';
import { drawChoices } from './draw-choices.ts';
import { fitCard } from './fit-card.ts';
import { shorten, visible } from './markdown.ts';
import type { Pen } from './pen.ts';

/** UTF-16 units. */
const longestSummary = 1000;

export interface Rendered {
  /** For the notification; plain text. */
  readonly summary: string;
  readonly card: Card;
}

/** As notifications and clients without cards show it: one line. */
export function summarize(text: string): string {
  return shorten(visible(text).replace(/\s+/g, ' ').trim(), { longest: longestSummary, mark: '…' });
}

export function render(reply: Reply): Rendered {
  const { blocks, locale } = reply;
  const summary = summarize(reply.summary);
  const card = fitCard(blocks.length, wordsFor(locale), (pen, most, rest) => {
    const shown: readonly Block[] = [
      ...blocks.slice(0, most),
      ...(rest === undefined ? [] : [{ kind: 'text', text: rest } as const]),
    ];
    const title = pen.block(reply.title ?? '', { style: 'heading', size: 'large', weight: 'bolder' });
    const content = [...title, ...shown.flatMap((block) => drawBlock(block, pen, locale))];
    const body = [...(content.length === 0 ? pen.block(summary) : content), ...drawChoicesOrChosen(reply, pen)];
    return createCard({ summary, body });
  });
  return { summary, card };
}

/** Once a choice is made, it stands where its buttons were. */
function drawChoicesOrChosen({ choices, chosen, ask, locale }: Reply, pen: Pen): Element[] {
  if (chosen === undefined) return drawChoices(choices, { ask, ...(locale !== undefined && { locale }) }, pen);
  return pen.block(`✓ ${wordsFor(locale)('chosen.text', { choice: chosen })}`, { weight: 'bolder' });
}
