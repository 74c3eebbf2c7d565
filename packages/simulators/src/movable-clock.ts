/** Time that stands still until it is moved; satisfies the clock of the job engine. */
export interface MovableClock {
  /** Milliseconds since 1970. */
  now(): number;
  after(delay: number, wake: () => void): () => void;
  /** Moves time forward by `ms`, waking what falls due on the way, in order. */
  advance(ms: number): void;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * `follows`: a running clock to add the moved time to (the playground's, which people watch); left out, time stands
 * still between calls of `advance`, as tests want it.
 */
export function createMovableClock(start: number | { readonly follows: () => number }): MovableClock {
  let moved = 0;
  const sleepers = new Set<Sleeper>();
  const timers = new Map<Sleeper, NodeJS.Timeout>();
  const running = typeof start !== 'number';
  const base = running ? start.follows : () => start;
  const now = () => base() + moved;

  const rouse = (sleeper: Sleeper) => {
    if (!sleepers.delete(sleeper)) return;
    clearTimeout(timers.get(sleeper));
    timers.delete(sleeper);
    sleeper.wake();
  };

  const arm = (sleeper: Sleeper) => {
    clearTimeout(timers.get(sleeper));
    const timer = setTimeout(() => rouse(sleeper), Math.max(0, sleeper.at - now()));
    timer.unref();
    timers.set(sleeper, timer);
  };

  return {
    now,
    after(delay, wake) {
      const sleeper: Sleeper = { at: now() + delay, wake };
      sleepers.add(sleeper);
      if (running || delay <= 0) arm(sleeper);
      return () => {
        sleepers.delete(sleeper);
        clearTimeout(timers.get(sleeper));
        timers.delete(sleeper);
      };
    },
    advance(ms) {
      const until = now() + ms;
      for (;;) {
        const next = [...sleepers].filter((sleeper) => sleeper.at <= until).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        moved += Math.max(0, next.at - now());
        rouse(next);
      }
      moved += Math.max(0, until - now());
      // Whoever sleeps on has so much less to wait.
      if (running) for (const sleeper of sleepers) arm(sleeper);
    },
  };
}
