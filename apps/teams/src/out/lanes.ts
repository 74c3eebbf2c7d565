import { createKeyedQueue, type Ports } from '@reconnect/assistant';

/** Calls about one thread, one at a time and in order; threads do not wait for one another. */
export interface Lanes {
  /** Runs `work` when everything earlier in the same lane has ended, well or badly. */
  run<T>(lane: string, work: () => Promise<T>): Promise<T>;
  /** For so many milliseconds Teams wants nothing more in this lane. */
  shut(lane: string, milliseconds: number): void;
  /** How many milliseconds are left of that; 0 when the lane is open. */
  shutFor(lane: string): number;
}

export function createLanes(clock: Ports['clock']): Lanes {
  const { run } = createKeyedQueue();
  const shutUntil = new Map<string, number>();

  /** Those of threads that nobody ever spoke in again; the oldest come first, and whatever is still shut keeps the rest. */
  function forgetOver(now: number): void {
    for (const [lane, until] of shutUntil) {
      if (until > now) return;
      shutUntil.delete(lane);
    }
  }

  return {
    run,
    shut(lane, milliseconds) {
      const now = clock.now();
      shutUntil.delete(lane);
      forgetOver(now);
      shutUntil.set(lane, now + milliseconds);
    },
    shutFor: (lane) => Math.max(0, (shutUntil.get(lane) ?? 0) - clock.now()),
  };
}
