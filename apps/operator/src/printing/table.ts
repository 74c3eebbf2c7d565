/**
 * Rows of cells as lines, each column as wide as its widest cell. Goes through `rows` twice and holds one row at a time: a
 * list may be longer than memory has room for its lines.
 */
export function* tableOf(rows: Iterable<readonly string[]>): Iterable<string> {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, printable(cell).length);
  }
  for (const row of rows) {
    const cells = row.map((cell, column) => printable(cell).padEnd(widths[column] ?? 0));
    yield cells.join('  ').trimEnd();
  }
}

/** Without what could move a terminal's cursor. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�');

/** `2026-11-22 10:05:00Z`; `at` in ISO 8601, or in milliseconds since 1970. */
export const momentOf = (at: string | number): string =>
  `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}Z`;

/** 4,000 */
export const inWords = (count: number): string => count.toLocaleString('en-US');
