const lineBreaks = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** What cannot be seen or turns what can be seen around; line breaks, tabs and the joiners of emoji and scripts stay. */
const unseen = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;

/** At most `most` UTF-16 units of readable text with `\n` for every line break. */
export function plainText(text: string, most: number): string {
  const readable = text.slice(0, most).toWellFormed().replace(lineBreaks, '\n').replace(unseen, '');
  return readable.trim();
}

/** The same on one line. */
export function plainLine(text: string, most: number): string {
  return plainText(text, most).replace(/\s+/g, ' ');
}
