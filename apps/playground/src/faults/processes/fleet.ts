import { freePort } from '../../../../../tools/free-port.ts';
import type { AppName } from '../../conformance/app-process.ts';
import type { Gatekeeper } from '../stores/commit-watch.ts';
import { startWatchedApp, type WatchedApp } from './watched-app.ts';

/** The processes of the product: one of each app that runs, and as many more as are wanted. */
export interface Fleet {
  /** The process that runs an app now; undefined when none does. */
  running(app: AppName): WatchedApp | undefined;
  /** Starts a process where none runs, at the address of the one before; `later`: so much time has passed, in milliseconds. */
  start(app: AppName, later?: number): Promise<WatchedApp>;
  /** One more process of the same app, at an address of its own. */
  another(app: AppName): Promise<WatchedApp>;
  kill(app: AppName): Promise<void>;
  living(): readonly WatchedApp[];
  /** The lines that all processes wrote since this was last asked, the dead ones included. */
  lines(): readonly string[];
}

export interface FleetDeps {
  readonly ports: Readonly<Record<AppName, number>>;
  readonly variables: Readonly<Record<string, string>>;
  /** What the contract's `STORE` says, by app: each may have a way of its own to the same store. */
  readonly storeFor: (app: AppName) => string;
  /** Asked at each write by a process that keeps its store within itself. */
  readonly gatekeeperFor?: ((app: AppName) => Gatekeeper | undefined) | undefined;
  /** How far the clock of a process is to be ahead of the machine's, in milliseconds. */
  readonly ahead: () => number;
}

export function createFleet({ ports, variables, storeFor, gatekeeperFor, ahead }: FleetDeps): Fleet {
  const posts = new Map<AppName, WatchedApp>();
  const others: WatchedApp[] = [];
  const all: WatchedApp[] = [];

  const launch = async (app: AppName, port: number, later = 0): Promise<WatchedApp> => {
    const started = await startWatchedApp({
      app,
      port,
      ahead: ahead() + later,
      variables: { ...variables, STORE: storeFor(app) },
      gatekeeper: gatekeeperFor?.(app),
    });
    all.push(started);
    return started;
  };

  return {
    running: (app) => posts.get(app),
    async start(app, later) {
      const started = await launch(app, ports[app], later);
      posts.set(app, started);
      return started;
    },
    async another(app) {
      const started = await launch(app, await freePort());
      others.push(started);
      return started;
    },
    async kill(app) {
      const one = posts.get(app);
      posts.delete(app);
      await one?.kill();
    },
    living: () => [...posts.values(), ...others],
    lines: () => all.flatMap((one) => one.lines()),
  };
}
