/** Where a store takes the time from; it decides what has expired. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}
