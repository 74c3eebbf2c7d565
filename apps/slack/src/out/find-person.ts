import type { Acquaintance } from '@reconnect/assistant';
import type { SlackAddress } from '../address.ts';
import { readIdentity, type SlackUser } from './identity.ts';
import type { SlackApi } from './web-api.ts';

interface FindingDeps {
  readonly api: Pick<SlackApi, 'call'>;
  /** Resolves with the channel of the app's direct message with somebody. */
  directMessageOf(address: SlackAddress): Promise<string>;
}

/**
 * One of the tenant's own people who has confirmed that address, with their own direct message. Guests, bots, people of
 * other organizations and people who left are nobody here. Rejected with a `SlackApiError`, also when nobody has it.
 */
export async function findPerson(
  { api, directMessageOf }: FindingDeps,
  email: string,
  tenant: string,
): Promise<Acquaintance | undefined> {
  const answer = await api.call({ method: 'users.lookupByEmail', tenant, args: { email } });
  const user = answer['user'] as SlackUser;
  const identity = readIdentity(tenant, user);
  const isTheirs = identity.email?.toLowerCase() === email.toLowerCase();
  if (user.id === undefined || identity.stranger || !isTheirs) return undefined;
  const address = { tenant, user: user.id };
  const channel = await directMessageOf(address);
  return { person: { platform: 'slack', tenant, id: user.id }, address: { ...address, channel } };
}
