import type { Clock } from '@reconnect/jobs';

export interface InFlight {
  /** Keeps count of work that nobody awaits; it must handle its own failure. */
  add(work: Promise<void>): void;
  /** Resolves when nothing is under way, also nothing that began meanwhile; at the latest after `most` milliseconds. */
  drained(most: number): Promise<void>;
}

export function createInFlight(clock: Pick<Clock, 'after'>): InFlight {
  const works = new Set<Promise<void>>();
  return {
    add(work) {
      works.add(work);
      void work.finally(() => works.delete(work));
    },
    async drained(most) {
      let patient = true;
      let callOff = () => {};
      const late = new Promise<void>((resolve) => {
        callOff = clock.after(most, () => {
          patient = false;
          resolve();
        });
      });
      while (patient && works.size > 0) await Promise.race([Promise.all(works), late]);
      callOff();
    },
  };
}
