import { isRecord } from '../../wire/block-rules.ts';
import type { SlackState } from '../slack-state.ts';
import { checkPrompts, checkSession } from './check-blocks.ts';
import { type Answer, type Args, refuse, textOf } from './web-api-answer.ts';

/** Status, title and prompts of the agent's chat, which lives in the app's direct messages. */
export function assistantMethods(state: SlackState) {
  const directMessages = (id: unknown) => {
    const channel = state.channels.get(String(id));
    return channel?.directWith === undefined ? undefined : channel;
  };
  /** `channel thread_ts`, or undefined when the thread is not there. */
  const threadIn = (channel: unknown, threadTs: unknown) =>
    directMessages(channel) !== undefined && state.messageAt(channel, threadTs) !== undefined
      ? `${channel} ${threadTs}`
      : undefined;
  const keep = (kept: Map<string, string>, thread: string, value: string): Answer => {
    if (value === '') kept.delete(thread);
    else kept.set(thread, value);
    state.feed.changed();
    return { ok: true };
  };

  return {
    'assistant.threads.setStatus'(args: Args): Answer {
      const thread = threadIn(args['channel_id'], args['thread_ts']);
      if (thread === undefined) return refuse('invalid_thread_ts');
      return keep(state.statuses, thread, textOf(args, 'status') ?? '');
    },
    'assistant.threads.setTitle'(args: Args): Answer {
      const thread = threadIn(args['channel_id'], args['thread_ts']);
      const title = textOf(args, 'title');
      if (thread === undefined) return refuse('invalid_thread_ts');
      return title === undefined
        ? refuse('invalid_arguments', ['[ERROR] missing required field: title'])
        : keep(state.titles, thread, title);
    },
    'assistant.threads.setSuggestedPrompts'(args: Args): Answer {
      const channel = directMessages(args['channel_id']);
      if (channel === undefined) return refuse('channel_not_found');
      const complaints = checkPrompts(args['prompts']);
      if (complaints.length > 0) return refuse('invalid_arguments', complaints);
      // With a thread, an app that has agent_view is told "ok" and nothing happens.
      if (textOf(args, 'thread_ts') !== undefined) return { ok: true };
      const prompts = (Array.isArray(args['prompts']) ? args['prompts'] : []).filter(isRecord);
      const title = textOf(args, 'title');
      state.prompts.set(channel.id, {
        prompts: prompts.map((prompt) => ({ title: String(prompt['title']), message: String(prompt['message']) })),
        ...(title !== undefined && { title }),
      });
      state.feed.changed();
      return { ok: true };
    },
    'agents.sessions.setStatus'(args: Args): Answer {
      const complaints = checkSession(args);
      if (complaints.length > 0) return refuse('invalid_arguments', complaints);
      const thread = threadIn(args['channel_id'], args['thread_ts']);
      if (thread === undefined) return refuse('invalid_thread_ts');
      const { initiator_user_id: initiator } = args;
      if (initiator !== undefined && initiator !== directMessages(args['channel_id'])?.directWith)
        return refuse('invalid_arguments', ['[ERROR] initiator_user_id is not in the channel']);
      return keep(state.sessions, thread, String(args['status']));
    },
  };
}
