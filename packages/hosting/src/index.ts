/** What every deployed process shares: environment, capabilities, logs, metrics, health and a clean stop. */
export { type Capabilities, openCapabilities } from './capabilities/capabilities.ts';
export { type Chores, startChores } from './chores/chores.ts';
export { type AwayNotices, createAwayNotices } from './door/away-notices.ts';
export { createHealthDoor } from './door/health-door.ts';
export { readBody } from './door/read-body.ts';
export { type Serving, serve } from './door/serve.ts';
export {
  type AppName,
  readEnvironment,
  readPlaygroundEnvironment,
  type SlackEnvironment,
  type TeamsEnvironment,
  type WebEnvironment,
} from './environment/environment.ts';
export { type OperatorEnvironment, readOperatorEnvironment } from './environment/operator-environment.ts';
export { HostingError, type HostingErrorCode } from './errors.ts';
export { createExpiringCache, type ExpiringCache } from './expiring-cache.ts';
export { createHolds, type Holds } from './gate/holds.ts';
export { drainWithin, limitTo, stopWithin } from './patience.ts';
export { explainStart } from './process/explain-start.ts';
export { createInFlight, type InFlight } from './process/in-flight.ts';
export { runApp, type WireDeps, type Wired } from './process/run-app.ts';
export { isStoreAway } from './store/is-store-away.ts';
export { openStore, type Store } from './store/open-store.ts';
export { createLog } from './watching/log.ts';
export { createMetrics, type Metrics } from './watching/metrics.ts';
export { queues } from './watching/queues.ts';
