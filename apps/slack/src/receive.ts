import type { Person, Turn } from '@reconnect/assistant';
import { isDirectMessage, type SlackAddress } from './address.ts';
import { plainText } from './plain-text.ts';
import { readPress } from './press.ts';

/** Why a payload is nothing that a person did to us. */
export type Ignored =
  | 'own_message'
  | 'bot'
  | 'slackbot'
  | 'subtype'
  | 'not_direct'
  | 'direct_mention'
  | 'other_tab'
  | 'link_opened'
  | 'incomplete';

/** A place that others may see, where something can be said to one person alone. */
export interface Aside {
  readonly tenant: string;
  readonly user: string;
  readonly channel: string;
  readonly thread?: string;
}

export type Received =
  /** `aside`: the person spoke where others listen, and must be told that the answer comes in private. */
  | { readonly kind: 'turn'; readonly turn: Turn; readonly aside?: Aside }
  /** Somebody of another organisation, as the payload itself says. */
  | { readonly kind: 'stranger'; readonly aside: Aside }
  /** A button that this app never made; no `aside` where nothing can be said beside it. */
  | { readonly kind: 'unknown_button'; readonly aside?: Aside }
  | { readonly kind: 'ignored'; readonly why: Ignored };

/** The envelope of the Events API, as far as it is read. */
export interface EventEnvelope {
  readonly team_id: string;
  readonly event_id: string;
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
  readonly channel?: string;
  readonly channel_type?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly tab?: string;
}

/** What Slack posts for `/inbox`. */
export interface CommandPayload {
  readonly team_id: string;
  readonly enterprise_id?: string;
  /** `'true'` or `'false'`: forms know no booleans. */
  readonly is_enterprise_install?: string;
  readonly user_id: string;
  readonly channel_id: string;
  readonly text?: string;
  readonly trigger_id: string;
}

/** What Slack posts when a button is pressed, as far as it is read. */
export interface PressPayload {
  readonly team?: { readonly id: string } | null;
  readonly enterprise?: { readonly id: string } | null;
  readonly is_enterprise_install?: boolean;
  readonly user: { readonly id: string; readonly team_id?: string };
  readonly channel?: { readonly id: string };
  readonly message?: { readonly ts: string; readonly thread_ts?: string };
  readonly trigger_id?: string;
  readonly actions: readonly PressedElement[];
}

interface PressedElement {
  readonly action_id: string;
  readonly action_ts: string;
  readonly value?: string;
}

/** The events the app listens to, by Slack's name. */
export const events = {
  message: receiveMessage,
  app_mention: receiveMention,
  app_home_opened: receiveOpened,
} as const satisfies Readonly<Record<string, (envelope: EventEnvelope) => Received>>;

/** The slash command; bare, it asks for help. */
export const command = '/inbox';

function receiveMessage(envelope: EventEnvelope): Received {
  const { event } = envelope;
  const why = notAPersonsWords(envelope) ?? (event.channel_type === 'im' ? undefined : 'not_direct');
  if (why !== undefined) return ignored(why);
  const { user, channel, ts } = event;
  if (user === undefined || channel === undefined || ts === undefined) return ignored('incomplete');
  const tenant = tenantOf(envelope);
  // Every message in a conversation with an agent roots a thread of its own, so that is where it is answered.
  const address: SlackAddress = { tenant, user, channel, thread: event.thread_ts ?? ts };
  return { kind: 'turn', turn: textTurn(address, envelope.event_id, plainText(event.text ?? '')) };
}

function receiveMention(envelope: EventEnvelope): Received {
  const { event } = envelope;
  const why = notAPersonsWords(envelope);
  if (why !== undefined) return ignored(why);
  const { user, channel } = event;
  if (user === undefined || channel === undefined) return ignored('incomplete');
  // What is said in a direct message arrives as a message too; it must not count twice.
  if (isDirectMessage(channel)) return ignored('direct_mention');
  const tenant = tenantOf(envelope);
  const aside: Aside = { tenant, user, channel, ...(event.thread_ts !== undefined && { thread: event.thread_ts }) };
  if (isForeign(envelope)) return { kind: 'stranger', aside };
  const said = plainText(event.text ?? '', botUserOf(envelope));
  return { kind: 'turn', turn: textTurn({ tenant, user }, envelope.event_id, said), aside };
}

function receiveOpened(envelope: EventEnvelope): Received {
  const { tab, user, channel } = envelope.event;
  if (tab !== 'messages') return ignored('other_tab');
  if (user === undefined || channel === undefined) return ignored('incomplete');
  const address: SlackAddress = { tenant: tenantOf(envelope), user, channel };
  return { kind: 'turn', turn: { ...turnOf(address, envelope.event_id), said: { kind: 'opened' } } };
}

export function receiveCommand(payload: CommandPayload): Received {
  const whole = payload.is_enterprise_install === 'true' ? payload.enterprise_id : undefined;
  const tenant = whole ?? payload.team_id;
  const user = payload.user_id;
  const said = plainText(payload.text ?? '');
  return {
    kind: 'turn',
    turn: textTurn({ tenant, user }, payload.trigger_id, said),
    aside: { tenant, user, channel: payload.channel_id },
  };
}

export function receivePress(payload: PressPayload): Received {
  const [pressed] = payload.actions;
  const whole = payload.is_enterprise_install === true ? payload.enterprise?.id : undefined;
  const tenant = whole ?? payload.team?.id ?? payload.user.team_id;
  if (pressed === undefined || tenant === undefined) return ignored('incomplete');
  const user = payload.user.id;
  const channel = payload.channel?.id;
  const thread = payload.message?.thread_ts;
  const place = { tenant, user, ...(channel !== undefined && { channel }), ...(thread !== undefined && { thread }) };
  const press = readPress(pressed);
  if (press.kind === 'link') return ignored('link_opened');
  if (press.kind === 'unknown')
    return { kind: 'unknown_button', ...(channel !== undefined && { aside: { ...place, channel } }) };
  const address: SlackAddress = channel !== undefined && isDirectMessage(channel) ? place : { tenant, user };
  const delivery = payload.trigger_id ?? `${user}/${pressed.action_ts}`;
  return { kind: 'turn', turn: { ...turnOf(address, delivery), said: press.said } };
}

const ignored = (why: Ignored): Received => ({ kind: 'ignored', why });

/** The installation that an event was sent for; its token answers. */
function tenantOf({ authorizations, team_id }: EventEnvelope): string {
  const authorization = authorizations?.[0];
  const whole = authorization?.is_enterprise_install === true ? authorization.enterprise_id : undefined;
  return whole ?? authorization?.team_id ?? team_id;
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
  return event.user_team !== authorization.team_id && event.user_team !== authorization.enterprise_id;
}

/** Slack also reports our own edits, its previews, joins, other bots and its own notices as messages. */
function notAPersonsWords(envelope: EventEnvelope): Ignored | undefined {
  const { event } = envelope;
  if (event.subtype !== undefined && event.subtype !== 'file_share') return 'subtype';
  if (event.user !== undefined && event.user === botUserOf(envelope)) return 'own_message';
  if (event.bot_id !== undefined) return 'bot';
  return event.user === 'USLACK' || event.user === 'USLACKBOT' ? 'slackbot' : undefined;
}

function turnOf(address: SlackAddress, delivery: string): Omit<Turn, 'said'> {
  const person: Person = { platform: 'slack', tenant: address.tenant, id: address.user };
  return { person, delivery, address: { ...address } };
}

/** Whoever only calls the app by its name, or sends it a picture, asks what it can do. */
const textTurn = (address: SlackAddress, delivery: string, text: string): Turn => ({
  ...turnOf(address, delivery),
  said: { kind: 'text', text: text || 'help' },
});
