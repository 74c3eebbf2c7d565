import { isRecord } from '../../wire/block-rules.ts';
import type { SlackPermits } from '../slack-permits.ts';
import type { SlackMessage, SlackState, SlackUser, SlackView } from '../slack-state.ts';
import { parsed, respond } from '../web-api/web-api.ts';
import {
  blockActions,
  findButton,
  type Surface,
  shortcut,
  slashCommand,
  viewSubmission,
} from './slack-interactions.ts';
import type { DeliveryOptions, Receipt, SlackSender } from './slack-sender.ts';

/** `errors`: what Slack shows at the fields, by `block_id`. */
export type Submitted = Receipt & { readonly errors?: Readonly<Record<string, unknown>> };

/** What a person does to what the app shows: everything that reaches it as an interaction. */
export interface SlackHands {
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
  /**
   * Sends a window with what was written into its fields, by `block_id`. It closes unless the app names what is wrong
   * with a field, or fails.
   */
  submits(view: SlackView, written: Readonly<Record<string, string>>, options?: DeliveryOptions): Promise<Submitted>;
  /** Closes a window without sending it; the app hears nothing of it. */
  closes(view: SlackView): void;
  /** Uses a shortcut of the app, by its `callback_id`; on a message where one is given. */
  uses(callbackId: string, on?: SlackMessage, options?: DeliveryOptions): Promise<Receipt>;
}

interface HandsDeps {
  readonly state: SlackState;
  readonly sender: SlackSender;
  readonly permits: SlackPermits;
  /** Where the token of a `response_url` is appended. */
  readonly responseRoot: () => string;
  readonly dm: string;
}

const form = 'application/x-www-form-urlencoded';

export function createHands(user: SlackUser, { state, sender, permits, responseRoot, dm }: HandsDeps): SlackHands {
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

  const interact = (triggerId: string, body: string, options?: DeliveryOptions) =>
    sender.send({ id: triggerId, contentType: form, body, retried: false }, options);

  return {
    async clicks(on, name, options) {
      const surface = surfaceOf(on);
      const button = findButton(on.blocks, name);
      const triggerId = permits.trigger(user.id);
      const body = blockActions({ user, button, triggerId, actionTs: state.nextTs() }, surface);
      const receipt = await interact(triggerId, body, options);
      const { url } = button.element;
      return typeof url === 'string' ? { ...receipt, opens: url } : receipt;
    },
    async submits(view, written, options) {
      const triggerId = permits.trigger(user.id);
      const body = viewSubmission({ user, view, written, triggerId });
      const receipt = await interact(triggerId, body, options);
      const answer = receipt.body === '' ? {} : parsed(receipt.body);
      // Anything else than nothing or JSON is trouble to Slack: the window stays, and says so.
      if (receipt.outcome !== 200 || !isRecord(answer)) return receipt;
      const { response_action: action, errors } = answer;
      if (action === undefined) state.closeView(view.id);
      return isRecord(errors) && areOfFields(errors, view) ? { ...receipt, errors } : receipt;
    },
    closes: ({ id }) => state.closeView(id),
    uses(callbackId, on, options) {
      const triggerId = permits.trigger(user.id);
      const surface = on === undefined ? undefined : surfaceOf(on);
      const used = surface !== undefined && 'message' in surface ? { on: surface } : {};
      return interact(triggerId, shortcut({ user, callbackId, triggerId, actionTs: state.nextTs(), ...used }), options);
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
      const receipt = await interact(triggerId, body, options);
      if (receipt.outcome === 200 && receipt.body !== '') respond(state, place, said(receipt.body));
      return receipt;
    },
  };
}

/** An answer to a slash command is a message in JSON, or its bare text. */
function said(body: string): Readonly<Record<string, unknown>> {
  const message = parsed(body);
  return isRecord(message) ? message : { text: body };
}

/** Slack shows no error at what is no input block, and takes the answer for a mistake. */
function areOfFields(errors: Readonly<Record<string, unknown>>, { blocks }: SlackView): boolean {
  const fields = blocks.flatMap(({ type, block_id }) => (type === 'input' ? [block_id] : []));
  return Object.keys(errors).every((name) => fields.includes(name));
}
