import { wordsFor } from '@reconnect/article';
import type { Reply } from '@reconnect/assistant';
import type { KnownBlock } from '@slack/types';
import { drawBlock, header, quiet } from './draw-block.ts';
import { drawChoices } from './draw-choices.ts';
import { fitMessage } from './fit-message.ts';
import { escapeMarkup } from './fit-text.ts';

/** What `chat.postMessage` and `chat.update` take. */
export interface SlackMessage {
  /** Read aloud and shown in notifications; Slack parses it, so it is escaped. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** Slack's limits, in characters and blocks. */
const limits = { summary: 4000, blocks: 50 } as const;

/**
 * One message in Block Kit. Texts go into plain text and rich text elements, where Slack interprets nothing; what has
 * to be markup is escaped. Long texts are spread over blocks, and cut only where Slack would take none of it. Blocks get
 * no `block_id`: Slack then gives them new ones with every edit, as it asks for. Values and links are passed on as they
 * are, since half of one would be another one.
 */
export function render(reply: Reply): SlackMessage {
  return { text: escapeMarkup(reply.summary, limits.summary), blocks: fitMessage(reply, draw) };
}

function draw(reply: Reply): readonly KnownBlock[] {
  const { title, blocks, locale } = reply;
  const end = drawChoicesOrChosen(reply);
  const body = [
    ...(title === undefined ? [] : [header(title)]),
    ...blocks.flatMap((block) => drawBlock(block, locale)),
  ];
  return [...atMost(body, limits.blocks - end.length), ...end];
}

/** Once a choice is made, it stands where its buttons were. */
function drawChoicesOrChosen(reply: Reply): readonly KnownBlock[] {
  const { chosen, locale } = reply;
  if (chosen === undefined) return drawChoices(reply);
  return quiet(`✓ ${wordsFor(locale)('chosen.text', { choice: chosen })}`);
}

/** The last block that fits says that something is missing. */
function atMost(blocks: readonly KnownBlock[], room: number): readonly KnownBlock[] {
  return blocks.length <= room ? blocks : [...blocks.slice(0, room - 1), ...quiet('…')];
}
