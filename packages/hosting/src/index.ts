/** What every deployed process shares: environment, capabilities, logs, metrics, health and a clean stop. */
export { type Capabilities, openCapabilities } from './capabilities.ts';
export { type Chores, startChores } from './chores.ts';
export { readEnvironment, type SlackEnvironment, type TeamsEnvironment, type WebEnvironment } from './environment.ts';
export { HostingError, type HostingErrorCode } from './errors.ts';
export { createExpiringCache, type ExpiringCache } from './expiring-cache.ts';
export { createHealthDoor } from './health.ts';
export { createInFlight, type InFlight } from './in-flight.ts';
export { createInstallations, type Installation, type Installations } from './installations.ts';
export { createLog } from './log.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export { openStore, type Store } from './open-store.ts';
export { type OperatorEnvironment, readOperatorEnvironment } from './operator-environment.ts';
export { queues } from './queues.ts';
export { readBody } from './read-body.ts';
export { explainStart, runApp } from './run-app.ts';
export { type Serving, serve } from './serve.ts';
export type { Wired, WireNeeds } from './wire.ts';
