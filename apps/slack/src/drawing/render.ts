import { wordsFor } from '@reconnect/article';
import type { Block, CheckLine, Choice, Picture, Reply } from '@reconnect/assistant';
import type { Button, KnownBlock, PlainTextElement, RichTextBlock } from '@slack/types';
import { writePress } from '../press.ts';
import { fitMessage } from './fit-message.ts';
import { clip, escapeMarkup, pieces, split, visible } from './fit-text.ts';

/** What `chat.postMessage` and `chat.update` take. */
export interface SlackMessage {
  /** Read aloud and shown in notifications; Slack parses it, so it is escaped. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** Slack's limits, in characters or pieces. */
const limits = {
  summary: 4000,
  blocks: 50,
  text: 3000,
  header: 150,
  fields: 10,
  fieldText: 2000,
  buttons: 25,
  button: 75,
  alt: 2000,
} as const;

const signs: Readonly<Record<CheckLine['state'], string>> = { pending: '○', passed: '✓', failed: '✗', skipped: '–' };

/**
 * One message in Block Kit. Texts go into plain text and rich text elements, where Slack interprets nothing; what has
 * to be markup is escaped. Long texts are spread over blocks, and cut only where Slack would take none of it. Blocks get no `block_id`: Slack then
 * gives them new ones with every edit, as it asks for. Values and links are passed on as they are, since half of one
 * would be another one.
 */
export function render(reply: Reply): SlackMessage {
  return { text: escapeMarkup(reply.summary, limits.summary), blocks: fitMessage(reply, draw) };
}

function draw(reply: Reply): readonly KnownBlock[] {
  const end = choicesOf(reply);
  const body = [
    ...(reply.title === undefined ? [] : [header(reply.title)]),
    ...reply.blocks.flatMap((block) => renderBlock(block, reply.locale)),
  ];
  return [...atMost(body, limits.blocks - end.length), ...end];
}

export function renderBlock(block: Block, locale: string | undefined): readonly KnownBlock[] {
  switch (block.kind) {
    case 'text':
      return block.tone === 'quiet' ? quiet(block.text) : paragraphs(block.text);
    case 'checks':
      return paragraphs(block.checks.map(({ state, label, word }) => `${signs[state]} ${label}: ${word}`).join('\n'));
    case 'facts':
      return facts(block.facts);
    case 'step':
      return step(block, locale);
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
function facts(lines: (Block & { kind: 'facts' })['facts']): readonly KnownBlock[] {
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

function step({ number, of, text, hint, picture }: StepBlock, locale: string | undefined): readonly KnownBlock[] {
  const title = `*${wordsFor(locale)('step.count', { number, of })}*\n`;
  const section = {
    type: 'section',
    text: { type: 'mrkdwn', text: title + escapeMarkup(text, limits.text - title.length) },
  } satisfies KnownBlock;
  return [section, ...(hint === undefined ? [] : quiet(hint)), ...(picture === undefined ? [] : [image(picture)])];
}

/** As wide as the message: beside the text it would be a thumbnail. Slack does not tell light screens from dark ones. */
const image = ({ url, alt }: Picture): KnownBlock => ({
  type: 'image',
  image_url: url,
  alt_text: clip(alt, limits.alt),
});

/** Once a choice is made, it stands where its buttons were. */
function choicesOf({ ask, choices, chosen, locale }: Reply): readonly KnownBlock[] {
  if (chosen !== undefined) {
    const made = `✓ ${wordsFor(locale)('chosen.text', { choice: chosen })}`;
    return [{ type: 'context', elements: [plain(clip(made, limits.fieldText))] }];
  }
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

/** The last block that fits says that something is missing. */
function atMost(blocks: readonly KnownBlock[], room: number): readonly KnownBlock[] {
  return blocks.length <= room ? blocks : [...blocks.slice(0, room - 1), ...quiet('…')];
}
