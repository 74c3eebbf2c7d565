/** Text made to fit Slack's limits, which count UTF-16 units at worst; no character is ever cut in two. */

/** Escapes the three characters that Slack's markup knows, `&`, `<` and `>`; no entity is cut in two either. */
export function escapeMarkup(text: string, most: number): string {
  const escaped = clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (escaped.length <= most) return escaped;
  return `${whole(escaped.slice(0, most - 1)).replace(/&[a-z]*$/, '')}…`;
}

/** The text, or its beginning and an ellipsis. */
export function clip(text: string, most: number): string {
  const cleaned = clean(text);
  return cleaned.length <= most ? cleaned : `${whole(cleaned.slice(0, most - 1))}…`;
}

/** Pieces of at most `most` units, broken at a line or a word where there is one; none for a blank text. */
export function split(text: string, most: number): readonly string[] {
  const parts: string[] = [];
  let rest = clean(text).trim();
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
  let rest = clean(text);
  while (rest.length > most) {
    const part = whole(rest.slice(0, most));
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return [...parts, rest];
}

/** Slack refuses a message with a NUL or half a character in it. */
const clean = (text: string): string => text.replaceAll('\u0000', '\uFFFD').toWellFormed();

const whole = (cut: string): string => cut.replace(/[\uD800-\uDBFF]$/, '');
