import type { Person } from '@reconnect/assistant';
import type { TeamsEnvironment, WireDeps, Wired } from '@reconnect/hosting';
import { assembleTeams } from './assemble.ts';
import { createTeamsAdapter } from './in/adapter.ts';
import { createEgress } from './out/egress.ts';
import { createServiceHosts } from './out/service-hosts.ts';

/** The Teams app from its environment and the capabilities. */
export function wireTeams({ environment, capabilities, log, metrics }: WireDeps<TeamsEnvironment>): Wired {
  const local = environment.TEAMS_LOCAL_UNAUTHENTICATED;
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId, MicrosoftAppType } = environment;
  const registration = { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId, MicrosoftAppType };
  const config = local ? ({ localUnauthenticated: true } as const) : registration;

  const { clock, storage } = capabilities;
  const serviceHosts = createServiceHosts({ more: environment.TEAMS_SERVICE_HOSTS, local });
  const adapter = createTeamsAdapter({ config, clock, log });
  const egress = createEgress({ serviceHosts, token: () => adapter.token(), clock, holds: capabilities.holds });
  // Where there is one account at Aptly, all belong to it; else whoever belongs to none has no inbox, whatever addresses
  // their organisation gives them.
  const ofTenant = ({ tenant }: Person) => capabilities.teamsTenants.workspaceOf(tenant);
  const workspaceOf = environment.WORKSPACE === undefined ? ofTenant : undefined;
  const { assistant, app } = assembleTeams({
    adapter,
    egress,
    serviceHosts,
    storage,
    home: MicrosoftAppTenantId,
    ...(!local && { appId: MicrosoftAppId }),
    assistantFor: (channel) => capabilities.assistantFor(channel, workspaceOf),
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
