import type { Channel, Identity, Log, MessageRef, Person, Ports, SendOutcome } from '@reconnect/assistant';
import { createExpiringCache } from '@reconnect/hosting';
import { type Address, readAddress, readSentMessage, type SentMessage } from '../address.ts';
import { render } from '../drawing/render.ts';
import { TeamsError } from '../errors.ts';
import type { Activity } from '../in/gate.ts';
import { type Connector, cardMessage, type Message, type Place, type Posted } from './connector.ts';
import { readIdentity } from './identity.ts';

export interface TeamsChannelDeps {
  readonly connector: Connector;
  /** The organisation that runs the bot, where one does. */
  readonly home?: string;
  readonly clock: Ports['clock'];
  readonly log: Log;
}

export interface TeamsChannel extends Channel {
  /** Says something to one person alone that is no part of the conversation; nothing where nobody can be reached. */
  sayPrivately(address: Address, message: Message): Promise<void>;
  /** Says something where `activity` came from. Others may read it there, so it must tell nothing about any inbox. */
  sayBeside(activity: Activity, message: Message): Promise<void>;
}

const day = 24 * 60 * 60_000;
const mostPeople = 10_000;

/** How the assistant speaks in Teams: in the personal chat with one person, and nowhere else. */
export function createTeamsChannel({ connector, home, clock, log }: TeamsChannelDeps): TeamsChannel {
  const identities = createExpiringCache<Identity>({ clock, lifetime: day, most: mostPeople });
  const chats = createExpiringCache<string>({ clock, lifetime: day, most: mostPeople });

  const chatOf = async (address: Address): Promise<Place> => {
    const { serviceUrl, tenant, user, chat } = address;
    const conversation =
      chat ?? (await chats.get(`${tenant}/${user}`, async () => idOf(await connector.openChat(address))));
    return { serviceUrl, conversation };
  };

  const askWho = async (person: Person, address: Address): Promise<Identity> =>
    readIdentity(person, await connector.member(await chatOf(address), address.user), home);

  /** The only place where the assistant's words leave for Teams. */
  const post = async (address: Address, message: Message, replaces?: SentMessage): Promise<SentMessage> => {
    const place = await chatOf(address);
    assertAudience(place.conversation);
    if (replaces?.conversation === place.conversation) {
      const edited = await connector.update(place, replaces.id, message);
      // A message that is no longer there is said anew.
      if (edited.outcome !== 'missing') return { conversation: place.conversation, id: idOf(edited) };
    }
    return { conversation: place.conversation, id: idOf(await connector.post(place, message)) };
  };

  return {
    platform: 'teams',
    async identify(person, stored) {
      const address = readAddress(stored);
      const { locale, timeZone } = address;
      const identity = await identities.get(keyOf(person), () => askWho(person, address)).catch(strangerIfNobody);
      return { ...identity, ...(locale !== undefined && { locale }), ...(timeZone !== undefined && { timeZone }) };
    },
    async send(address, reply, replaces) {
      try {
        const earlier = replaces === undefined ? undefined : readSentMessage(replaces);
        const { summary, card } = render(reply);
        const ref: MessageRef = { ...(await post(readAddress(address), cardMessage(summary, card), earlier)) };
        return { outcome: 'sent', ref } satisfies SendOutcome;
      } catch (error) {
        if (isNobodyThere(error)) return { outcome: 'unreachable' };
        throw error;
      }
    },
    showWork(address, work) {
      // Teams ends it with the next message, or after some seconds.
      if (work === undefined) return;
      const shown = async () => connector.typing(await chatOf(readAddress(address)));
      shown().catch((err: unknown) => log.info({ err }, 'a courtesy failed'));
    },
    async sayPrivately(address, message) {
      try {
        await post(address, message);
      } catch (error) {
        if (!isNobodyThere(error)) throw error;
        log.info({ tenant: address.tenant }, 'the person cannot be reached');
      }
    },
    async sayBeside({ serviceUrl, conversation }, message) {
      await connector.post({ serviceUrl, conversation: conversation.id }, message);
    },
  };
}

/**
 * What is said about an inbox is for one person. That a chat is this person's is known from Teams itself: an address
 * takes it from an activity of a personal chat, or from opening one; group chats and channels have ids of this form.
 */
function assertAudience(conversation: string): void {
  if (/^19:.*@thread\./.test(conversation))
    throw new TeamsError('not_private', 'Refused to speak outside a personal chat.');
}

function idOf(posted: Posted): string {
  if (posted.outcome === 'done') return posted.id;
  throw new TeamsError('nobody_there', 'The person blocked or removed the app, or is gone.');
}

const isNobodyThere = (error: unknown): boolean => error instanceof TeamsError && error.code === 'nobody_there';

function strangerIfNobody(error: unknown): Identity {
  if (isNobodyThere(error)) return { stranger: true };
  throw error;
}

const keyOf = ({ tenant, id }: Person): string => `${tenant}/${id}`;
