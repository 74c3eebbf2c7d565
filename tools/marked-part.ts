/** The document with what stands between a part's marks replaced. Throws where there are none. */
export function withPart(document: string, mark: string, part: string): string {
  const [start, end] = [`<!-- generated: ${mark} -->`, `<!-- end: ${mark} -->`];
  const [from, to] = [document.indexOf(start), document.indexOf(end)];
  if (from === -1 || to < from) throw new TypeError(`there is no place marked "${mark}"`);
  return `${document.slice(0, from + start.length)}\n${part}\n${document.slice(to)}`;
}
