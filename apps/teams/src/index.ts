/** The Teams app: botbuilder in, Adaptive Cards out. */

export { createTeamsApp, type TeamsApp } from './app.ts';
export { createTeamsAdapter, type TeamsAdapter, type TeamsConfig } from './in/adapter.ts';
export { createGate } from './in/gate.ts';
export { createTeamsChannel, type TeamsChannel } from './out/channel.ts';
export { createConnector } from './out/connector.ts';
export { createEgress } from './out/egress.ts';
export { createServiceHosts } from './out/service-hosts.ts';
export { wireTeams } from './wire.ts';
