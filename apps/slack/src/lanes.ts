export interface Lanes {
  /** Runs `work` when everything earlier in the same lane has ended, well or badly. */
  run<T>(lane: string, work: () => Promise<T>): Promise<T>;
}

/** Work in lanes: in order within one, independent of all others. An empty lane costs nothing. */
export function createLanes(): Lanes {
  const ends = new Map<string, Promise<unknown>>();
  return {
    run(lane, work) {
      const before = ends.get(lane);
      const result = before === undefined ? work() : before.then(work);
      const end: Promise<unknown> = result.then(release, release);
      function release() {
        if (ends.get(lane) === end) ends.delete(lane);
      }
      ends.set(lane, end);
      return result;
    },
  };
}
