import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '@reconnect/assistant';
import { systemClock } from '@reconnect/jobs';
import { type Capabilities, openCapabilities } from '../capabilities/capabilities.ts';
import { startChores } from '../chores/chores.ts';
import { createHealthDoor } from '../door/health-door.ts';
import { serve } from '../door/serve.ts';
import { type AppName, type Environment, readEnvironment } from '../environment/environment.ts';
import type { Variables } from '../environment/read-settings.ts';
import { refuseLossyStore } from '../store/refuse-lossy-store.ts';
import { openTracing } from '../tracing/open-tracing.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { type Correlation, createCorrelation } from '../watching/correlation.ts';
import { countJobs } from '../watching/count-jobs.ts';
import { createLog } from '../watching/log.ts';
import { createMetrics, type Metrics } from '../watching/metrics.ts';
import { queues } from '../watching/queues.ts';
import { servicesOf } from '../watching/services.ts';
import { stopwatch } from '../watching/stopwatch.ts';
import { watchCalls } from '../watching/watch-calls.ts';
import { createRequestWatch } from '../watching/watch-requests.ts';
import { endOnCrash } from './end-on-crash.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { startedAs } from './started-as.ts';

/** What an app is wired from. */
export interface WireDeps<Env> {
  readonly environment: Env;
  readonly capabilities: Capabilities;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** An app, wired and not yet at work. */
export interface Wired {
  handler(request: IncomingMessage, response: ServerResponse): void;
  /** Begins to take jobs. Requests are taken as soon as somebody hands them to `handler`. */
  start(): void;
  /** Takes nothing new and finishes what it holds. */
  stop(): Promise<void>;
}

export interface AppToRun<App extends AppName> {
  readonly app: App;
  readonly defaultPort: number;
  readonly variables: Variables;
  wire(deps: WireDeps<ReturnType<typeof readEnvironment<App>>>): Wired;
}

/**
 * Starts one app's process: environment, capabilities, the app itself, chores. When it is told to end, all that takes
 * work stops side by side; then what it worked with is closed.
 */
export async function runApp<App extends AppName>({ app, defaultPort, variables, wire }: AppToRun<App>): Promise<void> {
  const environment = readEnvironment(app, variables);
  const common: Environment = environment;
  await refuseLossyStore(common);
  const correlation = createCorrelation();
  const tracing = await openTracing(app, common);
  const log = createLog(app, common.LOG_LEVEL, { about: () => aboutLine(correlation, tracing) });
  endOnCrash(log);
  const metrics = createMetrics(app);
  const watching = { metrics, tracing, tick: stopwatch };
  watchCalls(watching, servicesOf(app, environment));
  const capabilities = await openCapabilities(common, { clock: systemClock, log, metrics, tracing });
  countJobs({ registry: metrics.registry, jobs: capabilities.jobs, queues });
  const wired = wire({ environment, capabilities, log, metrics });
  const health = createHealthDoor({ ...capabilities, registry: metrics.registry });
  const serving = await serve({
    port: common.PORT ?? defaultPort,
    host: common.HOST,
    health,
    handler: wired.handler,
    watch: createRequestWatch(watching, correlation),
    log,
  });
  wired.start();
  const chores = startChores(capabilities, log);
  log.info({ port: serving.port, host: common.HOST, ...startedAs(app, environment) }, 'listening');
  runUntilStopped(log, [
    { requests: serving.close, app: () => wired.stop(), chores: chores.stop },
    { 'store and job engine': capabilities.close },
    { tracing: tracing.close },
  ]);
}

/** For which request a line is written, and where its trace is found. */
function aboutLine(correlation: Correlation, tracing: Tracing): object {
  const [request, here] = [correlation.request(), tracing.here()];
  return { ...(request !== undefined && { request }), ...(here !== undefined && { trace: here.split('-')[1] }) };
}
