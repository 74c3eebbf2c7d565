import type { ProcessSample, Sample } from './sample.ts';

const calm: ProcessSample = { resident: 300, heap: 100, files: 60, handles: 40, lag: 12 };

/** A soak in which nothing happened but what `change` says, by the number of the sample. */
export function sampleSoak(change: (n: number) => Partial<Sample> & { readonly slack?: Partial<ProcessSample> }) {
  return Array.from({ length: 30 }, (_, n): Sample => {
    const { slack, ...more } = change(n);
    return {
      at: (n + 1) * 30,
      offered: 1_000,
      complete: 1_000,
      refused: 0,
      lost: 0,
      refusals: {},
      core: { product: 0.5, others: 0 },
      acknowledged: { p50: 2, p99: 20 },
      replied: { p50: 3, p99: 30 },
      processes: { slack: { ...calm, ...slack } },
      redis: { memory: 50 + n, keys: 10_000 + n },
      jobs: { waiting: 0, delayed: n, running: 1, dead: 0 },
      generator: 400,
      ...more,
    };
  });
}
