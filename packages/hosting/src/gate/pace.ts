/** How fast a line moves. */
export interface Pace {
  /** Somebody is through. */
  passed(): void;
  /** How long it takes until so many are through, as far as the latest ones tell; `atOnce` are served side by side. */
  secondsFor(number: number, atOnce: number): number;
}

/** So many of the latest ones count. */
const remembered = 32;
/** And only those of so many milliseconds. */
const recent = 30_000;
/** What one is held to take while nothing is known, in seconds. */
const usual = 0.5;

export function createPace(clock: { now(): number }): Pace {
  const times: number[] = [];
  return {
    passed() {
      times.push(clock.now());
      if (times.length > remembered) times.shift();
    },
    secondsFor(number, atOnce) {
      const now = clock.now();
      const latest = times.filter((at) => at > now - recent);
      const [first] = latest;
      if (first === undefined || latest.length < remembered / 4) return (number * usual) / Math.max(1, atOnce);
      return (number * Math.max(1, now - first)) / 1_000 / latest.length;
    },
  };
}
