import type { DeedType } from '@reconnect/assistant';
import { type Commit, createDeedLedger, type DeedChange, type Gatekeeper } from '../stores/commit-watch.ts';
import type { KillPoint } from './kill-points.ts';

/** Decides when a process dies, by what it writes and by what the world sees of it. */
export interface Reaper {
  readonly gatekeeper: Gatekeeper;
  /** Called whenever the world saw something: is it time? */
  strikesNow(): boolean;
  /** From now on the process dies at this point, once. */
  arm(point: KillPoint): void;
  disarm(): void;
  /** What was committed and not known to be done when the last process was killed. */
  pendingAtDeath(): readonly DeedType[];
  /** Resolves when nothing that was committed waits to be done; rejected when that takes too long. */
  settled(): Promise<void>;
}

/** In real milliseconds. */
const patience = 60_000;

export function createReaper(): Reaper {
  const deeds = createDeedLedger();
  const lookers = new Set<() => void>();
  let armed: KillPoint | undefined;
  /** The deed was committed and is not struck off. */
  let underWay = false;
  let pendingAtDeath: readonly DeedType[] = [];

  const doomIf = (fatal: boolean): boolean => {
    if (!fatal) return false;
    [armed, underWay] = [undefined, false];
    pendingAtDeath = deeds.pending();
    return true;
  };
  const isFatal = (commit: Commit): boolean => {
    const { phase, text } = commit;
    if (text === undefined) return underWay && armed?.boundary === `${phase} its first write elsewhere`;
    const change = deeds.read({ phase, text });
    for (const look of [...lookers]) look();
    if (armed === undefined) return false;
    underWay ||= phase === 'after' && change.asked.includes(armed.deed);
    return strikes(armed, change);
  };

  return {
    gatekeeper: (commit) => (doomIf(isFatal(commit)) ? 'kill' : 'pass'),
    strikesNow: () => doomIf(underWay && armed?.boundary === 'after its first sign outside'),
    arm(point) {
      [armed, underWay] = [point, false];
    },
    disarm() {
      [armed, underWay] = [undefined, false];
    },
    pendingAtDeath: () => pendingAtDeath,
    settled: () =>
      new Promise((resolve, reject) => {
        const leave = () => {
          clearTimeout(tooLong);
          lookers.delete(look);
        };
        const look = () => {
          if (deeds.pending().length > 0) return;
          leave();
          resolve();
        };
        const tooLong = setTimeout(() => {
          leave();
          reject(new Error(`left undone: ${deeds.pending().join(', ')}`));
        }, patience);
        lookers.add(look);
        look();
      }),
  };
}

function strikes({ deed, boundary }: KillPoint, { phase, asked, struck }: DeedChange): boolean {
  switch (boundary) {
    case 'before it is committed':
      return phase === 'before' && asked.includes(deed);
    case 'after it is committed':
      return phase === 'after' && asked.includes(deed);
    case 'before it is struck off':
      return phase === 'before' && struck.includes(deed);
    case 'after it is struck off':
      return phase === 'after' && struck.includes(deed);
    case 'before its first write elsewhere':
    case 'after its first write elsewhere':
    case 'after its first sign outside':
      return false;
    default:
      return boundary satisfies never;
  }
}
