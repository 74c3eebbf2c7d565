import { isRecord } from '../../wire/block-rules.ts';
import { directMessage, messageChanged, messageDeleted, onTheWire, type SlackEvent } from '../slack-events.ts';
import { type SlackBlock, type SlackChannel, type SlackMessage, type SlackState, workspace } from '../slack-state.ts';
import { checkMessageBlocks } from './check-blocks.ts';
import { type Answer, type Args, refuse, textOf } from './web-api-answer.ts';

interface Content {
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

/** In characters. */
const longestText = { posted: 40_000, changed: 4_000 } as const;
/**
 * In characters of JSON. Written down nowhere: Slack has been seen to refuse more than about 13,200, by what its own copy
 * of the blocks comes to.
 */
const longestBlocks = 13_000;

/** The text and blocks of a message to be, or why Slack refuses them. */
export function contentOf(args: Args, longest: number = longestText.posted): Content | { readonly refused: Answer } {
  const text = textOf(args, 'text') ?? '';
  const { blocks = [] } = args;
  if (!areBlocks(blocks)) return { refused: refuse('invalid_blocks_format') };
  if (text === '' && blocks.length === 0) return { refused: refuse('no_text') };
  if (text.length > longest) return { refused: refuse('msg_too_long') };
  const complaints = checkMessageBlocks(blocks);
  if (complaints.length > 0) return { refused: refuse('invalid_blocks', complaints) };
  if (JSON.stringify(blocks).length > longestBlocks) return { refused: refuse('msg_blocks_too_long') };
  return { text, blocks };
}

export function areBlocks(value: unknown): value is SlackBlock[] {
  return Array.isArray(value) && value.every((block) => isRecord(block) && typeof block['type'] === 'string');
}

/** `echo` sends the app an event about what it did itself, as Slack does in direct messages. */
export function chatMethods(state: SlackState, echo: (event: SlackEvent) => void) {
  const channelFor = (args: Args): SlackChannel | undefined => {
    const id = textOf(args, 'channel') ?? '';
    return state.channels.get(id) ?? state.directMessagesOf(id);
  };
  const echoIn = (channel: string, event: () => SlackEvent) => {
    if (state.channels.get(channel)?.directWith !== undefined) echo(event());
  };
  const own = (args: Args): SlackMessage | undefined => {
    const message = state.messageAt(args['channel'], args['ts']);
    return message?.onlyFor === undefined ? message : undefined;
  };
  /** A reply begins no thread, and neither does what one person alone sees. */
  const threadOf = (channel: SlackChannel, args: Args): { threadTs?: string } | 'unknown' => {
    const threadTs = textOf(args, 'thread_ts');
    if (threadTs === undefined) return {};
    const root = state.messageAt(channel.id, threadTs);
    return root === undefined || root.threadTs !== undefined || root.onlyFor !== undefined ? 'unknown' : { threadTs };
  };
  const isUnderWay = ({ channel, threadTs }: Pick<SlackMessage, 'channel' | 'threadTs'>): boolean =>
    threadTs === undefined ||
    state.messages().some((one) => one.channel === channel && one.threadTs === threadTs && one.onlyFor === undefined);
  const draft = (args: Args) => {
    const channel = channelFor(args);
    if (channel === undefined) return { refused: refuse('channel_not_found') };
    const thread = threadOf(channel, args);
    if (thread === 'unknown') return { refused: refuse('thread_not_found') };
    const content = contentOf(args);
    if ('refused' in content) return content;
    return { channel, message: { channel: channel.id, author: workspace.botUser, byApp: true, ...content, ...thread } };
  };

  return {
    'chat.postMessage'(args: Args): Answer {
      const drafted = draft(args);
      if ('refused' in drafted) return drafted.refused;
      const posted = state.post(drafted.message);
      echoIn(posted.channel, () => directMessage(posted));
      return { ok: true, channel: posted.channel, ts: posted.ts, message: onTheWire(posted) };
    },
    'chat.postEphemeral'(args: Args): Answer {
      const drafted = draft(args);
      if ('refused' in drafted) return drafted.refused;
      const user = state.users.get(textOf(args, 'user') ?? '');
      const { directWith = user?.id } = drafted.channel;
      if (user === undefined || directWith !== user.id) return refuse('user_not_in_channel');
      // Slack shows none in a thread that nobody has answered in, and does not say so.
      if (!isUnderWay(drafted.message)) return { ok: true, message_ts: state.nextTs() };
      const posted = state.post({ ...drafted.message, onlyFor: user.id });
      return { ok: true, message_ts: posted.ts };
    },
    'chat.update'(args: Args): Answer {
      const before = own(args);
      if (before === undefined) return refuse('message_not_found');
      if (!before.byApp) return refuse('cant_update_message');
      const content = contentOf(args, longestText.changed);
      if ('refused' in content) return content.refused;
      const after = state.edit(before, content);
      echoIn(after.channel, () => messageChanged(before, after, state.nextTs()));
      return { ok: true, channel: after.channel, ts: after.ts, text: after.text, message: onTheWire(after) };
    },
    'chat.delete'(args: Args): Answer {
      const message = own(args);
      if (message === undefined) return refuse('message_not_found');
      if (!message.byApp) return refuse('cant_delete_message');
      state.remove(message);
      echoIn(message.channel, () => messageDeleted(message, state.nextTs()));
      return { ok: true, channel: message.channel, ts: message.ts };
    },
  };
}
