import { isRecord } from '../../wire/block-rules.ts';
import { onTheWire, viewOnTheWire } from '../slack-events.ts';
import {
  type SlackBlock,
  type SlackChannel,
  type SlackMessage,
  type SlackUser,
  type SlackView,
  workspace,
} from '../slack-state.ts';

const { team, domain, app } = workspace;

interface FoundButton {
  readonly blockId: string | undefined;
  readonly element: Readonly<Record<string, unknown>>;
}

/** The one button with this action_id or this label. Throws when there is none or more than one. */
export function findButton(blocks: readonly SlackBlock[], wanted: string): FoundButton {
  const buttons = blocks.flatMap((block) => buttonsIn(block).map((element) => ({ blockId: block.block_id, element })));
  const fitting = buttons.filter(({ element }) => element['action_id'] === wanted || labelOf(element) === wanted);
  const [found, second] = fitting;
  if (found !== undefined && second === undefined) return found;
  const labels = buttons.map(({ element }) => `"${labelOf(element)}" (${String(element['action_id'])})`).join(', ');
  throw new Error(`${fitting.length} buttons called "${wanted}" among: ${labels || 'none at all'}`);
}

function buttonsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn);
  if (!isRecord(value)) return [];
  if (value['type'] === 'button') return [value];
  return Object.values(value).flatMap(buttonsIn);
}

function labelOf(element: Readonly<Record<string, unknown>>): string | undefined {
  const { text } = element;
  return isRecord(text) && typeof text['text'] === 'string' ? text['text'] : undefined;
}

interface Click {
  readonly user: SlackUser;
  readonly button: FoundButton;
  readonly triggerId: string;
  readonly actionTs: string;
}

/** Where a button was clicked: on a message, or on a view. */
export type Surface =
  | { readonly message: SlackMessage; readonly channel: SlackChannel; readonly responseUrl: string }
  | { readonly view: SlackView };

/** The form body of a `block_actions` interaction. */
export function blockActions(click: Click, surface: Surface): string {
  const { user, button, triggerId, actionTs } = click;
  const { action_id, text, value, url, style } = button.element;
  const payload = {
    type: 'block_actions',
    ...actor(user, triggerId),
    state: { values: {} },
    actions: [{ action_id, block_id: button.blockId, text, value, url, style, type: 'button', action_ts: actionTs }],
    ...('view' in surface ? onView(surface.view) : onMessage(surface)),
  };
  return formOf(payload);
}

function onView(view: SlackView) {
  return { container: { type: 'view', view_id: view.id }, view: viewOnTheWire(view) };
}

function onMessage({ message, channel, responseUrl }: Exclude<Surface, { view: SlackView }>) {
  const ephemeral = message.onlyFor !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
    },
    channel: { id: channel.id, name: channelName(channel) },
    // Of an ephemeral message Slack tells the app nothing but where it is.
    ...(!ephemeral && { message: onTheWire(message) }),
    response_url: responseUrl,
  };
}

function channelName(channel: SlackChannel): string {
  return channel.directWith === undefined ? channel.name : 'directmessage';
}

/** What every interaction begins with. */
function actor(user: SlackUser, triggerId: string) {
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: team },
    api_app_id: app,
    token: 'verification-token-of-old',
    trigger_id: triggerId,
    team: { id: team, domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

const formOf = (payload: object) => new URLSearchParams({ payload: JSON.stringify(payload) }).toString();

/** The form body of a `view_submission`: what was written, by the block's id and the element's. */
export function viewSubmission(sent: {
  readonly user: SlackUser;
  readonly view: SlackView;
  readonly written: Readonly<Record<string, string>>;
  readonly triggerId: string;
}): string {
  const { user, view, written, triggerId } = sent;
  const values = Object.fromEntries(
    view.blocks.flatMap(({ type, block_id, element }) => {
      if (type !== 'input' || block_id === undefined || !isRecord(element)) return [];
      const value = written[block_id] ?? null;
      return [[block_id, { [String(element['action_id'])]: { type: element['type'], value } }]];
    }),
  );
  const submitted = { ...viewOnTheWire(view), state: { values } };
  return formOf({ type: 'view_submission', ...actor(user, triggerId), view: submitted, response_urls: [] });
}

/** The form body of a shortcut; `on` is the message that a message shortcut was used on. */
export function shortcut(used: {
  readonly user: SlackUser;
  readonly callbackId: string;
  readonly triggerId: string;
  readonly actionTs: string;
  readonly on?: Exclude<Surface, { view: SlackView }>;
}): string {
  const { user, callbackId, triggerId, actionTs, on } = used;
  const common = { callback_id: callbackId, action_ts: actionTs, ...actor(user, triggerId) };
  if (on === undefined) return formOf({ type: 'shortcut', ...common });
  const { message, channel, responseUrl } = on;
  return formOf({
    type: 'message_action',
    ...common,
    channel: { id: channel.id, name: channelName(channel) },
    message: onTheWire(message),
    message_ts: message.ts,
    response_url: responseUrl,
  });
}

/** The form body of a slash command. */
export function slashCommand(run: {
  readonly user: SlackUser;
  readonly channel: SlackChannel;
  readonly command: string;
  readonly text: string;
  readonly triggerId: string;
  readonly responseUrl: string;
}): string {
  const { user, channel, command, text, triggerId, responseUrl } = run;
  return new URLSearchParams({
    token: 'verification-token-of-old',
    team_id: team,
    team_domain: domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: app,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggerId,
  }).toString();
}
