import type { Turn } from '@reconnect/assistant';
import { isDirectMessage, type SlackAddress } from '../address.ts';
import { plainText } from './plain-text.ts';
import { type Aside, type Ignored, idOf, ignored, type Received, turnOf } from './received.ts';

/** The envelope of the Events API, as far as it is read. */
export interface EventEnvelope {
  /** Left out where an enterprise is told that it removed the app. */
  readonly team_id?: string;
  readonly enterprise_id?: string | null;
  readonly event_id: string;
  /** Whole seconds since 1970. */
  readonly event_time?: number;
  readonly is_ext_shared_channel?: boolean;
  /** For whom the event was sent. In Slack Connect the only true word about that; `team_id` may be the other side's. */
  readonly authorizations?: readonly Authorization[];
  readonly event: EventPayload;
}

interface Authorization {
  readonly team_id: string | null;
  readonly enterprise_id: string | null;
  readonly user_id: string;
  readonly is_bot: boolean;
  readonly is_enterprise_install?: boolean;
}

interface EventPayload {
  readonly type: string;
  readonly user?: string;
  readonly user_team?: string;
  readonly bot_id?: string;
  readonly subtype?: string;
  readonly text?: string;
  readonly blocks?: unknown;
  readonly channel?: string;
  readonly channel_type?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly tab?: string;
  /** The home as it was before, if it was ever published. */
  readonly view?: { readonly hash: string };
  /** The users whose tokens were revoked; the bot is one. */
  readonly tokens?: { readonly bot?: readonly string[] };
}

/** The events the app listens to, by Slack's name. */
export const events = {
  message: receiveMessage,
  app_mention: receiveMention,
  app_home_opened: receiveOpened,
  agent_session_stopped: receiveStopped,
  app_uninstalled: receiveRemoved,
  tokens_revoked: receiveRevoked,
} as const satisfies Readonly<Record<string, (envelope: EventEnvelope) => Received>>;

function receiveMessage(envelope: EventEnvelope): Received {
  const { event } = envelope;
  const why = notAPersonsWords(envelope) ?? (event.channel_type === 'im' ? undefined : 'not_direct');
  if (why !== undefined) return ignored(why);
  const { user, channel, ts } = event;
  if (user === undefined || channel === undefined || ts === undefined) return ignored('incomplete');
  const tenant = tenantOf(envelope);
  // Every message in a conversation with an agent roots a thread of its own, so that is where it is answered.
  const address: SlackAddress = { tenant, user: idOf(user), channel, thread: event.thread_ts ?? ts };
  return { kind: 'turn', turn: textTurn(address, envelope.event_id, wordsOf(envelope)) };
}

function receiveMention(envelope: EventEnvelope): Received {
  const { event } = envelope;
  const why = notAPersonsWords(envelope);
  if (why !== undefined) return ignored(why);
  const { user, channel, ts } = event;
  if (user === undefined || channel === undefined || ts === undefined) return ignored('incomplete');
  // What is said in a direct message arrives as a message too; it must not count twice.
  if (isDirectMessage(channel)) return ignored('direct_mention');
  const tenant = tenantOf(envelope);
  const aside: Aside = {
    tenant,
    user: idOf(user),
    channel,
    ...(event.thread_ts !== undefined && { thread: event.thread_ts }),
  };
  if (isForeign(envelope)) return { kind: 'stranger', aside };
  // Slack tells anew of a mention that is edited, as another event; what was asked stays what it was.
  return { kind: 'turn', turn: textTurn({ tenant, user }, `mention/${channel}/${ts}`, wordsOf(envelope)), aside };
}

function receiveOpened(envelope: EventEnvelope): Received {
  const { tab, user, channel, view } = envelope.event;
  if (tab !== 'messages' && tab !== 'home') return ignored('other_tab');
  if (user === undefined || channel === undefined) return ignored('incomplete');
  const address: SlackAddress = { tenant: tenantOf(envelope), user: idOf(user), channel };
  if (tab === 'home') return { kind: 'home', address, hash: view?.hash };
  return { kind: 'turn', turn: { ...turnOf(address, envelope.event_id), said: { kind: 'opened' } } };
}

function receiveRemoved(envelope: EventEnvelope): Received {
  return { kind: 'removed', tenant: tenantOf(envelope), at: (envelope.event_time ?? 0) * 1000 + 999 };
}

/** We hold a bot's token only; people's own are none of ours. */
function receiveRevoked(envelope: EventEnvelope): Received {
  const { bot = [] } = envelope.event.tokens ?? {};
  return bot.length === 0 ? ignored('not_ours') : receiveRemoved(envelope);
}

function receiveStopped(envelope: EventEnvelope): Received {
  const { user, channel, thread_ts: thread } = envelope.event;
  if (user === undefined || channel === undefined) return ignored('incomplete');
  if (!isDirectMessage(channel)) return ignored('not_direct');
  const address = { tenant: tenantOf(envelope), user: idOf(user), channel, ...(thread !== undefined && { thread }) };
  const said = { kind: 'wish', verb: 'cancel', words: 'Stop' } as const;
  return { kind: 'stopped', turn: { ...turnOf(address, envelope.event_id), said } };
}

/** The installation that an event was sent for; its token answers. */
function tenantOf({ authorizations, team_id, enterprise_id }: EventEnvelope): string {
  const authorization = authorizations?.[0];
  const whole = authorization?.is_enterprise_install === true ? authorization.enterprise_id : undefined;
  return idOf(whole ?? authorization?.team_id ?? team_id ?? enterprise_id);
}

/** Who we are there. */
function botUserOf({ authorizations }: EventEnvelope): string | undefined {
  const authorization = authorizations?.[0];
  return authorization?.is_bot === true ? authorization.user_id : undefined;
}

/** In a channel shared with another organisation the event names the speaker's own team. */
function isForeign({ is_ext_shared_channel, authorizations, event }: EventEnvelope): boolean {
  const authorization = authorizations?.[0];
  if (is_ext_shared_channel !== true || event.user_team === undefined || authorization === undefined) return false;
  // A whole enterprise has many teams; which are its own, only Slack's word about the person says.
  if (authorization.is_enterprise_install === true && event.user_team.startsWith('T')) return false;
  return event.user_team !== authorization.team_id && event.user_team !== authorization.enterprise_id;
}

/** The subtypes of what a person says: with a file, to a thread and beside it at once, as `/me`. */
const spoken: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast', 'me_message'];

/** Slack also reports our own edits, its previews, joins, other bots and its own notices as messages. */
function notAPersonsWords(envelope: EventEnvelope): Ignored | undefined {
  const { event } = envelope;
  if (!spoken.includes(event.subtype)) return 'subtype';
  if (event.user !== undefined && event.user === botUserOf(envelope)) return 'own_message';
  if (event.bot_id !== undefined) return 'bot';
  return event.user === 'USLACK' || event.user === 'USLACKBOT' ? 'slackbot' : undefined;
}

const wordsOf = (envelope: EventEnvelope): string =>
  plainText(envelope.event.text ?? '', botUserOf(envelope), envelope.event.blocks);

/** Whoever only calls the app by its name, or sends it a picture, asks what it can do. */
const textTurn = (address: SlackAddress, delivery: string, text: string): Turn => ({
  ...turnOf(address, delivery),
  said: text === '' ? { kind: 'wish', verb: 'help', words: '' } : { kind: 'text', text },
});
