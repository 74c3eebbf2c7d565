import { wordsFor } from '@reconnect/article';
import type { Block, CheckLine, Picture } from '@reconnect/assistant';
import { isLoopback } from '@reconnect/loopback';
import { actionSets, type Element, textBlock } from './card.ts';
import type { Pen } from './pen.ts';

const signs: Record<CheckLine['state'], string> = { pending: '○', passed: '✓', failed: '✗', skipped: '–' };

/** `locale`: the language of what is added to the block's own words. */
export function drawBlock(block: Block, pen: Pen, locale: string | undefined): Element[] {
  switch (block.kind) {
    case 'text':
      return pen.blocks(block.text, block.tone === 'quiet' ? { isSubtle: true, size: 'small' } : {});
    case 'checks':
      return block.checks.map((check) => drawCheck(check, pen));
    case 'facts':
      return drawFacts(block.facts, pen);
    case 'step':
      return drawStep(block, pen, locale);
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

/** Label beside value; what has no value is not told. */
function drawFacts(lines: (Block & { kind: 'facts' })['facts'], pen: Pen): Element[] {
  const facts = lines
    .map(({ label, value }) => ({ title: pen.line(label), value: pen.line(value) }))
    .filter(({ value }) => value !== '');
  return facts.length === 0 ? [] : [{ type: 'FactSet', facts }];
}

function drawCheck({ state, label, word }: CheckLine, pen: Pen): Element {
  const look = { passed: { color: 'good' }, failed: { color: 'attention' }, pending: {}, skipped: {} } as const;
  return textBlock(`${signs[state]} ${pen.line(label)}: ${pen.line(word)}`, { spacing: 'none', ...look[state] });
}

type StepBlock = Block & { kind: 'step' };

function drawStep({ number, of, text, hint, picture }: StepBlock, pen: Pen, locale: string | undefined): Element[] {
  return [
    ...pen.block(wordsFor(locale)('step.count', { number, of }), { weight: 'bolder', size: 'small', isSubtle: true }),
    ...pen.blocks(text, { weight: 'bolder' }),
    ...pen.blocks(hint ?? '', { isSubtle: true }),
    ...(picture === undefined ? [] : drawPicture(picture, pen)),
  ];
}

function drawPicture({ url, darkUrl, alt }: Picture, pen: Pen): Element[] {
  if (!isOpenable(url) || !isOpenable(darkUrl)) return [];
  const look = { size: 'stretch', msteams: { allowExpand: true } } as const;
  return [{ type: 'Image', url, themedUrls: [{ theme: 'Dark', url: darkUrl }], altText: pen.label(alt), ...look }];
}

function emphasised(items: readonly Element[]): Element[] {
  return items.length === 0 ? [] : [{ type: 'Container', style: 'emphasis', items }];
}

/** Clients open whatever a card names, `javascript:` included. */
export function isOpenable(url: string): boolean {
  const parsed = URL.parse(url);
  return (
    parsed !== null && (parsed.protocol === 'https:' || (parsed.protocol === 'http:' && isLoopback(parsed.hostname)))
  );
}
