import { DiagnosisError, type PlaceInLine } from '@reconnect/diagnosis';
import type { Clock } from '@reconnect/jobs';
import { createPace } from './pace.ts';
import { createTurns } from './turns.ts';

/** Somebody who waits for their turn. */
export interface Waiter {
  readonly workspace: string;
  readonly onWait?: ((place: PlaceInLine) => void) | undefined;
}

/** A process's line for one provider. */
export interface Line {
  /** Does the work when it is the waiter's turn. Rejected with `DiagnosisError` when their turn will never come here. */
  wait<Done>(waiter: Waiter, work: () => Promise<Done>): Promise<Done>;
  /** Sends everybody away who still waits, and whoever comes. */
  disband(): void;
}

export interface LineDeps {
  readonly clock: Clock;
  /** How many works may be under way at this moment. */
  readonly room: () => number;
  /** Asks for one more work of a workspace. Never rejected. */
  readonly grant: (workspace: string) => Promise<Granted>;
  /** Told how many wait, whenever that changes. */
  readonly onLength: (waiting: number) => void;
}

export type Granted =
  | { readonly outcome: 'granted' }
  /** `all`: it is nobody's turn for `wait` milliseconds; otherwise only this workspace's is not. */
  | { readonly outcome: 'later'; readonly all: boolean; readonly wait: number };

/** Everybody beyond is sent away, to be remembered by the store instead of this process's memory. */
export const longestLine = 5_000;
/** Who waits no longer than this is not told, in seconds. */
const unremarkable = 10;
/** How often those who wait are looked at, in milliseconds. */
const lookEvery = 5_000;

interface Place {
  readonly waiter: Waiter;
  begin(): void;
  leave(error: DiagnosisError): void;
  /** The number that was told last. */
  told?: number;
}

export function createLine({ clock, room, grant, onLength }: LineDeps): Line {
  const turns = createTurns<Place>();
  const pace = createPace(clock);
  let underWay = 0;
  let serving = false;
  let disbanded = false;
  let callOffServing = () => {};
  let callOffLooking: (() => void) | undefined;

  async function serve(): Promise<void> {
    if (serving) return;
    serving = true;
    while (underWay < room()) {
      const next = turns.next(clock.now());
      if ('nobodyUntil' in next) {
        comeBackAt(next.nobodyUntil);
        break;
      }
      await serveOne(next.workspace);
    }
    serving = false;
  }

  async function serveOne(workspace: string): Promise<void> {
    const granted = await grant(workspace);
    if (granted.outcome === 'later') {
      const until = clock.now() + Math.max(1, granted.wait);
      return granted.all ? turns.rest(until) : turns.rest(until, workspace);
    }
    const place = turns.take(workspace);
    if (place === undefined) return;
    onLength(turns.size());
    underWay += 1;
    place.begin();
  }

  function comeBackAt(time: number | undefined): void {
    callOffServing();
    if (time !== undefined) callOffServing = clock.after(time - clock.now(), () => void serve());
  }

  function ended(): void {
    underWay -= 1;
    pace.passed();
    void serve();
  }

  function lookAtAll(): void {
    callOffLooking = undefined;
    for (const [place, number] of turns.numbered()) tell(place, { number, seconds: pace.secondsFor(number, room()) });
    keepLooking();
  }

  function keepLooking(): void {
    if (turns.size() > 0) callOffLooking ??= clock.after(lookEvery, lookAtAll);
  }

  return {
    async wait(waiter, work) {
      if (disbanded) throw leaving();
      const number = turns.size() + 1;
      if (number > longestLine) {
        waiter.onWait?.({ number, seconds: pace.secondsFor(number, room()) });
        throw new DiagnosisError('crowded', 'Too many wait for the provider already.');
      }
      await new Promise<void>((begin, leave) => {
        turns.join(waiter.workspace, { waiter, begin, leave });
        onLength(turns.size());
        keepLooking();
        void serve();
      });
      return work().finally(ended);
    },
    disband() {
      disbanded = true;
      callOffServing();
      callOffLooking?.();
      for (const place of turns.clear()) place.leave(leaving());
      onLength(0);
    },
  };
}

const leaving = () => new DiagnosisError('leaving', 'This process is on its way out.');

/** Whoever waits on is told again at half their number, so that a long wait takes few messages. */
function tell(place: Place, { number, seconds }: PlaceInLine): void {
  if (place.told === undefined ? seconds <= unremarkable : number > place.told / 2) return;
  place.told = number;
  place.waiter.onWait?.({ number, seconds });
}
