import { appMention, directMessage, envelopeOf, homeOpened, type SlackEvent, sessionStopped } from '../slack-events.ts';
import type { SlackPermits } from '../slack-permits.ts';
import { type SlackMessage, type SlackState, type SlackUser, workspace } from '../slack-state.ts';
import { createHands, type SlackHands } from './slack-hands.ts';
import type { DeliveryOptions, Receipt, SlackSender } from './slack-sender.ts';
import { type Typed, typed } from './slack-text.ts';

type Posted = Receipt & { readonly message: SlackMessage };

type WritingOptions = DeliveryOptions & { readonly threadTs?: string };

/**
 * Somebody at the keyboard. Every deed resolves when the app answered Slack's first request, or failed to: a person
 * never rejects because of the app.
 */
export interface SlackPerson extends SlackHands {
  readonly id: string;
  /** The channel of the direct messages with the app. */
  readonly dm: string;
  /** A direct message, as typed: addresses and links become what Slack makes of them. */
  writes(text: string, options?: WritingOptions): Promise<Posted>;
  /** "@app text" in a channel. */
  mentions(channel: string, text: string, options?: WritingOptions): Promise<Posted>;
  /** Slack's own Stop button, shown in a thread while the app is at work there. Throws where it is not shown. */
  stops(threadTs: string, options?: DeliveryOptions): Promise<Receipt>;
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

export function createSlackPerson(user: SlackUser, deps: Deps): SlackPerson {
  const { state } = deps;
  const dm = (state.directMessagesOf(user.id) ?? state.addChannel(user.name, user.id)).id;
  const says = sayIn(user, deps);

  const opens = (tab: 'home' | 'messages', options?: DeliveryOptions) =>
    sendEvent(
      deps,
      homeOpened({ user: user.id, channel: dm, tab, ts: state.nextTs(), home: state.homeOf(user.id) }),
      options,
    );
  return {
    id: user.id,
    dm,
    writes: (text, options) => says({ channel: dm, said: typed(text), event: directMessage }, options),
    mentions: (channel, text, options) => says({ channel, said: calling(typed(text)), event: appMention }, options),
    ...createHands(user, { ...deps, dm }),
    stops(threadTs, options) {
      if (state.sessions.get(`${dm} ${threadTs}`) !== 'processing') throw new Error('Slack shows no Stop button there');
      return sendEvent(deps, sessionStopped({ user: user.id, channel: dm, threadTs, ts: state.nextTs() }), options);
    },
    opensHome: (options) => opens('home', options),
    opensMessages: (options) => opens('messages', options),
  };
}

/** Said to the app where others read. */
const calling = ({ text, elements }: Typed): Typed => ({
  text: `<@${workspace.botUser}> ${text}`,
  elements: [{ type: 'user', user_id: workspace.botUser }, { type: 'text', text: ' ' }, ...elements],
});

function sayIn(user: SlackUser, deps: Deps) {
  const { state } = deps;
  return async (
    spoken: { readonly channel: string; readonly said: Typed; readonly event: (message: SlackMessage) => SlackEvent },
    { threadTs, ...options }: WritingOptions = {},
  ): Promise<Posted> => {
    const { channel, said, event } = spoken;
    const message = state.post({
      channel,
      text: said.text,
      author: user.id,
      byApp: false,
      blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: said.elements }] }],
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
