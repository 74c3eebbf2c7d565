import { happeningQueue } from '@reconnect/assistant';
import { handoffQueue } from '@reconnect/handoff';
import { systemClock } from '@reconnect/jobs';
import { openCapabilities } from './capabilities.ts';
import { startChores } from './chores.ts';
import { countJobs } from './count-jobs.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { HostingError } from './errors.ts';
import { createHealthDoor } from './health.ts';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { serve } from './serve.ts';
import type { Wired, WireNeeds } from './wire.ts';

type AppName = Parameters<typeof readEnvironment>[0];

export interface AppToRun<App extends AppName> {
  readonly app: App;
  readonly defaultPort: number;
  readonly variables: Readonly<Record<string, string | undefined>>;
  wire(needs: WireNeeds<ReturnType<typeof readEnvironment<App>>>): Wired;
}

/** The queues an operator watches; every process counts all of them. */
const queues = [handoffQueue, happeningQueue('slack'), happeningQueue('teams')];

/** Starts one app's process: environment, capabilities, the app itself, chores; and stops them in reverse on SIGTERM. */
export async function runApp<App extends AppName>({ app, defaultPort, variables, wire }: AppToRun<App>): Promise<void> {
  const environment = readEnvironment(app, variables);
  const common: Environment = environment;
  const log = createLog(app, common.LOG_LEVEL);
  const metrics = createMetrics(app);
  const capabilities = await openCapabilities(common, { clock: systemClock, log, metrics });
  countJobs({ registry: metrics.registry, jobs: capabilities.jobs, queues });
  const wired = wire({ environment, capabilities, log, metrics });
  const health = createHealthDoor({ ...capabilities, registry: metrics.registry });
  const serving = await serve({ port: common.PORT ?? defaultPort, host: common.HOST, health, handler: wired.handler });
  wired.start();
  const chores = startChores(capabilities, log);
  log.info({ port: serving.port, host: common.HOST }, 'listening');
  runUntilStopped(log, async () => {
    await Promise.all([serving.close(), wired.stop(), chores.stop()]);
    await capabilities.close();
  });
}

/** What a person reads when a process cannot start: the list of what is missing, or where it failed. */
export function explainStart(error: unknown): string {
  if (error instanceof HostingError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
