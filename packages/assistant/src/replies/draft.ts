import type { Words } from '@reconnect/article';
import { cut } from '@reconnect/troubleshooting';
import type { Block, Choice, Reply } from '../channel.ts';

/** A reply before it is numbered. */
export interface Draft {
  readonly title?: string;
  readonly blocks: readonly Block[];
  readonly choices?: readonly Choice[];
}

export const text = (sentence: string): Block => ({ kind: 'text', text: sentence });

/** What need not be read. */
export const quiet = (sentence: string): Block => ({ kind: 'text', text: sentence, tone: 'quiet' });

/** In characters. */
const longestSummary = 600;

/** A draft as a message in the language of its words; without choices it asks nothing and needs no number. */
export function replyOf({ title, blocks, choices = [] }: Draft, { locale }: Words, ask: number): Reply {
  const parts = [title, ...blocks.map(aloud)];
  return {
    ask: choices.length > 0 ? ask : 0,
    locale,
    summary: cut(parts.filter((part) => part !== undefined && part !== '').join(' · '), longestSummary),
    ...(title !== undefined && { title }),
    blocks,
    choices,
  };
}

function aloud(block: Block): string | undefined {
  switch (block.kind) {
    case 'text':
    case 'step':
    case 'quote':
      return block.text;
    case 'checks':
      return block.checks.map(({ label, word }) => `${label}: ${word}`).join(', ');
    case 'facts':
    case 'note':
    case 'link':
      return undefined;
    default:
      return block satisfies never;
  }
}
