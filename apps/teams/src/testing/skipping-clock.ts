import type { Ports } from '@reconnect/assistant';

type MovableClock = Ports['clock'] & { advance(ms: number): void };

export interface SkippingClock extends MovableClock {
  /** Milliseconds of each pause that was begun. */
  readonly pauses: readonly number[];
}

/** Moves `clock` on as soon as anybody waits for it. */
export function createSkippingClock(clock: MovableClock): SkippingClock {
  const pauses: number[] = [];
  return {
    ...clock,
    pauses,
    after(delay, wake) {
      pauses.push(delay);
      queueMicrotask(() => clock.advance(delay));
      return clock.after(delay, wake);
    },
  };
}
