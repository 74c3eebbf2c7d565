import { isRecord } from '../wire/block-rules.ts';
import { appMention, directMessage, envelopeOf, homeOpened, type SlackEvent } from './slack-events.ts';
import { blockActions, findButton, type Surface, slashCommand } from './slack-interactions.ts';
import type { SlackPermits } from './slack-permits.ts';
import type { DeliveryOptions, Receipt, SlackSender } from './slack-sender.ts';
import { type SlackMessage, type SlackState, type SlackUser, type SlackView, workspace } from './slack-state.ts';
import { typed } from './slack-text.ts';
import { respond } from './web-api.ts';

type Posted = Receipt & { readonly message: SlackMessage };

type WritingOptions = DeliveryOptions & { readonly threadTs?: string };

/**
 * Somebody at the keyboard. Every deed resolves when the app answered Slack's first request, or failed to: a person
 * never rejects because of the app.
 */
export interface SlackPerson {
  readonly id: string;
  /** The channel of the direct messages with the app. */
  readonly dm: string;
  /** A direct message, as typed: addresses and links become what Slack makes of them. */
  writes(text: string, options?: WritingOptions): Promise<Posted>;
  /** "@app text" in a channel. */
  mentions(channel: string, text: string, options?: WritingOptions): Promise<Posted>;
  /**
   * Clicks the button with this label or action_id on the message (or view) as it was when it was taken from the
   * world: an old copy makes a click on what has been replaced since.
   */
  clicks(
    on: SlackMessage | SlackView,
    button: string,
    options?: DeliveryOptions,
  ): Promise<Receipt & { readonly opens?: string }>;
  /** A slash command, in the direct messages unless `channel` says otherwise. */
  runs(command: string, text?: string, options?: DeliveryOptions & { readonly channel?: string }): Promise<Receipt>;
  opensHome(options?: DeliveryOptions): Promise<Receipt>;
  opensMessages(options?: DeliveryOptions): Promise<Receipt>;
}

interface Deps {
  readonly state: SlackState;
  readonly sender: SlackSender;
  readonly permits: SlackPermits;
  readonly now: () => number;
  /** Where the token of a `response_url` is appended. */
  readonly responseRoot: () => string;
}

const form = 'application/x-www-form-urlencoded';

export function createSlackPerson(user: SlackUser, deps: Deps): SlackPerson {
  const { state, sender, permits, responseRoot } = deps;
  const dm = (state.directMessagesOf(user.id) ?? state.addChannel(user.name, user.id)).id;
  const says = sayIn(user, deps);

  const opens = (tab: 'home' | 'messages', options?: DeliveryOptions) =>
    sendEvent(
      deps,
      homeOpened({ user: user.id, channel: dm, tab, ts: state.nextTs(), home: state.homeOf(user.id) }),
      options,
    );
  const responseUrl = (message: SlackMessage) => {
    const { channel, ts, threadTs } = message;
    return (
      responseRoot() + permits.response({ channel, ts, user: user.id, ...(threadTs !== undefined && { threadTs }) })
    );
  };
  const surfaceOf = (on: SlackMessage | SlackView): Surface => {
    if ('hash' in on) return { view: on };
    const channel = state.channels.get(on.channel);
    if (channel === undefined || (channel.directWith ?? user.id) !== user.id || (on.onlyFor ?? user.id) !== user.id) {
      throw new Error(`${user.name} does not see the message ${on.ts}`);
    }
    return { message: on, channel, responseUrl: responseUrl(on) };
  };

  return {
    id: user.id,
    dm,
    writes: (text, options) => says({ channel: dm, text: typed(text), event: directMessage }, options),
    mentions: (channel, text, options) =>
      says({ channel, text: `<@${workspace.botUser}> ${typed(text)}`, event: appMention }, options),
    async clicks(on, name, options) {
      const surface = surfaceOf(on);
      const button = findButton(on.blocks, name);
      const triggerId = permits.trigger(user.id);
      const body = blockActions({ user, button, triggerId, actionTs: state.nextTs() }, surface);
      const receipt = await sender.send({ id: triggerId, contentType: form, body, retried: false }, options);
      const { url } = button.element;
      return typeof url === 'string' ? { ...receipt, opens: url } : receipt;
    },
    async runs(command, text = '', { channel: id = dm, ...options } = {}) {
      const channel = state.channels.get(id);
      if (channel === undefined) throw new Error(`there is no channel ${id}`);
      const triggerId = permits.trigger(user.id);
      const place = { channel: id, user: user.id };
      const body = slashCommand({
        user,
        channel,
        command,
        text,
        triggerId,
        responseUrl: responseRoot() + permits.response(place),
      });
      const receipt = await sender.send({ id: triggerId, contentType: form, body, retried: false }, options);
      if (receipt.outcome === 200 && receipt.body !== '') respond(state, place, said(receipt.body));
      return receipt;
    },
    opensHome: (options) => opens('home', options),
    opensMessages: (options) => opens('messages', options),
  };
}

/** An answer to a slash command is a message in JSON, or its bare text. */
function said(body: string): Readonly<Record<string, unknown>> {
  if (!body.startsWith('{')) return { text: body };
  const message: unknown = JSON.parse(body);
  return isRecord(message) ? message : {};
}

function sayIn(user: SlackUser, deps: Deps) {
  const { state } = deps;
  return async (
    said: { readonly channel: string; readonly text: string; readonly event: (message: SlackMessage) => SlackEvent },
    { threadTs, ...options }: WritingOptions = {},
  ): Promise<Posted> => {
    const { channel, text, event } = said;
    const elements = [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }];
    const message = state.post({
      channel,
      text,
      author: user.id,
      byApp: false,
      blocks: [{ type: 'rich_text', elements }],
      ...(threadTs !== undefined && { threadTs }),
    });
    return { ...(await sendEvent(deps, event(message), options)), message };
  };
}

/** Wraps an event, gives it its id and sends it. */
export function sendEvent(
  deps: { readonly state: SlackState; readonly sender: SlackSender; readonly now: () => number },
  event: SlackEvent,
  options?: DeliveryOptions,
): Promise<Receipt> {
  const eventId = deps.state.nextId('Ev');
  const body = envelopeOf(event, { eventId, at: deps.now() });
  return deps.sender.send({ id: eventId, contentType: 'application/json', body, retried: true }, options);
}
