import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createMovableClock, type MovableClock, type SupportDesk, serveOnLoopback } from '@reconnect/simulators';
import express from 'express';
import { freePort } from '../../../../../tools/free-port.ts';
import type { AppName } from '../../conformance/app-process.ts';
import { openDesk } from '../../open-desk.ts';
import { variablesFor } from '../../product.ts';
import { openSimulatedWorld, type SimulatedWorld } from '../../simulated-world.ts';
import { createInboxApi } from '../../stage/inbox-api.ts';
import { openStage, type Stage } from '../../stage/stage.ts';
import { createFleet, type Fleet, type FleetDeps } from './fleet.ts';
import type { WatchedApp } from './watched-app.ts';

export type Platform = Exclude<AppName, 'web'>;

/** The product as real processes, and the world around it in this one. */
export interface ProductProcesses extends Fleet {
  readonly world: SimulatedWorld;
  readonly stage: Stage;
  readonly desk: SupportDesk;
  /** Moved by hand; every process is told. */
  readonly clock: MovableClock;
  readonly publicUrl: string;
  readonly variables: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export interface ProcessesDeps extends Pick<FleetDeps, 'storeFor' | 'gatekeeperFor'> {
  readonly apps: readonly AppName[];
  /** Where a platform finds its app, given where it really is; left out: there. */
  readonly frontOf?: (app: Platform, url: string) => string;
  /** What the processes are told besides, or instead. */
  readonly also?: Readonly<Record<string, string>>;
}

const host = '127.0.0.1';

export async function startProcesses(deps: ProcessesDeps): Promise<ProductProcesses> {
  let fleet: Fleet | undefined;
  const { apps, storeFor, gatekeeperFor, frontOf = (_, url) => url, also = {} } = deps;
  const door = express().disable('x-powered-by').disable('etag');
  const { url: publicUrl, close } = await serveOnLoopback(door);

  const { clock, ahead } = createSharedClock(() => fleet?.living() ?? []);
  const ports = { slack: await freePort(), teams: await freePort(), web: await freePort() };
  const urlOf = (app: AppName) => `http://${host}:${ports[app]}`;
  const addresses = {
    slackAppUrl: () => frontOf('slack', urlOf('slack')),
    teamsAppUrl: () => frontOf('teams', urlOf('teams')),
  };
  const world = await openSimulatedWorld({ clock, publicUrl, ...addresses });
  door.use('/google', world.google.router);
  door.use('/microsoft', world.microsoft.router);
  door.use((incoming, response) => passOn(incoming, response, ports.web));

  const told = { ...variablesFor({ publicUrl, world, logLevel: 'info' }, 'the-key-of-the-inbox-api'), ...also };
  fleet = createFleet({ ports, variables: told, storeFor, gatekeeperFor, ahead });
  const { start, running, living } = fleet;
  await Promise.all(apps.map((app) => start(app)));
  const inboxes = createInboxApi({ publicUrl, key: told.INBOX_API_KEY });
  const failed = (error: unknown) => {
    // Aptly's own engine asks on while the web app is away.
    if (running('web') !== undefined) process.emitWarning(error instanceof Error ? error : String(error));
  };
  const stage = await openStage({
    clock,
    world,
    inboxes,
    publicUrl,
    failed,
    changed: () => {},
    // Nobody here jumps to a promise: the processes keep it by their own clocks.
    promisedAt: async () => undefined,
  });

  return {
    ...fleet,
    world,
    stage,
    clock,
    publicUrl,
    variables: told,
    desk: openDesk({ clock, world, publicUrl }),
    async close() {
      stage.end();
      await Promise.all(living().map((one) => one.kill()));
      await Promise.all([close(), world.close()]);
    },
  };
}

/** One time for the world and for all processes. */
function createSharedClock(processes: () => readonly WatchedApp[]) {
  const clock = createMovableClock({ follows: () => Date.now() });
  const ahead = () => clock.now() - Date.now();
  return {
    ahead,
    clock: {
      ...clock,
      advance(ms: number) {
        for (const one of processes()) one.travel(ahead() + ms);
        clock.advance(ms);
      },
    } satisfies MovableClock,
  };
}

/** The web app is served under the address at which its visitors also find the providers. */
function passOn(incoming: IncomingMessage, response: ServerResponse, port: number): void {
  const { method, url, headers } = incoming;
  const onward = request({ host, port, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  incoming.pipe(onward);
}
