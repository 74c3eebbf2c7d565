import type { Block, CheckLine, Choice, Reply } from '@reconnect/assistant';
import { type Action, actionSets, type Card, type Element, pressButton, textBlock } from './card.ts';
import { TeamsError } from './errors.ts';
import { escapeMarkdown, shorten, visible } from './markdown.ts';
import { createPen, type Pen } from './pen.ts';
import { isLoopback } from './service-hosts.ts';

/** Bytes of JSON. Teams takes about 80 KB today, has taken 28 in the past, and counts in UTF-16. */
export const cardLimit = 24 * 1024;

/** UTF-16 units. */
const longestSummary = 1000;

/** UTF-16 units of one text, the most generous limit first; the first that makes the card fit is taken. */
const textLimits = [8000, 4000, 2000, 1000, 400, 120];

const signs: Record<CheckLine['state'], string> = { pending: '○', passed: '✓', failed: '✗', skipped: '–' };

export interface Rendered {
  /** For the notification; plain text. */
  readonly summary: string;
  readonly card: Card;
}

/** Draws a reply. Nothing is left out unless it cannot fit: then long texts are cut first, and last blocks dropped. */
export function render(reply: Reply): Rendered {
  for (const longest of textLimits) {
    const rendered = draw(reply, createPen(longest));
    if (fits(rendered.card)) return rendered;
  }
  for (let blocks = reply.blocks.length - 1; blocks >= 0; blocks -= 1) {
    const last: Block = { kind: 'text', text: '…' };
    const rendered = draw(
      { ...reply, blocks: [...reply.blocks.slice(0, blocks), last] },
      createPen(textLimits.at(-1) ?? 0),
    );
    if (fits(rendered.card)) return rendered;
  }
  throw new TeamsError('card_too_large', `The buttons of one message alone exceed ${cardLimit} bytes.`);
}

function fits(card: Card): boolean {
  return Buffer.byteLength(JSON.stringify(card)) <= cardLimit;
}

function draw(reply: Reply, pen: Pen): Rendered {
  const summary = shorten(visible(reply.summary).trim(), longestSummary);
  const title = pen.block(reply.title ?? '', { style: 'heading', size: 'large', weight: 'bolder' });
  const content = [...title, ...reply.blocks.flatMap((block) => drawBlock(block, pen))];
  return {
    summary,
    card: {
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.5',
      fallbackText: escapeMarkdown(summary),
      // Speech is SSML, so a text has to be XML.
      speak: summary.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
      body: [...(content.length === 0 ? pen.block(summary) : content), ...drawChoices(reply, pen)],
    },
  };
}

function drawBlock(block: Block, pen: Pen): Element[] {
  switch (block.kind) {
    case 'text':
      return pen.blocks(block.text, block.tone === 'quiet' ? { isSubtle: true, size: 'small' } : {});
    case 'checks':
      return block.checks.map((check) => drawCheck(check, pen));
    case 'facts':
      return [
        {
          type: 'FactSet',
          facts: block.facts.map(({ label, value }) => ({ title: pen.line(label), value: pen.line(value) })),
        },
      ];
    case 'step':
      return drawStep(block, pen);
    case 'note':
      return [
        ...pen.block(block.title, { weight: 'bolder' }),
        ...emphasised(pen.blocks(block.text, { fontType: 'monospace' })),
      ];
    case 'link':
      return isOpenable(block.url)
        ? actionSets([{ type: 'Action.OpenUrl', title: pen.label(block.label), url: block.url }])
        : pen.block(block.label);
    case 'quote':
      return emphasised([...pen.block(block.from, { weight: 'bolder' }), ...pen.blocks(block.text)]);
    default:
      return block satisfies never;
  }
}

function drawCheck({ state, label, word }: CheckLine, pen: Pen): Element {
  const look = { passed: { color: 'good' }, failed: { color: 'attention' }, pending: {}, skipped: {} } as const;
  return textBlock(`${signs[state]} ${pen.line(label)}: ${pen.line(word)}`, { spacing: 'none', ...look[state] });
}

function drawStep({ number, of, text, hint, picture }: Block & { kind: 'step' }, pen: Pen): Element[] {
  return [
    ...pen.block(`Step ${number} of ${of}`, { weight: 'bolder', size: 'small', isSubtle: true }),
    ...pen.blocks(text, { weight: 'bolder' }),
    ...pen.blocks(hint ?? '', { isSubtle: true }),
    ...(picture !== undefined && isOpenable(picture.url)
      ? [{ type: 'Image', url: picture.url, altText: pen.label(picture.alt), size: 'stretch' } as const]
      : []),
  ];
}

/** Once a choice is made, it stands where its buttons were. A link that must not be opened is only named. */
function drawChoices({ choices, chosen, ask }: Reply, pen: Pen): Element[] {
  if (chosen !== undefined) return pen.block(`✓ You chose: ${chosen}`, { weight: 'bolder' });
  const works = (choice: Choice) => choice.url === undefined || isOpenable(choice.url);
  return [
    ...choices.filter((choice) => !works(choice)).flatMap((choice) => pen.block(choice.label)),
    ...actionSets(choices.filter(works).map((choice) => drawChoice(choice, ask, pen))),
  ];
}

function drawChoice({ verb, value, label, style, spoken, url }: Choice, ask: number, pen: Pen): Action {
  const button = {
    title: pen.label(label),
    ...(style !== undefined && { style: ({ primary: 'positive', danger: 'destructive' } as const)[style] }),
    ...(spoken !== undefined && { tooltip: pen.label(spoken) }),
  };
  if (url !== undefined) return { type: 'Action.OpenUrl', ...button, url };
  return pressButton(button, { ask, verb, ...(value !== undefined && { value }) });
}

function emphasised(items: readonly Element[]): Element[] {
  return items.length === 0 ? [] : [{ type: 'Container', style: 'emphasis', items }];
}

/** Clients open whatever a card names, `javascript:` included. */
function isOpenable(url: string): boolean {
  const parsed = URL.parse(url);
  return (
    parsed !== null && (parsed.protocol === 'https:' || (parsed.protocol === 'http:' && isLoopback(parsed.hostname)))
  );
}
