import { wordsFor } from '@reconnect/article';
import type { Block, Reply } from '@reconnect/assistant';
import type { KnownBlock } from '@slack/types';
import { clip } from './fit-text.ts';

/**
 * Bytes of JSON of all blocks together. Slack documents no limit, but answers `msg_blocks_too_long` from some 13,200
 * (https://github.com/slackapi/bolt-js/issues/2509).
 */
const blocksLimit = 12_000;

/** UTF-16 units of one text, the most generous limit first; the first that makes the message fit is taken. */
const textLimits = [8000, 4000, 2000, 1000, 400, 120] as const;

/**
 * The fullest message that Slack takes. Nothing is left out unless it cannot fit: then long texts are cut first and say
 * so, and the last parts dropped.
 */
export function fitMessage(reply: Reply, draw: (reply: Reply) => readonly KnownBlock[]): readonly KnownBlock[] {
  const whole = draw(reply);
  if (sizeOf(whole) <= blocksLimit) return whole;
  const words = wordsFor(reply.locale);
  const mark = `\n${words('shortened.text')}`;
  let blocks = reply.blocks;
  for (const most of textLimits) {
    blocks = reply.blocks.map((block) => shorten(block, most, mark));
    const drawn = draw({ ...reply, blocks });
    if (sizeOf(drawn) <= blocksLimit) return drawn;
  }
  const rest: Block = { kind: 'text', tone: 'quiet', text: words('shortened.rest') };
  const around = sizeOf(draw({ ...reply, blocks: [] }));
  let room = blocksLimit - sizeOf(draw({ ...reply, blocks: [rest] }));
  const fitting = blocks.findIndex((block) => {
    room -= sizeOf(draw({ ...reply, blocks: [block] })) - around;
    return room < 0;
  });
  return draw({ ...reply, blocks: [...blocks.slice(0, fitting), rest] });
}

const sizeOf = (blocks: readonly KnownBlock[]): number => Buffer.byteLength(JSON.stringify(blocks));

function shorten(block: Block, most: number, mark: string): Block {
  if (!('text' in block) || block.text.length <= most) return block;
  return { ...block, text: `${clip(block.text, most)}${mark}` };
}
