/** Text made to fit Slack's limits, which count UTF-16 units at worst; no character is ever cut in two. */

/** Escapes the three characters that Slack's markup knows, `&`, `<` and `>`; no entity is cut in two either. */
export function escapeMarkup(text: string, most: number): string {
  const escaped = worded(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (escaped.length <= most) return escaped;
  return `${whole(escaped.slice(0, most - 1)).replace(/&[a-z]*$/, '')}…`;
}

/** The text, or its beginning and an ellipsis. */
export function clip(text: string, most: number): string {
  const seen = worded(text);
  return seen.length <= most ? seen : `${whole(seen.slice(0, most - 1))}…`;
}

/** Pieces of at most `most` units, broken at a line or a word where there is one; none for a blank text. */
export function split(text: string, most: number): readonly string[] {
  const parts: string[] = [];
  let rest = visible(text).trim();
  while (rest.length > most) {
    const line = rest.lastIndexOf('\n', most);
    const at = line > 0 ? line : rest.lastIndexOf(' ', most);
    const part = at > 0 ? rest.slice(0, at) : whole(rest.slice(0, most));
    parts.push(part);
    rest = rest.slice(part.length).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

/** Pieces of at most `most` units that make the very same text again. */
export function pieces(text: string, most: number): readonly string[] {
  const parts: string[] = [];
  let rest = visible(text);
  while (rest.length > most) {
    const part = whole(rest.slice(0, most));
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return [...parts, rest];
}

/** Control characters, and overrides of the writing direction. */
const invisible = /[[\p{Cc}\u202a-\u202e\u2066-\u2069]--[\n\t]]/gv;

/** Without what cannot be seen but changes what is. Slack refuses a message with a NUL or half a character in it. */
export const visible = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n').replace(invisible, '');

/** Slack takes no label of which nothing can be seen. */
const worded = (text: string): string => visible(text) || '…';

const whole = (cut: string): string => cut.replace(/[\uD800-\uDBFF]$/, '');
