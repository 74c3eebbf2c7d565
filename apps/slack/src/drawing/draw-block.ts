import { wordsFor } from '@reconnect/article';
import type { Block, CheckLine, Picture } from '@reconnect/assistant';
import type { KnownBlock, PlainTextElement, RichTextBlock } from '@slack/types';
import { clip, escapeMarkup, pieces, split, visible } from './fit-text.ts';

/** Slack's limits, in characters or pieces. */
const limits = { text: 3000, header: 150, fields: 10, fieldText: 2000, alt: 2000 } as const;

const signs: Readonly<Record<CheckLine['state'], string>> = { pending: '○', passed: '✓', failed: '✗', skipped: '–' };

/** `locale`: the language of what is added to the block's own words. */
export function drawBlock(block: Block, locale: string | undefined): readonly KnownBlock[] {
  switch (block.kind) {
    case 'text':
      return block.tone === 'quiet' ? quiet(block.text) : paragraphs(block.text);
    case 'checks':
      return paragraphs(block.checks.map(({ state, label, word }) => `${signs[state]} ${label}: ${word}`).join('\n'));
    case 'facts':
      return drawFacts(block.facts);
    case 'step':
      return drawStep(block, locale);
    case 'note':
      return richText([...bold(block.title), ...verbatim('rich_text_preformatted', block.text)]);
    case 'link':
      return richText([
        {
          type: 'rich_text_section',
          elements: [{ type: 'link', url: block.url, text: clip(block.label, limits.text) }],
        },
      ]);
    case 'quote':
      return richText([...bold(block.from), ...verbatim('rich_text_quote', block.text)]);
    default:
      return block satisfies never;
  }
}

const paragraphs = (text: string): readonly KnownBlock[] =>
  split(text, limits.text).map((part) => ({ type: 'section', text: plain(part) }) satisfies KnownBlock);

export const quiet = (text: string): readonly KnownBlock[] =>
  split(text, limits.fieldText).map((part) => ({ type: 'context', elements: [plain(part)] }) satisfies KnownBlock);

export const header = (title: string): KnownBlock => ({ type: 'header', text: plain(clip(title, limits.header)) });

/** Label beside value; the values may be a person's own words and are therefore never markup. */
function drawFacts(lines: (Block & { kind: 'facts' })['facts']): readonly KnownBlock[] {
  const told = lines.filter(({ value }) => !isBlank(value));
  const fields = told.flatMap(({ label, value }) => [
    { type: 'mrkdwn' as const, text: `*${escapeMarkup(label, limits.fieldText - 2)}*` },
    plain(clip(value, limits.fieldText)),
  ]);
  const sections: KnownBlock[] = [];
  for (let at = 0; at < fields.length; at += limits.fields) {
    sections.push({ type: 'section', fields: fields.slice(at, at + limits.fields) });
  }
  return sections;
}

type StepBlock = Block & { kind: 'step' };

function drawStep({ number, of, text, hint, picture }: StepBlock, locale: string | undefined): readonly KnownBlock[] {
  const title = `*${wordsFor(locale)('step.count', { number, of })}*\n`;
  const section = {
    type: 'section',
    text: { type: 'mrkdwn', text: title + escapeMarkup(text, limits.text - title.length) },
  } satisfies KnownBlock;
  return [
    section,
    ...(hint === undefined ? [] : quiet(hint)),
    ...(picture === undefined ? [] : [drawPicture(picture)]),
  ];
}

/** As wide as the message: beside the text it would be a thumbnail. Slack does not tell light screens from dark ones. */
const drawPicture = ({ url, alt }: Picture): KnownBlock => ({
  type: 'image',
  image_url: url,
  alt_text: clip(alt, limits.alt),
});

type RichText = RichTextBlock['elements'][number];

const richText = (elements: RichText[]): readonly KnownBlock[] =>
  elements.length === 0 ? [] : [{ type: 'rich_text', elements }];

const bold = (text: string): readonly RichText[] =>
  isBlank(text)
    ? []
    : [
        {
          type: 'rich_text_section',
          elements: [{ type: 'text', text: clip(text, limits.text), style: { bold: true } }],
        },
      ];

const verbatim = (type: 'rich_text_preformatted' | 'rich_text_quote', text: string): readonly RichText[] =>
  isBlank(text) ? [] : [{ type, elements: pieces(text, limits.text).map((part) => ({ type: 'text', text: part })) }];

/** Slack refuses a whole message for one part without a word, such as the answer of support that is only an attachment. */
const isBlank = (text: string): boolean => visible(text).trim() === '';

/** `emoji: false` leaves `:words:` between colons as they were written. */
const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: false });
