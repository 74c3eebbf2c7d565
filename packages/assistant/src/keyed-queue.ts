/** Runs tasks of one key one after the other, and those of different keys side by side; without a wait where none is before it. */
export interface KeyedQueue {
  run<T>(key: string, task: () => Promise<T>): Promise<T>;
}

export function createKeyedQueue(): KeyedQueue {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run(key, task) {
      const before = tails.get(key);
      const result = before === undefined ? task() : before.then(task);
      const end: Promise<unknown> = result.then(release, release);
      function release(): void {
        if (tails.get(key) === end) tails.delete(key);
      }
      tails.set(key, end);
      return result;
    },
  };
}
