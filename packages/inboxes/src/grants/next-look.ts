/** Tells the time in milliseconds since 1970, and wakes whoever waits for it `delay` milliseconds. */
export interface WakingClock {
  now(): number;
  after(delay: number, wake: () => void): () => void;
}

/** How often a refresh under way is looked at, in milliseconds. */
const every = 50;

/** Resolves when it is time to look again whether another's refresh has ended. */
export const nextLook = (clock: WakingClock): Promise<void> => new Promise((resolve) => clock.after(every, resolve));
