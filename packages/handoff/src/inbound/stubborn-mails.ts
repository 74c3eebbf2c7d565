/** Mails that the server does not hand over, be it within the time that it has for an answer or at all; one process's memory. */
export interface StubbornMails {
  /** Counts how it goes; resolved and rejected as `fetching` is. */
  count<T>(uid: number, fetching: Promise<T>): Promise<T>;
  /** It failed so often in a row that those behind it must wait no longer. */
  isGivenUp(uid: number): boolean;
  /** It may be asked for once more. */
  isDue(uid: number): boolean;
}

const mostTries = 3;
/** Until a mail that was given up is asked for again: doubled each time, up to the longest. Milliseconds. */
const [shortest, longest] = [10 * 60_000, 24 * 60 * 60_000];

export function createStubbornMails(clock: { now(): number }): StubbornMails {
  const failures = new Map<number, { readonly times: number; readonly at: number }>();
  return {
    async count(uid, fetching) {
      try {
        const fetched = await fetching;
        failures.delete(uid);
        return fetched;
      } catch (error) {
        failures.set(uid, { times: (failures.get(uid)?.times ?? 0) + 1, at: clock.now() });
        throw error;
      }
    },
    isGivenUp: (uid) => (failures.get(uid)?.times ?? 0) >= mostTries,
    isDue(uid) {
      const failed = failures.get(uid);
      if (failed === undefined) return true;
      const pause = Math.min(shortest * 2 ** Math.max(failed.times - mostTries, 0), longest);
      return failed.at + pause <= clock.now();
    },
  };
}
