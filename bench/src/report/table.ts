/** A table in Markdown, its columns as wide as their widest cell. Figures, which end in a digit, are set to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => [...(row[column] ?? '')].length)));
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, column) => padded(row[column] ?? '', width)).join(' | ')} |`;
  const [first = [], ...rest] = rows;
  return [line(first), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rest.map(line)].join('\n');
}

function padded(cell: string, width: number): string {
  const space = ' '.repeat(width - [...cell].length);
  return /^[\d–]/.test(cell) ? space + cell : cell + space;
}

/** Three significant digits, more only before the point; a dash for what is not known. */
export function figure(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  return Math.abs(value) >= 100 ? `${Math.round(value)}` : `${Number(value.toPrecision(3))}`;
}
