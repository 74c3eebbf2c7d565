import type { Log } from '@reconnect/assistant';
import type { Clock } from '@reconnect/jobs';
import { createExpiringCache } from '../expiring-cache.ts';

/** Tells people that what they did could not be kept. */
export interface AwayNotices {
  /** Calls `say` unless it was said at `place` lately. Nobody waits for it, and it is said again later where it failed. */
  tell(place: string, say: () => Promise<unknown>): void;
}

export interface AwayNoticesDeps {
  readonly clock: Pick<Clock, 'now'>;
  /** Told of what nobody awaits. */
  readonly inFlight: { add(work: Promise<void>): void };
  readonly log: Log;
  /** Milliseconds for which it is not said again at the same place. */
  readonly quietFor: number;
}

/** So many places are known to have been told, the oldest are forgotten and may hear it twice. */
const mostPlaces = 10_000;
/** So many are told at the same time; whoever comes when there are more is only refused, as a crowd must not fill the memory. */
const mostAtOnce = 500;

/** While the store is away, only this process knows whom it has told. */
export function createAwayNotices({ clock, inFlight, log, quietFor }: AwayNoticesDeps): AwayNotices {
  const told = createExpiringCache<void>({ clock, lifetime: quietFor, most: mostPlaces });
  let underWay = 0;

  async function counted(say: () => Promise<unknown>): Promise<void> {
    underWay += 1;
    try {
      await say();
    } finally {
      underWay -= 1;
    }
  }

  return {
    tell(place, say) {
      if (underWay >= mostAtOnce) return;
      const said = told.get(place, () => counted(say));
      inFlight.add(
        said.catch((err: unknown) => log.warn({ err }, 'a person could not be told that the store is away')),
      );
    },
  };
}
