import type { Profiler } from 'node:inspector';

/** How often, at most and by its magnitude, each place of one file has run so far. */
export interface SeenBlocks {
  readonly isEmpty: boolean;
  /** Adds what ran; whether that is more than was known. */
  add(functions: readonly Profiler.FunctionCoverage[]): boolean;
}

export function createSeenBlocks(): SeenBlocks {
  /** A bit a magnitude. */
  let seen = new Uint8Array();
  return {
    get isEmpty() {
      return seen.length === 0;
    },
    add(functions) {
      const counts = countsOf(functions.filter(({ isBlockCoverage }) => isBlockCoverage));
      if (counts.length > seen.length) {
        const longer = new Uint8Array(counts.length);
        longer.set(seen);
        seen = longer;
      }
      let grown = false;
      for (let at = 0; at < counts.length; at += 1) {
        const known = seen[at] ?? 0;
        const now = known | magnitude(counts[at] ?? 0);
        grown ||= now !== known;
        seen[at] = now;
      }
      return grown;
    },
  };
}

/**
 * How often each character of a file ran. V8 names a block only where it ran more or less often than what it lies in,
 * and the outer before the inner.
 */
function countsOf(functions: readonly Profiler.FunctionCoverage[]): Uint32Array {
  const ranges = functions.flatMap((one) => one.ranges);
  const counts = new Uint32Array(ranges.reduce((end, { endOffset }) => Math.max(end, endOffset), 0));
  for (const { startOffset, endOffset, count } of ranges) counts.fill(count, startOffset, endOffset);
  return counts;
}

/** One bit each for once, twice, up to 4, 8, 16, 32 and 64 times, and for more; none for never. */
function magnitude(count: number): number {
  return count === 0 ? 0 : 1 << Math.min(7, Math.ceil(Math.log2(count)));
}
