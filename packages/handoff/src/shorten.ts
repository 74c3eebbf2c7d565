/** Cuts where no sign is cut in two, and shows that something is missing; `most` in UTF-16 units. */
export function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
