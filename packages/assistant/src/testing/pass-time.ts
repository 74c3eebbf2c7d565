interface MovableClock {
  advance(ms: number): void;
}

/** Lets everything that is under way come to rest. */
export async function rest(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Second by second, with time for what each of them brings; no longer than until it is done, where that is given. */
export async function passTime(clock: MovableClock, seconds: number, isDone = () => false): Promise<void> {
  for (let second = 0; second < seconds && !isDone(); second += 1) {
    clock.advance(1_000);
    await rest();
  }
}
