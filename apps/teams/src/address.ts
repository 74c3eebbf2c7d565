import { TeamsError } from './errors.ts';
import { type Activity, tenantOf } from './in/gate.ts';
import { peek, peekText } from './peek.ts';

/** How to reach one person in private. Kept by the assistant, understood only here. */
export type Address = {
  /** As received: it differs by region and changes over time. */
  readonly serviceUrl: string;
  readonly bot: string;
  /** The person's id in the connector (`29:…`), unique to this bot. */
  readonly user: string;
  readonly tenant: string;
  /** The personal chat; undefined when the person spoke where others read, it is opened before the first answer. */
  readonly chat: string | undefined;
  readonly locale: string | undefined;
  readonly timeZone: string | undefined;
};

/** The private address of whoever sent `activity`. */
export function addressOf(activity: Activity): Address {
  return {
    serviceUrl: activity.serviceUrl,
    bot: activity.recipient.id,
    user: activity.from.id,
    tenant: tenantOf(activity) ?? '',
    chat: isPersonal(activity) ? activity.conversation.id : undefined,
    locale: localeOf(activity),
    timeZone: peekText(clientInfo(activity), 'timezone'),
  };
}

/** The language of whoever sent `activity`, as BCP 47. */
export function localeOf(activity: Activity): string | undefined {
  return peekText(activity, 'locale') ?? peekText(clientInfo(activity), 'locale');
}

/** Only a personal chat is private; a kind that Teams does not name is not taken for one. */
export function isPersonal(activity: Activity): boolean {
  return (
    peek(activity, 'conversation', 'conversationType') === 'personal' &&
    peek(activity, 'conversation', 'isGroup') !== true
  );
}

/** Reads an address that was stored as JSON. */
export function readAddress(stored: unknown): Address {
  const [serviceUrl, bot, user, tenant] = ['serviceUrl', 'bot', 'user', 'tenant'].map((key) => peekText(stored, key));
  if (serviceUrl === undefined || bot === undefined || user === undefined || tenant === undefined) {
    throw new TeamsError('unreadable_address', 'The stored address is not one of this app.');
  }
  const chat = peekText(stored, 'chat');
  return {
    serviceUrl,
    bot,
    user,
    tenant,
    chat,
    locale: peekText(stored, 'locale'),
    timeZone: peekText(stored, 'timeZone'),
  };
}

/** Where a message that was sent can be edited. */
export type SentMessage = {
  readonly conversation: string;
  readonly id: string;
};

/** Reads a message reference that was stored as JSON. */
export function readSentMessage(stored: unknown): SentMessage {
  const conversation = peekText(stored, 'conversation');
  const id = peekText(stored, 'id');
  if (conversation === undefined || id === undefined) {
    throw new TeamsError('unreadable_address', 'The stored message is not one of this app.');
  }
  return { conversation, id };
}

function clientInfo(activity: Activity): unknown {
  const entities = peek(activity, 'entities');
  return Array.isArray(entities) ? entities.find((entity) => peek(entity, 'type') === 'clientInfo') : undefined;
}
