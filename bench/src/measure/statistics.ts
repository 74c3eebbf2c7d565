/** A figure that was measured several times. */
export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** The middle one, or the mean of the two in the middle. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

/** The smallest value that so large a part of all values does not exceed. NaN of nothing. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: median(values), lowest: Math.min(...values), highest: Math.max(...values) };
}

/**
 * Ours divided by theirs, round by round: what slows down the whole machine for a while slows down both. Rounds that
 * miss one of the two are left out.
 */
export function ratioByRound(ours: readonly (number | undefined)[], theirs: readonly (number | undefined)[]): Spread {
  const ratios = ours.flatMap((our, round) => {
    const their = theirs[round];
    return our === undefined || their === undefined || their === 0 ? [] : [our / their];
  });
  return spreadOf(ratios);
}
