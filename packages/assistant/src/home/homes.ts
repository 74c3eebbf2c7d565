import type { Json } from '@reconnect/storage';
import type { Person } from '../channel.ts';
import type { Amend } from '../conversation/amending.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Conversations, Loaded } from '../conversation/conversations.ts';
import { inboxesOf } from '../inboxes-of.ts';
import type { Ports } from '../ports.ts';
import { viewOf } from '../replies/view.ts';
import { type Home, homeOf, type InboxAtHome, mostInboxes } from './home.ts';

/** The pages that people have open about their inboxes. Nothing is asked of a provider for them. */
export interface Homes {
  /** Notes that somebody has one: from now on `Channel.homeChanged` tells of its changes. */
  open(person: Person, address: Json): Promise<void>;
  /**
   * The home of somebody who has opened it; undefined for everybody else. `address`: where they look from, if they do; it
   * may tell more of them than the one they were last heard from.
   */
  look(person: Person, address?: Json): Promise<Home | undefined>;
}

export interface HomesDeps {
  readonly ports: Pick<Ports, 'channel' | 'inboxes'>;
  readonly conversations: Pick<Conversations, 'load'>;
  readonly amend: Amend;
}

export function createHomes({ ports: { channel, inboxes }, conversations, amend }: HomesDeps): Homes {
  async function compose(standing: Loaded, address = standing.conversation.address): Promise<Home> {
    const { conversation, snapshot } = standing;
    const identity = await channel.identify(conversation.person, address);
    const all = await inboxesOf(conversation.person, identity, inboxes);
    const found = await Promise.all(
      all.slice(0, mostInboxes).map(async (inbox): Promise<InboxAtHome[]> => {
        const condition = await inboxes.conditionOf(inbox.id);
        return condition === undefined ? [] : [{ inbox, condition }];
      }),
    );
    return homeOf({
      view: { ...viewOf(standing), identity },
      inboxes: found.flat(),
      more: Math.max(0, all.length - mostInboxes),
      cases: conversation.cases ?? [],
      ...(snapshot.matches('waitingForProvider') && { recheckAt: snapshot.context.recheckAt }),
    });
  }

  return {
    async open(person, address) {
      const { conversation } = await conversations.load(person);
      if (conversation.hasHome === true) return;
      const opened = (before: Conversation) => ({ ...before, address: before.address ?? address, hasHome: true });
      await amend(person, opened, { mayBegin: true });
    },
    async look(person, address) {
      const standing = await conversations.load(person);
      return standing.conversation.hasHome === true ? compose(standing, address) : undefined;
    },
  };
}
