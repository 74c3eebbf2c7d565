import { isLoopback } from '@reconnect/loopback';

/** Where the Bot Connector of Teams lives: the public cloud, then GCC, GCC High and DoD. */
const microsoft = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** Where people of the same cloud as that service have Teams in their browsers; links within Teams begin with it. */
export function teamsAddressFor(serviceUrl: string): string {
  const host = URL.parse(serviceUrl)?.hostname ?? '';
  const [, cloud] = /\.(gov|dod)\.teams\.microsoft\.us$/.exec(host) ?? [];
  return cloud === undefined ? 'https://teams.microsoft.com' : `https://${cloud}.teams.microsoft.us`;
}

/** Says whether a service URL is one we take activities for and send our token to. */
export type ServiceHosts = (url: string) => boolean;

/**
 * `more`: what `TEAMS_SERVICE_HOSTS` names. `local`: unauthenticated on this machine, where a simulator on loopback
 * stands in for the connector; there is no token then that could leak.
 */
export function createServiceHosts(options: {
  readonly more?: readonly string[];
  readonly local: boolean;
}): ServiceHosts {
  const hosts = new Set([...microsoft, ...(options.more ?? [])].map((host) => host.trim().toLowerCase()));
  return (url) => {
    const parsed = URL.parse(url);
    if (parsed === null || parsed.username !== '' || parsed.password !== '') return false;
    if (options.local && isLoopback(parsed.hostname)) return /^https?:$/.test(parsed.protocol);
    return parsed.protocol === 'https:' && hosts.has(parsed.host);
  };
}
