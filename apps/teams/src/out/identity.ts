import type { Identity, Person } from '@reconnect/assistant';
import { peekText } from '../peek.ts';

/**
 * Who a member of a chat is, from what the connector answers. Fails closed: whoever cannot be shown to belong to the
 * organisation is a stranger. The AAD id comes as `objectId` or `aadObjectId`; `email` may be missing where the
 * principal name is not.
 */
export function readIdentity(person: Person, member: unknown): Identity {
  const stranger = isStranger(person, member);
  const email = peekText(member, 'email') ?? peekText(member, 'userPrincipalName');
  const name = peekText(member, 'name');
  return {
    stranger,
    ...(!stranger && email?.includes('@') && { email }),
    ...(name !== undefined && { name }),
  };
}

function isStranger({ tenant, id }: Person, member: unknown): boolean {
  const own =
    (peekText(member, 'aadObjectId') ?? peekText(member, 'objectId')) === id && peekText(member, 'tenantId') === tenant;
  const guest =
    peekText(member, 'userRole') === 'guest' || peekText(member, 'userPrincipalName')?.includes('#EXT#') === true;
  return !own || guest;
}
