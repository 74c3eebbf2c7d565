import { createTally, type Tally } from '../load/drive.ts';

/** What happened since the last window was closed. What ends in a window counts there, whenever it began. */
export interface Windows {
  tally(): Tally;
  /** Something was sent. */
  offered(): void;
  close(): { readonly offered: number; readonly tally: Tally };
}

export function createWindows(): Windows {
  let tally = createTally();
  let offered = 0;
  return {
    tally: () => tally,
    offered() {
      offered += 1;
    },
    close() {
      const closed = { offered, tally };
      tally = createTally();
      offered = 0;
      return closed;
    },
  };
}
