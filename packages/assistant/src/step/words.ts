import { bareWords } from '@reconnect/phrases';
import { actFrom, type Understanding } from '../ports.ts';

/** What somebody wrote, and what it most likely means. */
export interface Words {
  readonly text: string;
  /** The text in bare words, for phrases to be looked for. */
  readonly said: string;
  readonly understanding: Understanding;
  /** Likely enough to act upon. */
  readonly isSure: boolean;
  /** What the assistant waits for an answer to. */
  readonly asked?: string | undefined;
}

/** A text with what was understood of it, in an answer to what was asked. */
export function wordsOf(text: string, understanding: Understanding, asked?: string): Words {
  return { text, said: bareWords(text), understanding, isSure: understanding.confidence >= actFrom, asked };
}

/** Nothing but pictures: a thumb, a tick. Slack hands them on by their names. */
export const isMereSign = (text: string): boolean => bareWords(text.replace(/:[\w+-]{1,50}:/g, ' ')) === '';

/** So many words, as whoever wrote them would count. */
export const lengthOf = ({ text }: Pick<Words, 'text'>): number => text.trim().split(/\s+/).length;
