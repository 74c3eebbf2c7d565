import { setTimeout as sleep } from 'node:timers/promises';

/** Something that begins again and again. */
export interface Steady {
  /** Nothing begins any more. */
  stop(): void;
  /** Resolves when all that had begun has ended. */
  gone(): Promise<void>;
}

/** How coarse beginnings are, in milliseconds: finer would take a processor of its own. */
const tick = 2;

/**
 * Begins something `rate` times a second, however long each takes. `due`: when it was to begin, as `performance.now()`
 * counts; a latency counted from then hides no stall.
 */
export function beginSteadily(rate: number, one: (due: number) => Promise<unknown>): Steady {
  const underWay = new Set<Promise<unknown>>();
  let stopped = false;
  let failed: unknown;
  const begin = (due: number) => {
    const work: Promise<unknown> = one(due)
      .catch((error: unknown) => {
        failed = error;
      })
      .finally(() => underWay.delete(work));
    underWay.add(work);
  };
  const running = (async () => {
    for (let due = performance.now(); !stopped; ) {
      for (; due <= performance.now() && !stopped; due += 1_000 / rate) begin(due);
      await sleep(tick);
    }
  })();
  return {
    stop() {
      stopped = true;
    },
    async gone() {
      await running;
      while (underWay.size > 0) await Promise.all(underWay);
      if (failed !== undefined) throw failed;
    },
  };
}
