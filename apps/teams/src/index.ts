/** The Teams app: botbuilder in, Adaptive Cards out. */
export { createTeamsAdapter, type TeamsAdapter } from './adapter.ts';
export { createTeamsApp, type TeamsApp } from './app.ts';
export { createTeamsChannel, type TeamsChannel } from './channel.ts';
export { checkTeamsConfig, type TeamsConfig } from './check-config.ts';
export { createConnector } from './connector.ts';
export { createEgress } from './egress.ts';
export { createGate } from './gate.ts';
export { createServiceHosts } from './service-hosts.ts';
export { wireTeams } from './wire.ts';
