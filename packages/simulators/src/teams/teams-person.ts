import { isRecord } from '../wire/block-rules.ts';
import { fallbackOf, findAction, type InvokeResult, resultOf } from './card-actions.ts';
import {
  cardOf,
  executed,
  installation,
  membersAdded,
  mention,
  type Scene,
  submitted,
  textMessage,
} from './inbound-activities.ts';
import type { TeamsDeliveryOptions, TeamsReceipt, TeamsSender } from './teams-sender.ts';
import { asSeenBy, personalChat, type TeamsActivity, type TeamsState, type TeamsUser } from './teams-state.ts';

type Sent = TeamsReceipt & { readonly activity: TeamsActivity };

/** What came of pressing a button: `opens` for a link, `result` for Action.Execute, neither for Action.Submit. */
interface Pressed extends Partial<TeamsReceipt> {
  readonly opens?: string;
  readonly result?: InvokeResult;
}

interface PressOptions extends TeamsDeliveryOptions {
  /** What was typed and chosen, by the inputs' ids. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Presses as a client does that does not know Action.Execute. */
  readonly asSubmit?: boolean;
}

/**
 * Somebody at the keyboard. Every deed resolves when the bot answered, or failed to: a person never rejects because of
 * the bot.
 */
export interface TeamsPerson {
  readonly id: string;
  readonly aadObjectId: string;
  /** The personal chat with the bot. */
  readonly chat: string;
  /** Adds the app: `installationUpdate`, and `conversationUpdate` twice, as Teams tends to. */
  installs(options?: TeamsDeliveryOptions): Promise<void>;
  /** Removes the app: the bot is told, and can write to this person no more. */
  uninstalls(options?: TeamsDeliveryOptions): Promise<void>;
  /** From now on the bot's messages to this person are refused; the bot is told nothing. */
  blocks(): void;
  unblocks(): void;
  /** Writes in the personal chat. */
  writes(text: string, options?: TeamsDeliveryOptions): Promise<Sent>;
  /** "@bot text" in a channel, as a new thread. */
  mentionsInChannel(channel: string, text: string, options?: TeamsDeliveryOptions): Promise<Sent>;
  /**
   * Presses the button with this title on the card as it was when the activity was taken from the world (what this
   * person saw of it): an old copy makes a press on what has been replaced since.
   */
  presses(on: TeamsActivity, title: string, options?: PressOptions): Promise<Pressed>;
}

interface Deps {
  readonly state: TeamsState;
  readonly sender: TeamsSender;
  readonly bot: { readonly id: string; readonly name: string };
  readonly now: () => number;
  readonly serviceUrl: () => string;
}

export function createTeamsPerson(user: TeamsUser, deps: Deps): TeamsPerson {
  const { state, sender } = deps;
  const chat = personalChat(user);
  const sceneOf = sceneFor(user, deps);

  const posted = (conversation: string, text: string) =>
    state.post({ conversation, text, from: user.id, attachments: [] });
  const execute = async (
    on: TeamsActivity,
    action: Readonly<Record<string, unknown>>,
    options: TeamsDeliveryOptions,
  ) => {
    const { fallback: _, ...sent } = action;
    const receipt = await sender.send(executed(sceneOf(on.conversation, on), on, sent), options);
    const result = resultOf(receipt);
    if (result.shows === 'card') state.showTo(user.id, on, result.card);
    return { ...receipt, result };
  };

  return {
    id: user.id,
    aadObjectId: user.aadObjectId,
    chat,
    async installs(options) {
      state.shut.delete(user.id);
      await sender.send(installation(sceneOf(chat), 'add'), options);
      await sender.send(membersAdded(sceneOf(chat)), { ...options, copies: 2 });
    },
    async uninstalls(options) {
      state.shut.set(user.id, 'uninstalled');
      await sender.send(installation(sceneOf(chat), 'remove'), options);
    },
    blocks() {
      state.shut.set(user.id, 'blocked');
    },
    unblocks() {
      state.shut.delete(user.id);
    },
    async writes(text, options) {
      const activity = posted(chat, text);
      return { ...(await sender.send(textMessage(sceneOf(chat, activity), text), options)), activity };
    },
    async mentionsInChannel(channel, text, options) {
      const activity = posted(channel, `@${deps.bot.name} ${text}`);
      const scene = { ...sceneOf(channel, activity), thread: activity.id };
      return { ...(await sender.send(mention(scene, text), options)), activity };
    },
    async presses(on, title, { inputs = {}, asSubmit = false, ...options } = {}) {
      const named = findAction(cardOf(asSeenBy(user.id, on)), title);
      const action = asSubmit && named.type === 'Action.Execute' ? fallbackOf(named) : named;
      const data = { ...(isRecord(action['data']) && action['data']), ...inputs };
      switch (action.type) {
        case 'Action.OpenUrl':
          return { opens: String(action['url']) };
        case 'Action.Execute':
          return execute(on, { ...action, data }, options);
        case 'Action.Submit':
          return sender.send(submitted(sceneOf(on.conversation, on), on, data), options);
        default:
          throw new Error(`pressing an ${action.type} tells the bot nothing`);
      }
    },
  };
}

/** `about`: the message that is sent (its id is used), or whose card is pressed (its thread is). */
function sceneFor(user: TeamsUser, deps: Deps) {
  const { state, bot, now, serviceUrl } = deps;
  return (conversationId: string, about?: TeamsActivity): Scene => {
    const conversation = state.conversations.get(conversationId);
    if (conversation === undefined || (conversation.personal ?? user.id) !== user.id) {
      throw new Error(`${user.name} does not see the conversation ${conversationId}`);
    }
    const id = about?.from === user.id ? about.id : state.nextId();
    const base = { user, conversation, bot, serviceUrl: serviceUrl(), at: now(), id };
    return about?.thread === undefined ? base : { ...base, thread: about.thread };
  };
}
