import { readFileSync } from 'node:fs';
import { freePort } from '../../../tools/free-port.ts';
import { readDockerfile } from '../../../tools/image/read-dockerfile.ts';
import { type Child, startChild } from '../measure/child.ts';
import { onCore, placement } from '../measure/processor.ts';
import type { Stage } from '../measure/stage.ts';
import { slackVariables, teamsVariables, towardsCloud } from '../systems/our-apps.ts';

export type AppName = 'slack' | 'teams' | 'web';

/** One process of one app, as it is deployed. */
export interface AppProcess {
  readonly app: AppName;
  /** Tells it from others of its app. */
  readonly name: string;
  readonly port: number;
  readonly child: Child;
}

/** What a process needs of this machine. */
export interface Machine {
  /** The repository. */
  readonly folder: string;
  /** The way to programs. */
  readonly path: string;
}

export interface AppStart {
  readonly stage: Stage;
  readonly machine: Machine;
  readonly app: AppName;
  readonly name?: string;
  /** Left out: a free one. */
  readonly port?: number;
  /** What it is told besides, or instead; empty: it is not told at all. */
  readonly variables: Readonly<Record<string, string>>;
  /** Whether it shares the core of the product; left out: it runs where there is room. */
  readonly pinned?: boolean;
}

/** Everything is on this machine; nothing else of this process's environment reaches an app. */
export async function startApp(options: AppStart): Promise<AppProcess> {
  const { stage, machine, app, name = app, variables, pinned = false } = options;
  const { folder, path } = machine;
  const port = options.port ?? (await freePort());
  const system = { port, redisUrl: stage.redisUrl, apiUrl: app === 'slack' ? `${stage.apiUrl}api/` : stage.apiUrl };
  const own = app === 'teams' ? teamsVariables(system, stage.cloud) : slackVariables(system);
  const preload = app === 'teams' ? towardsCloud(stage.cloud, folder) : [];
  const command = [process.execPath, ...preload, `apps/${app}/dist/main.js`] as const;
  // As large a heap as in a container, or a process takes what this machine has before it collects its garbage.
  const { NODE_OPTIONS = '' } = readDockerfile(readFileSync(`${folder}/deploy/Dockerfile`, 'utf8')).env;
  const child = await startChild({
    command: pinned ? onCore(placement.server, command) : command,
    variables: { PATH: path, NODE_OPTIONS, ...own, ...variables },
    folder,
    port,
  });
  return { app, name, port, child };
}
