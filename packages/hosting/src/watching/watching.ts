import type { Tracing } from '../tracing/tracing.ts';
import type { Metrics } from './metrics.ts';
import type { Stopwatch } from './stopwatch.ts';

/** With what a process watches itself. */
export interface Watching {
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  readonly tick: Stopwatch;
}
