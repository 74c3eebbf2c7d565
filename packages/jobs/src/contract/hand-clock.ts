import type { Clock } from '../jobs.ts';

/** Time that stands still until it is moved by hand. */
export interface HandClock extends Clock {
  /** Moves time on, waking whoever is due on the way, in order. */
  advance(ms: number): void;
}

export function createHandClock(start: number): HandClock {
  let time = start;
  const sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();
  return {
    now: () => time,
    after(delay, wake) {
      const sleeper = { at: time + delay, wake };
      sleepers.add(sleeper);
      return () => sleepers.delete(sleeper);
    },
    advance(ms) {
      const end = time + ms;
      for (;;) {
        const [next] = [...sleepers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        sleepers.delete(next);
        time = Math.max(time, next.at);
        next.wake();
      }
      time = end;
    },
  };
}
