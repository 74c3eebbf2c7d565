import type { Card } from '../drawing/card.ts';
import { TeamsError } from '../errors.ts';
import { peekText } from '../peek.ts';
import type { Answered, Egress } from './egress.ts';

/** A message as the connector takes it. */
export interface Message {
  readonly type: 'message';
  readonly text?: string;
  readonly textFormat?: 'plain';
  readonly summary?: string;
  readonly attachments?: readonly {
    readonly contentType: 'application/vnd.microsoft.card.adaptive';
    readonly content: Card;
  }[];
}

/** `summary`: for the notification; plain text. */
export function cardMessage(summary: string, content: Card): Message {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
  };
}

/** Words without a card, to the letter. */
export function textMessage(text: string): Message {
  return { type: 'message', textFormat: 'plain', text };
}

/** A conversation and the region of the connector that knows it. */
export interface Place {
  readonly serviceUrl: string;
  readonly conversation: string;
}

/** What came of a call about one conversation. */
export type Posted =
  | { readonly outcome: 'done'; readonly id: string }
  /** Nobody is there: blocked, uninstalled, left. */
  | { readonly outcome: 'gone' }
  /** The message or member is not there (any more). */
  | { readonly outcome: 'missing' };

/** The calls of the Bot Connector that this app makes. */
export interface Connector {
  post(place: Place, message: Message): Promise<Posted>;
  update(place: Place, id: string, message: Message): Promise<Posted>;
  /** Shows for some seconds, or until the next message, that something is being written. Tried once. */
  typing(place: Place): Promise<void>;
  /** Opens, or finds again, the personal chat of one person; its id is that of the conversation. */
  openChat(chat: {
    readonly serviceUrl: string;
    readonly bot: string;
    readonly user: string;
    readonly tenant: string;
  }): Promise<Posted>;
  /** What Teams knows of a member. Rejected with `nobody_there` when there is no such member. */
  member(place: Place, user: string): Promise<unknown>;
}

/**
 * The connector's words for a person, or an administrator, who removed or blocked the app, or never added it. They stand
 * at varying depths of its answers, also in JSON within a message.
 */
const gone =
  /"(BotNotInConversationRoster|MessageWritesBlocked|ConversationBlockedByUser|BotBlockedByUser|BotDisabledBy(Admin|User)|ForbiddenOperationException)\\?"/;

/**
 * What the connector also answers to the edit of a message that was deleted, with words for anything at all
 * (https://github.com/microsoft/BotFramework-Services/issues/269).
 */
const deleted = new Set([400, 403]);

export function createConnector(egress: Egress): Connector {
  return {
    async post(place, message) {
      const url = `${conversationUrl(place)}/activities`;
      return posted(await egress.call({ method: 'POST', url, body: message, lane: place.conversation }));
    },
    async update(place, id, message) {
      const url = `${conversationUrl(place)}/activities/${encodeURIComponent(id)}`;
      return posted(await egress.call({ method: 'PUT', url, body: { ...message, id }, lane: place.conversation }), id);
    },
    async typing(place) {
      const url = `${conversationUrl(place)}/activities`;
      const body = { type: 'typing' };
      await egress.call({ method: 'POST', url, body, lane: place.conversation, courtesy: true });
    },
    async openChat({ serviceUrl, bot, user, tenant }) {
      const body = {
        isGroup: false,
        bot: { id: bot },
        members: [{ id: user }],
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      };
      const url = `${root(serviceUrl)}/v3/conversations`;
      return posted(await egress.call({ method: 'POST', url, body, lane: user }));
    },
    async member(place, user) {
      const answered = await egress.call({
        method: 'GET',
        url: `${conversationUrl(place)}/members/${encodeURIComponent(user)}`,
        lane: user,
      });
      if (answered.status < 300) return answered.body;
      posted(answered);
      throw new TeamsError('nobody_there', 'No such member.');
    },
  };
}

/** `edited`: the message that was to be edited. */
function posted(answered: Answered, edited?: string): Posted {
  const id = peekText(answered.body, 'id') ?? edited;
  if (answered.status < 300 && id !== undefined) return { outcome: 'done', id };
  if (gone.test(JSON.stringify(answered.body) ?? '')) return { outcome: 'gone' };
  if (answered.status === 404 || (edited !== undefined && deleted.has(answered.status))) return { outcome: 'missing' };
  throw refusal(answered);
}

function refusal(answered: Answered): TeamsError {
  const code = peekText(answered.body, 'error', 'code') ?? 'without a code';
  return new TeamsError('refused', `The connector answered ${answered.status} (${code}).`);
}

function conversationUrl(place: Place): string {
  return `${root(place.serviceUrl)}/v3/conversations/${encodeURIComponent(place.conversation)}`;
}

function root(serviceUrl: string): string {
  return serviceUrl.replace(/\/+$/, '');
}
