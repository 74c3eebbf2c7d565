/** Milliseconds since whenever; unlike the time of day it never jumps, and it tells fractions. */
export type Stopwatch = () => number;

export const stopwatch: Stopwatch = () => performance.now();

/** Tells how long `work` took, in seconds, and whether it was rejected; what became of it passes through. */
export function timed<Done>(
  tick: Stopwatch,
  work: () => Promise<Done>,
  tell: (seconds: number, failed: boolean) => void,
): Promise<Done> {
  const began = tick();
  const stop = (failed: boolean) => tell((tick() - began) / 1000, failed);
  return work().then(
    (done) => {
      stop(false);
      return done;
    },
    (error: unknown) => {
      stop(true);
      throw error;
    },
  );
}
