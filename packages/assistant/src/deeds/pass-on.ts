import { maskAddress } from '@reconnect/article';
import { cut, type ParamsOf } from '@reconnect/troubleshooting';
import type { Acquaintance, Person } from '../channel.ts';
import { conversationKey } from '../conversation/conversation.ts';
import type { Conversations } from '../conversation/conversations.ts';
import type { Directory } from '../conversation/directory.ts';
import { happen } from '../happenings.ts';
import { inboxNow } from '../inboxes-of.ts';
import type { Log } from '../log.ts';
import type { Ports } from '../ports.ts';
import type { DeedOutcome, Situation } from './situation.ts';

export interface PassingOnDeps {
  readonly ports: Ports;
  readonly directory: Directory;
  readonly conversations: Pick<Conversations, 'load'>;
  readonly log: Log;
}

/** What one person's conversation may cause in another's: an owner is asked, and whoever asked is told how it ended. */
export interface PassingOn {
  /** Learns who somebody is who was heard for the first time, if only by opening the conversation. */
  meet(situation: Situation): Promise<DeedOutcome>;
  askOwner(params: ParamsOf<'askOwner'>, situation: Situation): Promise<DeedOutcome>;
  tellColleagues(params: ParamsOf<'tellColleagues'>, situation: Situation): Promise<DeedOutcome>;
}

/** In characters: a name that a person gives themselves is shown to others. */
const longestName = 60;

export function createPassingOn({ ports, directory, conversations, log }: PassingOnDeps): PassingOn {
  const { channel, inboxes, jobs } = ports;

  /** The one person of this platform and organization whom the platform vouches for by that address. */
  async function find(email: string, near: Person): Promise<Acquaintance | undefined> {
    const found = channel.find === undefined ? await recall(email, near) : await channel.find(email, near.tenant);
    return found !== undefined && conversationKey(found.person) !== conversationKey(near) ? found : undefined;
  }

  /** For platforms that cannot be asked: whom the assistant has met, if they are still who they were and can be reached. */
  async function recall(email: string, near: Person): Promise<Acquaintance | undefined> {
    const person = await directory.find(email, near);
    if (person === undefined) return undefined;
    const { address } = (await conversations.load(person)).conversation;
    if (address === null) return undefined;
    const identity = await channel.identify(person, address);
    return !identity.stranger && identity.email?.toLowerCase() === email.toLowerCase()
      ? { person, address }
      : undefined;
  }

  return {
    async meet({ standing: { conversation } }) {
      if (conversation.address === null) return {};
      const identity = conversation.identity ?? (await channel.identify(conversation.person, conversation.address));
      return { identity };
    },

    async askOwner({ run, inbox, verdict }, { deedKey, standing: { conversation } }) {
      const { person, address } = conversation;
      const identity = await channel.identify(person, address);
      const ownerEmail = (await inboxNow(inbox, { person, address, identity }, ports))
        ? await inboxes.ownerOf(inbox.id)
        : undefined;
      if (ownerEmail === undefined) return { event: { type: 'owner.notFound', run } };
      const owner = maskAddress(ownerEmail);
      const found = await find(ownerEmail, person);
      if (found === undefined) return { event: { type: 'owner.notFound', run, owner } };
      const name = identity.name === undefined ? undefined : cut(identity.name.replace(/\s+/g, ' '), longestName);
      const colleague = { conversation: conversationKey(person), ...(name !== undefined && { name }) };
      await happen({ jobs, log }, deedKey, {
        conversation: conversationKey(found.person),
        event: { type: 'colleague.asked', inbox: { ...inbox, own: true }, verdict, colleague },
        address: found.address,
      });
      return { event: { type: 'owner.asked', run, owner } };
    },

    async tellColleagues({ inbox, colleagues, answer }, { deedKey }) {
      const event = { type: 'owner.answered', inbox: { ...inbox, own: false }, answer } as const;
      for (const colleague of colleagues) {
        const { conversation } = colleague;
        await happen({ jobs, log }, `${deedKey}#${conversation}`, { conversation, event });
      }
      return {};
    },
  };
}
