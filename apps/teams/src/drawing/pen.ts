import { type Element, type TextLook, textBlock } from './card.ts';
import { escapeMarkdown, shorten, visible } from './markdown.ts';

/** Writes texts into a card so that they are read to the letter, each cut after so many UTF-16 units, which is said. */
export interface Pen {
  /** One line of markdown. */
  line(text: string): string;
  /** What Teams takes as plain text: titles of buttons, descriptions of pictures. */
  label(text: string): string;
  /** One block, or none when there is nothing to see. */
  block(text: string, look?: TextLook): Element[];
  /** A block a line: Teams' markdown would join lines into one. Indentation is kept. */
  blocks(text: string, look?: TextLook): Element[];
}

const longestLabel = 120;

/** `mark`: what is written where a text was cut. */
export function createPen(longest: number, mark: string): Pen {
  const line = (text: string) => escapeMarkdown(shorten(visible(text).replace(/\s+/g, ' ').trim(), { longest, mark }));
  return {
    line,
    label: (text) => shorten(visible(text), { longest: Math.min(longest, longestLabel), mark: '…' }),
    block: (text, look) => written(line(text), look),
    blocks: (text, look) =>
      shorten(visible(text).trimEnd(), { longest, mark })
        .split('\n')
        .flatMap((each, index, lines) => {
          const first = index === 0 || lines[index - 1]?.trim() === '';
          const indented = each.trimEnd().replace(/^\s+/, (space) => '\u00a0'.repeat(space.length));
          return written(escapeMarkdown(indented), first ? look : { ...look, spacing: 'none' });
        }),
  };
}

function written(markdown: string, look?: TextLook): Element[] {
  return markdown === '' ? [] : [textBlock(markdown, look)];
}
