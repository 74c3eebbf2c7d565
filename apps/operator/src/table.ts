/** Rows of cells as lines, each column as wide as its widest cell. What could move a terminal's cursor is taken out. */
export function tableOf(rows: readonly (readonly string[])[]): readonly string[] {
  const clean = rows.map((row) => row.map((cell) => cell.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�')));
  const widths = (clean[0] ?? []).map((_, column) => Math.max(...clean.map((row) => row[column]?.length ?? 0)));
  return clean.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** `2026-11-22 10:05:00Z`; `at` in ISO 8601, or in milliseconds since 1970. */
export const momentOf = (at: string | number): string =>
  `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}Z`;

/** 4,000 */
export const inWords = (count: number): string => count.toLocaleString('en-US');
