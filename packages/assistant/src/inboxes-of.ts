import type { Inbox } from '@reconnect/troubleshooting';
import type { Identity, Person } from './channel.ts';
import type { Conversation } from './conversation/conversation.ts';
import type { Inboxes, Ports } from './ports.ts';

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

/**
 * The inbox as it stands by now, undefined where the person does not belong to it any more: a conversation may have waited
 * since it was looked up. Nothing is asked of a platform that has told who they are.
 */
export async function inboxNow(
  { id }: Pick<Inbox, 'id'>,
  { person, address, identity }: Pick<Conversation, 'person' | 'address' | 'identity'>,
  { channel, inboxes }: Pick<Ports, 'channel' | 'inboxes'>,
): Promise<Inbox | undefined> {
  const known = identity ?? (await channel.identify(person, address));
  return (await inboxesOf(person, known, inboxes)).find((inbox) => inbox.id === id);
}
