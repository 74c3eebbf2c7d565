import { isLoopback } from '@reconnect/loopback';

/**
 * Where the Bot Connector of Teams lives: the public cloud and GCC, which is part of it. GCC High and DoD have tokens of
 * their own, which `adapter.ts` does not know.
 */
const microsoft = ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'];

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
