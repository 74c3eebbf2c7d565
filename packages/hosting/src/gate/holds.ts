import type { Log } from '@reconnect/assistant';
import { isRedis } from '../store/open-store.ts';

/** What a platform asked us to leave alone for a while, by names of the apps' own. All processes keep to it. */
export interface Holds {
  /** How long what is called `name` has to wait, in milliseconds. */
  waitFor(name: string): number;
  hold(name: string, milliseconds: number): void;
}

export interface HoldsDeps {
  readonly clock: { now(): number };
  readonly log: Pick<Log, 'info'>;
}

/** Holds that this process alone knows of. */
export function createHolds({ clock }: Pick<HoldsDeps, 'clock'>): Holds {
  const until = new Map<string, number>();

  /** Those of channels that nobody ever spoke in again; the oldest come first, and whatever still holds keeps the rest. */
  function forgetOver(now: number): void {
    for (const [name, end] of until) {
      if (end > now) return;
      until.delete(name);
    }
  }

  return {
    waitFor: (name) => Math.max(0, (until.get(name) ?? 0) - clock.now()),
    hold(name, milliseconds) {
      const now = clock.now();
      until.delete(name);
      forgetOver(now);
      until.set(name, now + milliseconds);
    },
  };
}

export interface OpenHolds extends Holds {
  close(): Promise<void>;
}

/**
 * Holds that all processes on the `store` tell one another. A platform counts what comes from all of them; who has not
 * heard of a hold, as Redis was away, learns of it by a refusal of its own.
 */
export async function openHolds(store: string, { clock, log }: HoldsDeps): Promise<OpenHolds> {
  const holds = createHolds({ clock });
  if (!isRedis(store)) return { ...holds, close: async () => undefined };
  const { openRedisBroadcast } = await import('@reconnect/storage/redis');
  const broadcast = await openRedisBroadcast(store, 'reconnect:holds', (text) => {
    const held = readHeld(text);
    if (held !== undefined) holds.hold(...held);
  });
  return {
    waitFor: holds.waitFor,
    hold(name, milliseconds) {
      holds.hold(name, milliseconds);
      broadcast.tell(JSON.stringify([name, milliseconds])).catch((err: unknown) => {
        log.info({ err }, 'the other processes could not be told to wait');
      });
    },
    close: broadcast.close,
  };
}

/** Time left and no moment: clocks of two machines differ. Undefined for what another release may say. */
function readHeld(text: string): [name: string, milliseconds: number] | undefined {
  const held = parsed(text);
  if (!Array.isArray(held)) return undefined;
  const [name, milliseconds]: unknown[] = held;
  return typeof name === 'string' && typeof milliseconds === 'number' ? [name, milliseconds] : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
