import { isLoopback } from './out/service-hosts.ts';

/** The Bot Framework's own names, as the environment has them. */
export interface TeamsConfig {
  readonly MicrosoftAppId?: string | undefined;
  readonly MicrosoftAppPassword?: string | undefined;
  readonly MicrosoftAppTenantId?: string | undefined;
  readonly MicrosoftAppType?: string | undefined;
  /** Takes anybody's word for who they are; for simulators on this machine. */
  readonly localUnauthenticated?: boolean | undefined;
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const appTypes = ['SingleTenant', 'UserAssignedMSI', 'MultiTenant'];

/**
 * What is wrong with the configuration, for a person to read; empty when the app may start. botbuilder is no help:
 * without an app id it switches authentication off, and a mistyped app type silently becomes MultiTenant.
 */
export function checkTeamsConfig(
  config: TeamsConfig,
  where: { readonly host: string; readonly production: boolean },
): string[] {
  return config.localUnauthenticated ? checkLocal(config, where) : checkRegistration(config);
}

function checkLocal(config: TeamsConfig, where: { readonly host: string; readonly production: boolean }): string[] {
  const problems: string[] = [];
  if (where.production) problems.push('TEAMS_LOCAL_UNAUTHENTICATED must not be set with NODE_ENV=production.');
  if (!isLoopback(where.host))
    problems.push(`TEAMS_LOCAL_UNAUTHENTICATED needs HOST to be 127.0.0.1, not ${where.host}.`);
  if (config.MicrosoftAppId) problems.push('TEAMS_LOCAL_UNAUTHENTICATED and MicrosoftAppId exclude each other.');
  return problems;
}

function checkRegistration(config: TeamsConfig): string[] {
  const {
    MicrosoftAppId: id,
    MicrosoftAppPassword: password,
    MicrosoftAppTenantId: tenant,
    MicrosoftAppType: type,
  } = config;
  const problems: string[] = [];
  if (!guid.test(id ?? '')) problems.push('MicrosoftAppId must be the GUID of the bot registration.');
  if (type === undefined || !appTypes.includes(type))
    problems.push(`MicrosoftAppType must be one of ${appTypes.join(', ')}.`);
  if (type !== 'MultiTenant' && !guid.test(tenant ?? ''))
    problems.push('MicrosoftAppTenantId must be the GUID of the tenant.');
  if (type === 'UserAssignedMSI') {
    if (password) problems.push('MicrosoftAppPassword must not be set with MicrosoftAppType=UserAssignedMSI.');
  } else if (!password?.trim()) {
    problems.push('MicrosoftAppPassword is missing.');
  }
  return problems;
}
