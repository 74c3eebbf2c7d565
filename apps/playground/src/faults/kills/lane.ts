import type { MovableClock } from '@reconnect/simulators';
import type { Storage } from '@reconnect/storage';
import type { AppName } from '../../conformance/app-process.ts';
import { type Platform, type ProductProcesses, startProcesses } from '../processes/product-processes.ts';
import type { Gatekeeper } from '../stores/commit-watch.ts';
import { openFaultStore, type StoreName } from '../stores/fault-store.ts';

/** One platform on one store: a process is killed where it hurts, and another one takes over. */
export interface Lane {
  readonly platform: Platform;
  readonly product: ProductProcesses;
  readonly clock: MovableClock;
  /** For looking. */
  readonly storage: Storage;
  /** How often a process was killed so far. */
  kills(): number;
  /** Resolves when whoever was killed has a successor. */
  recovered(): Promise<void>;
  close(): Promise<void>;
}

/**
 * How much time passes between a death and the next process, in milliseconds: longer than the lease of a deed (20 s) and of
 * a job (30 s). Slack's second retry comes a minute after the first, so a little later; were it passed over in one leap,
 * Slack's patience with the answer would be over within the same leap.
 */
const silence = 58_500;

export interface LaneDeps {
  readonly platform: Platform;
  readonly store: StoreName;
  /** Whose writes are watched, and who dies. */
  readonly victim: AppName;
  /** Asked at each write of the victim. */
  readonly gatekeeper: Gatekeeper;
  /** Asked whenever the world outside has changed: does the victim die now? */
  readonly strikesNow?: () => boolean;
}

export async function openLane(deps: LaneDeps): Promise<Lane> {
  const { platform, victim, strikesNow = () => false } = deps;
  let succession = Promise.withResolvers<void>();
  succession.resolve();
  let kills = 0;
  let product: ProductProcesses | undefined;
  /** From the decision on: whoever waits must wait for the successor. */
  const doomed = () => {
    kills += 1;
    succession = Promise.withResolvers();
  };
  const gatekeeper: Gatekeeper = (commit) => {
    const word = deps.gatekeeper(commit);
    if (word === 'kill') doomed();
    return word;
  };
  const kill = () => {
    if (product === undefined) return;
    const { kill: end, start, clock } = product;
    // Time passes for everybody else once there is somebody to turn to: Slack then tries again.
    end(victim)
      .then(() => store.skip(silence))
      .then(() => start(victim, silence))
      .then(() => clock.advance(silence))
      .then(succession.resolve, succession.reject);
  };
  const store = await openFaultStore(deps.store, { gatekeeper, kill });
  product = await startProcesses({
    apps: ['web', platform],
    storeFor: (app) => (app === victim ? store.guarded : store.plain),
    gatekeeperFor: (app) => (app === victim ? store.gatekeeper : undefined),
  });
  const { world, clock, close } = product;
  const look = () => {
    if (!strikesNow()) return;
    doomed();
    kill();
  };
  for (const part of [world.slack, world.teams, world.mailbox]) part.onChange(look);

  return {
    platform,
    product,
    clock,
    kills: () => kills,
    storage: store.storage,
    recovered: () => succession.promise,
    async close() {
      await succession.promise;
      await close();
      await store.close();
    },
  };
}
