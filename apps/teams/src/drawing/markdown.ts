/** Marks that mean something anywhere in a line; `{{` opens the date functions of Adaptive Cards. */
const anywhere = /[\\`*_[\]<]|(?<=~)~|(?<=\{)\{|&(?=#?\w+;)/g;
/** What makes a list or a heading of a line, up to the space that does so. */
const listed = /^(\s*(?:[-+]|#{1,6}|\d{1,9}[.)]))[ \t]/;
/** What makes a quotation of a line, or a rule or an empty list of one without words. */
const alone = /^\s*(?=>|(?:[-+]|#{1,6}|-{3,})\s*$)|^\s*\d{1,9}(?=[.)]\s*$)/;

/**
 * Text that a card shows to the letter: Teams would otherwise make links, emphasis and lists of it. Backslashes are few, since
 * phones take them off again before `*_[]` alone (MatchText in Microsoft's Teams-AdaptiveCards-Mobile), and show all others.
 */
export function escapeMarkdown(line: string): string {
  return line.replace(anywhere, '\\$&').replace(listed, '$1\u00a0').replace(alone, '$&\\');
}

/** Control characters, and overrides of the writing direction. */
const invisible = /[[\p{Cc}\u202a-\u202e\u2066-\u2069]--[\n\t]]/gv;

/** Without what cannot be seen but changes what is. */
export function visible(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(invisible, '');
}

/** At most `longest` UTF-16 units, and the mark of having been cut. */
export function shorten(text: string, { longest, mark }: { readonly longest: number; readonly mark: string }): string {
  return text.length <= longest ? text : `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')} ${mark}`;
}
