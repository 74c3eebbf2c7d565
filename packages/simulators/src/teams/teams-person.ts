import { isRecord } from '../wire/block-rules.ts';
import { fallbackOf, fieldsFor, findAction, type InvokeResult } from './card-actions.ts';
import { executeAs, refreshAs } from './execute-as.ts';
import {
  cardOf,
  edited,
  installation,
  membersAdded,
  mention,
  quotation,
  reacted,
  submitted,
  textMessage,
} from './inbound-activities.ts';
import { sceneFor, type TeamsDesk } from './teams-desk.ts';
import type { TeamsDeliveryOptions, TeamsReceipt } from './teams-sender.ts';
import { asSeenBy, personalChat, type TeamsActivity, type TeamsUser } from './teams-state.ts';

type Sent = TeamsReceipt & { readonly activity: TeamsActivity };

/** What came of pressing a button: `opens` for a link, `result` for Action.Execute, neither for Action.Submit. */
interface Pressed extends Partial<TeamsReceipt> {
  readonly opens?: string;
  readonly result?: InvokeResult;
  /** What a field says that must be filled in first; the bot learns nothing of it. */
  readonly asksFirst?: string;
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
  /** Adds the app: `conversationUpdate` twice, as Teams tends to, and `installationUpdate`. */
  installs(options?: TeamsDeliveryOptions): Promise<void>;
  /** Removes the app: the bot is told, and can write to this person no more. */
  uninstalls(options?: TeamsDeliveryOptions): Promise<void>;
  /** Adds the app to a team (by one of its channels) or to a group chat; told as often as `installs`. */
  addsTo(conversation: string, options?: TeamsDeliveryOptions): Promise<void>;
  /** Removes it again: the bot is told, and can write there no more. */
  removesFrom(conversation: string, options?: TeamsDeliveryOptions): Promise<void>;
  /** From now on the bot's messages to this person are refused; the bot is told nothing. */
  blocks(): void;
  unblocks(): void;
  /** Writes in the personal chat. */
  writes(text: string, options?: TeamsDeliveryOptions): Promise<Sent>;
  /** Writes in the personal chat, quoting a message of it. */
  repliesTo(message: TeamsActivity, text: string, options?: TeamsDeliveryOptions): Promise<Sent>;
  /** "@bot text" in a channel, as a new thread. */
  mentionsInChannel(channel: string, text: string, options?: TeamsDeliveryOptions): Promise<Sent>;
  /** "@bot text" in a group chat. */
  mentionsInGroupChat(chat: string, text: string, options?: TeamsDeliveryOptions): Promise<Sent>;
  /** Comes back to a message: their client refreshes what it shows of it, if the message asks for that. */
  looksAt(message: TeamsActivity): Promise<void>;
  /** Changes a message of theirs. */
  edits(message: TeamsActivity, text: string, options?: TeamsDeliveryOptions): Promise<TeamsReceipt>;
  /** `like`, `heart`, … */
  reacts(message: TeamsActivity, reaction: string, options?: TeamsDeliveryOptions): Promise<TeamsReceipt>;
  /**
   * Presses the button with this title on the card as it was when the activity was taken from the world (what this
   * person saw of it): an old copy makes a press on what has been replaced since.
   */
  presses(on: TeamsActivity, title: string, options?: PressOptions): Promise<Pressed>;
}

export function createTeamsPerson(user: TeamsUser, desk: TeamsDesk): TeamsPerson {
  const { state, sender } = desk;
  const chat = personalChat(user);
  const sceneOf = sceneFor(user, desk);

  const posted = (conversation: string, text: string) =>
    state.post({ conversation, text, from: user.id, attachments: [] });
  const added = async (conversation: string, options?: TeamsDeliveryOptions) => {
    state.shut.delete(conversation);
    await sender.send(membersAdded(sceneOf(conversation)), { ...options, copies: 2 });
    await sender.send(installation(sceneOf(conversation), 'add'), options);
  };

  return {
    id: user.id,
    aadObjectId: user.aadObjectId,
    chat,
    async installs(options) {
      state.shut.delete(user.id);
      await added(chat, options);
    },
    async uninstalls(options) {
      state.shut.set(user.id, 'uninstalled');
      await sender.send(installation(sceneOf(chat), 'remove'), options);
    },
    addsTo: added,
    async removesFrom(conversation, options) {
      state.shut.set(conversation, 'uninstalled');
      await sender.send(installation(sceneOf(conversation), 'remove'), options);
    },
    blocks: () => void state.shut.set(user.id, 'blocked'),
    unblocks: () => void state.shut.delete(user.id),
    async writes(text, options) {
      const activity = posted(chat, text);
      return { ...(await sender.send(textMessage(sceneOf(chat, activity), text), options)), activity };
    },
    async repliesTo(message, text, options) {
      const activity = posted(chat, text);
      return { ...(await sender.send(quotation(sceneOf(chat, activity), message, text), options)), activity };
    },
    async mentionsInChannel(channel, text, options) {
      const activity = posted(channel, `@${desk.bot.name} ${text}`);
      const scene = { ...sceneOf(channel, activity), thread: activity.id };
      return { ...(await sender.send(mention(scene, text), options)), activity };
    },
    async mentionsInGroupChat(group, text, options) {
      const activity = posted(group, `@${desk.bot.name} ${text}`);
      return { ...(await sender.send(mention(sceneOf(group, activity), text), options)), activity };
    },
    looksAt: (message) => refreshAs(user, desk, message),
    edits: (message, text, options) =>
      sender.send(edited(sceneOf(message.conversation, message), message, text), options),
    reacts: (message, reaction, options) =>
      sender.send(reacted(sceneOf(message.conversation), message, reaction), options),
    async presses(on, title, { inputs = {}, asSubmit = false, ...options } = {}) {
      const card = cardOf(asSeenBy(user.id, on));
      const named = findAction(card, title);
      const action = asSubmit && named.type === 'Action.Execute' ? fallbackOf(named) : named;
      const { asksFirst, words } = filledIn(fieldsFor(card, action), inputs);
      if (asksFirst !== undefined) return { asksFirst };
      const data = { ...(isRecord(action['data']) && action['data']), ...words };
      switch (action.type) {
        case 'Action.OpenUrl':
          return { opens: String(action['url']) };
        case 'Action.Execute':
          return executeAs(user, desk, { card: on, action: { ...action, data }, trigger: 'manual', options });
        case 'Action.Submit':
          return sender.send(submitted(sceneOf(on.conversation, on), on, data), options);
        default:
          throw new Error(`pressing an ${action.type} tells the bot nothing`);
      }
    },
  };
}

/** What a client sends along; it neither takes more than fits into a field nor lets one be skipped that is required. */
function filledIn(
  fields: ReturnType<typeof fieldsFor>,
  inputs: Readonly<Record<string, string>>,
): { readonly asksFirst?: string; readonly words: Readonly<Record<string, string>> } {
  const unknown = Object.keys(inputs).find((id) => !fields.some((field) => field.id === id));
  if (unknown !== undefined) throw new Error(`no field called "${unknown}" goes along with this button`);
  const words = Object.fromEntries(
    fields.flatMap(({ id, maxLength }) => {
      const typed = inputs[id]?.slice(0, maxLength);
      return typed === undefined ? [] : [[id, typed]];
    }),
  );
  const skipped = fields.find(({ id, isRequired }) => isRequired && (words[id] ?? '').trim() === '');
  return skipped === undefined ? { words } : { asksFirst: skipped.errorMessage, words };
}
