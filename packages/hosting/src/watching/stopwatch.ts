/** Milliseconds since whenever; unlike the time of day it never jumps, and it tells fractions. */
export type Stopwatch = () => number;

export const stopwatch: Stopwatch = () => performance.now();

/** Tells how long `work` took, in seconds, and whether it was rejected; what became of it passes through. */
export async function timed<Done>(
  tick: Stopwatch,
  work: () => Promise<Done>,
  tell: (seconds: number, failed: boolean) => void,
): Promise<Done> {
  const began = tick();
  try {
    const done = await work();
    tell((tick() - began) / 1000, false);
    return done;
  } catch (error) {
    tell((tick() - began) / 1000, true);
    throw error;
  }
}
