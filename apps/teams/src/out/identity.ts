import type { Identity, Person } from '@reconnect/assistant';
import { peekText } from '../peek.ts';

/**
 * Who a member of a chat is, from what the connector answers. Fails closed: whoever cannot be shown to belong to the
 * organisation is a stranger. The AAD id comes as `objectId` or `aadObjectId`. `home`: the organisation that runs the bot.
 */
export function readIdentity(person: Person, member: unknown, home: string | undefined): Identity {
  const stranger = isStranger(person, member);
  const email = emailOf(person, member, home);
  const name = peekText(member, 'name');
  return {
    stranger,
    ...(!stranger && email?.includes('@') && { email }),
    ...(name !== undefined && { name }),
  };
}

/**
 * An administrator may write anybody's address into `email`; the domain of a principal name is proven to Microsoft. So
 * every organisation but our own is believed within the domains that are its own, and about nobody whose principal name is
 * missing: every person of a directory has one.
 */
function emailOf({ tenant }: Person, member: unknown, home: string | undefined): string | undefined {
  const [email, principal] = [peekText(member, 'email'), peekText(member, 'userPrincipalName')];
  if (tenant.toLowerCase() === home?.toLowerCase()) return email ?? principal;
  return domainOf(email) === domainOf(principal) ? email : principal;
}

const domainOf = (address: string | undefined): string | undefined => address?.split('@').at(-1)?.toLowerCase();

function isStranger({ tenant, id }: Person, member: unknown): boolean {
  const own =
    (peekText(member, 'aadObjectId') ?? peekText(member, 'objectId')) === id && peekText(member, 'tenantId') === tenant;
  const guest =
    peekText(member, 'userRole') === 'guest' || peekText(member, 'userPrincipalName')?.includes('#EXT#') === true;
  return !own || guest;
}
