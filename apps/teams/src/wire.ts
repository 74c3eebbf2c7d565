import { HostingError, type TeamsEnvironment, type Wired, type WireNeeds } from '@reconnect/hosting';
import { createTeamsApp } from './app.ts';
import { checkTeamsConfig } from './check-config.ts';
import { createTeamsAdapter } from './in/adapter.ts';
import { createGate } from './in/gate.ts';
import { createGroupWelcomes } from './in/group-welcomes.ts';
import { createTeamsChannel } from './out/channel.ts';
import { createConnector } from './out/connector.ts';
import { createEgress } from './out/egress.ts';
import { createServiceHosts } from './out/service-hosts.ts';

/** The Teams app from its environment and the capabilities. */
export function wireTeams({ environment, capabilities, log, metrics }: WireNeeds<TeamsEnvironment>): Wired {
  const local = environment.TEAMS_LOCAL_UNAUTHENTICATED;
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId, MicrosoftAppType } = environment;
  const registration = { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId, MicrosoftAppType };
  // botbuilder reads a registration even where nothing is authenticated, and then asks for the rest of it.
  const config =
    local && MicrosoftAppId === '' ? { localUnauthenticated: true } : { ...registration, localUnauthenticated: local };
  const where = { host: environment.HOST, production: environment.NODE_ENV === 'production' };
  const problems = checkTeamsConfig(config, where);
  if (problems.length > 0)
    throw new HostingError('environment', `The Teams app cannot start:\n  ${problems.join('\n  ')}`);

  const { clock, storage } = capabilities;
  const serviceHosts = createServiceHosts({ more: environment.TEAMS_SERVICE_HOSTS, local });
  const adapter = createTeamsAdapter({ config, clock, log });
  const egress = createEgress({ serviceHosts, token: () => adapter.token(), clock, holds: capabilities.holds });
  const connector = createConnector(egress);
  const channel = createTeamsChannel({ connector, home: MicrosoftAppTenantId, clock, log });
  const assistant = capabilities.assistantFor(channel);
  const app = createTeamsApp({
    assistant,
    channel,
    adapter,
    groupWelcomes: createGroupWelcomes(storage),
    gate: createGate({ serviceHosts, ...(!local && { appId: MicrosoftAppId }) }),
    clock,
    log,
    onRefused: (reason) => metrics.refusals.inc({ reason }),
  });
  return {
    handler: app.handler,
    start: () => assistant.start(),
    async stop() {
      // What the last requests began and cannot finish in time is pending, and another process takes it over.
      await Promise.all([app.stop(), assistant.stop()]);
      await egress.close();
    },
  };
}
