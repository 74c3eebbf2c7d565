import type { Inbox } from '@reconnect/troubleshooting';
import type { Identity, Person } from './channel.ts';
import type { Inboxes } from './ports.ts';

/** The inboxes that a person may hear of: none without an address that their platform vouches for, none for a stranger. */
export async function inboxesOf(
  person: Person,
  { email, stranger }: Identity,
  inboxes: Inboxes,
): Promise<readonly Inbox[]> {
  if (stranger || email === undefined) return [];
  const workspace = await inboxes.workspaceOf(person);
  return workspace === undefined ? [] : inboxes.ofPerson(workspace, email);
}
