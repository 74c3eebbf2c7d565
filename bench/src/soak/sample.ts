import type { Latency } from '../measure/round.ts';
import type { RedisFigures } from '../product/redis-figures.ts';

/** One process in one window. Memory in megabytes, times in milliseconds. */
export interface ProcessSample {
  /** Resident memory at its end. */
  readonly resident: number;
  /** The least of the heap that was in use at any look within it: what is left after collections. */
  readonly heap: number;
  /** Open file descriptors, connections among them. */
  readonly files: number;
  /** What keeps Node's event loop alive: sockets, servers, timers' handles. */
  readonly handles: number;
  /** The longest p99 of any look within it. */
  readonly lag: number;
}

/** Jobs of all queues together. */
export interface JobCounts {
  readonly waiting: number;
  readonly delayed: number;
  readonly running: number;
  readonly dead: number;
}

/** What the processes made of what they were delivered. */
export interface Turns {
  /** Taken as something that a person did. */
  readonly taken: number;
  /** Recognised as delivered before. */
  readonly known: number;
}

/** What was taken of the product's core, as parts of it; NaN where that is not known. */
export interface CoreUse {
  /** By all its processes. */
  readonly product: number;
  readonly others: number;
}

/** What happened in one window of time. */
export interface Sample {
  /** Seconds since the soak began, at its end. */
  readonly at: number;
  readonly offered: number;
  readonly complete: number;
  readonly refused: number;
  readonly lost: number;
  /** How often what was answered in place of a 200; 0: the connection broke. */
  readonly refusals: Readonly<Record<number, number>>;
  readonly acknowledged: Latency;
  /** Until the first new thing is to be seen. */
  readonly replied: Latency;
  readonly processes: Readonly<Record<string, ProcessSample>>;
  readonly redis: RedisFigures;
  readonly jobs: JobCounts;
  readonly core: CoreUse;
  /** Resident memory of load generator and simulators. */
  readonly generator: number;
}
