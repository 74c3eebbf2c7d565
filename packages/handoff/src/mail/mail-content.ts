/** What a mail says, once; its text and its HTML are two ways of writing it down. */
export interface MailContent {
  readonly title: string;
  /** Goes on where the title ends. */
  readonly lead: string;
  readonly facts: readonly Fact[];
  readonly parts: readonly Part[];
  readonly footer: readonly string[];
}

/** One thing support needs to know about a case; some have several values, each of which is read on its own. */
export interface Fact {
  readonly label: string;
  readonly values: readonly string[];
}

export interface Part {
  readonly heading: string;
  /** Words of ours that stand before the lines. */
  readonly remarks: readonly string[];
  readonly lines: readonly Line[];
}

/** Somebody's words, or one case among many. */
export interface Line {
  /** When, as people read it. */
  readonly moment: string;
  readonly who: string;
  /** May have several lines. */
  readonly text: string;
  readonly tone: 'person' | 'assistant';
}

export const unknown = 'not known';

/** `2026-11-22 10:05 UTC` */
export function momentOf(at: string): string {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? unknown : `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** The statechart's word as people write it: `wrong_account` is "wrong account". */
export function plain(word: string): string {
  return word.replaceAll('_', ' ');
}

const breaks = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

/** The lines of a text, whichever sign ends them, with no other control sign left in any. */
export function linesOf(text: string): readonly string[] {
  return text.split(breaks).map((line) => line.replace(/\p{Cc}+/gu, ' '));
}

export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
