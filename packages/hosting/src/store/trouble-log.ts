import type { Log } from '@reconnect/assistant';
import type { Clock } from '@reconnect/jobs';
import { StorageError } from '@reconnect/storage';

/**
 * Tells of trouble as one spell: a line when it begins, at most one a minute while it lasts, and one when it is over. An
 * outage is thousands of failures a minute, each of which says the same.
 */
export interface TroubleLog {
  heard(problem: unknown): void;
  /** Tells nothing any more. */
  stop(): void;
}

export interface TroubleLogDeps {
  /** What has trouble, and where it is: `redis`, `sqlite` or `memory`. */
  readonly what: string;
  readonly on: string;
  /** Resolves when it is well. */
  readonly ping: () => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Milliseconds between two looks whether it is over; it is when no trouble was heard between them and a ping is answered. */
const looks = 5_000;
/** Milliseconds between two lines about the same spell. */
const quietFor = 60_000;

interface Spell {
  readonly since: number;
  latest: unknown;
  failures: number;
  /** Failures that were heard by the last look. */
  seen: number;
  toldAt: number;
}

export function createTroubleLog({ what, on, ping, clock, log }: TroubleLogDeps): TroubleLog {
  let spell: Spell | undefined;
  let callOff = () => {};
  let stopped = false;

  function warn({ latest, failures }: Spell, message: string): void {
    // Only our own sentences: the messages of BullMQ's errors name jobs, which are named after people.
    const because = latest instanceof StorageError ? { because: latest.message } : {};
    log.warn({ on, failures, ...because, err: latest }, message);
  }

  async function look(current: Spell): Promise<void> {
    const isQuiet = current.failures === current.seen;
    current.seen = current.failures;
    const answers = await ping().then(
      () => true,
      (problem: unknown) => {
        current.latest = problem;
        return false;
      },
    );
    if (stopped) return;
    const now = clock.now();
    if (isQuiet && answers) {
      spell = undefined;
      const seconds = Math.round((now - current.since) / 1_000);
      return log.info({ on, failures: current.failures, seconds }, `${what} is well again`);
    }
    if (now - current.toldAt >= quietFor) {
      current.toldAt = now;
      warn(current, `${what} is still in trouble`);
    }
    lookLater(current);
  }

  function lookLater(current: Spell): void {
    callOff = clock.after(looks, () => void look(current));
  }

  return {
    heard(problem) {
      if (stopped) return;
      if (spell !== undefined) {
        spell.failures += 1;
        spell.latest = problem;
        return;
      }
      const now = clock.now();
      spell = { since: now, latest: problem, failures: 1, seen: 1, toldAt: now };
      warn(spell, `${what} is in trouble`);
      lookLater(spell);
    },
    stop() {
      stopped = true;
      callOff();
    },
  };
}
