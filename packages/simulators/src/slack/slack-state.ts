import type { MovableClock } from '../movable-clock.ts';
import { createChangeFeed } from '../wire/change-feed.ts';

export interface SlackUser {
  readonly id: string;
  readonly name: string;
  /** Left out: Slack does not tell it (bots, some guests, people of other organisations). */
  readonly email?: string;
  /** IANA name. */
  readonly timeZone?: string;
  /** `en-US`. */
  readonly locale?: string;
  /** From another organisation, met through Slack Connect. */
  readonly stranger: boolean;
  /** A guest of this workspace. */
  readonly guest: boolean;
}

export interface SlackChannel {
  readonly id: string;
  readonly name: string;
  /** The person whose direct messages with the app these are; undefined for a channel that all of the workspace sees. */
  readonly directWith?: string;
}

export interface SlackBlock {
  readonly type: string;
  readonly block_id?: string;
  readonly [field: string]: unknown;
}

export interface SlackMessage {
  readonly channel: string;
  /** Unique within the channel; seconds since 1970 with six places. */
  readonly ts: string;
  readonly threadTs?: string;
  /** A user's id, the app's own bot user included. */
  readonly author: string;
  readonly byApp: boolean;
  /** As Slack stores it: `&`, `<` and `>` escaped, links and mentions in angle brackets. */
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
  readonly editedTs?: string;
  /** An ephemeral message: the only person who sees it. */
  readonly onlyFor?: string;
}

export interface SlackView {
  readonly id: string;
  readonly owner: string;
  readonly hash: string;
  readonly type: 'home' | 'modal';
  readonly blocks: readonly SlackBlock[];
  /** The view as the app sent it. */
  readonly sent: Readonly<Record<string, unknown>>;
}

export interface SuggestedPrompts {
  readonly title?: string;
  readonly prompts: readonly { readonly title: string; readonly message: string }[];
}

export const workspace = {
  team: 'T0SIMULATED',
  domain: 'simulated',
  app: 'A0SIMULATED',
  bot: 'B0SIMULATED',
  botUser: 'U0SIMULATED',
  botName: 'inbox-reconnect',
} as const;

export type SlackState = ReturnType<typeof createSlackState>;

/** Everything the simulated workspace remembers. Values are replaced, never changed, so a kept message stays as it was. */
export function createSlackState(clock: MovableClock) {
  const feed = createChangeFeed();
  const users = new Map<string, SlackUser>();
  const channels = new Map<string, SlackChannel>();
  const views = new Map<string, SlackView>();
  const nextId = createIds();
  /** What the agent's threads show, by `channel thread_ts`. */
  const threads = {
    statuses: new Map<string, string>(),
    titles: new Map<string, string>(),
    sessions: new Map<string, string>(),
  };

  const sees = (user: SlackUser, message: SlackMessage) => {
    if (message.onlyFor !== undefined) return message.onlyFor === user.id;
    const { directWith } = channels.get(message.channel) ?? {};
    return directWith === undefined ? !user.guest && !user.stranger : directWith === user.id;
  };
  const messages = createMessageLog({
    nextTs: createTimestamps(clock),
    nextId,
    changed: feed.changed,
    posted: ({ byApp, channel, threadTs }) => byApp && threads.statuses.delete(`${channel} ${threadTs}`),
  });

  return {
    ...messages,
    ...threads,
    feed,
    users,
    channels,
    views,
    nextId,
    prompts: new Map<string, SuggestedPrompts>(),
    messagesSeenBy(userId: string): SlackMessage[] {
      const user = users.get(userId);
      return user === undefined ? [] : messages.messages().filter((message) => sees(user, message));
    },
    addUser(user: Omit<SlackUser, 'id'>): SlackUser {
      const added = { ...user, id: nextId('U') };
      users.set(added.id, added);
      feed.changed();
      return added;
    },
    addChannel(name: string, directWith?: string): SlackChannel {
      const id = nextId(directWith === undefined ? 'C' : 'D');
      const added = { id, name, ...(directWith !== undefined && { directWith }) };
      channels.set(id, added);
      feed.changed();
      return added;
    },
    directMessagesOf: (userId: string) => [...channels.values()].find(({ directWith }) => directWith === userId),
    show(view: Omit<SlackView, 'hash'>): SlackView {
      const shown = { ...view, blocks: named(view.blocks, nextId), hash: nextId('h') };
      views.set(shown.id, shown);
      feed.changed();
      return shown;
    },
    closeView(id: string): void {
      views.delete(id);
      feed.changed();
    },
    homeOf: (userId: string) => [...views.values()].find(({ type, owner }) => type === 'home' && owner === userId),
  };
}

function createMessageLog(deps: {
  readonly nextTs: () => string;
  readonly nextId: (prefix: string) => string;
  readonly changed: () => void;
  readonly posted: (message: SlackMessage) => void;
}) {
  const { nextTs, nextId, changed, posted } = deps;
  let messages: readonly SlackMessage[] = [];

  const replace = (before: SlackMessage, after: readonly SlackMessage[]) => {
    messages = messages.flatMap((one) => (one === before ? after : one));
    changed();
  };
  return {
    nextTs,
    messages: () => messages,
    messageAt: (channel: unknown, ts: unknown) => messages.find((one) => one.channel === channel && one.ts === ts),
    post(draft: Omit<SlackMessage, 'ts'>): SlackMessage {
      const message = { ...draft, blocks: named(draft.blocks, nextId), ts: nextTs() };
      messages = [...messages, message];
      posted(message);
      changed();
      return message;
    },
    edit(before: SlackMessage, change: Pick<SlackMessage, 'text' | 'blocks'>): SlackMessage {
      const after = { ...before, text: change.text, blocks: named(change.blocks, nextId), editedTs: nextTs() };
      replace(before, [after]);
      return after;
    },
    remove: (message: SlackMessage) => replace(message, []),
  };
}

/** Slack names every block that the app left unnamed. */
function named(blocks: readonly SlackBlock[], nextId: (prefix: string) => string): SlackBlock[] {
  return blocks.map((block) => ({ block_id: nextId('b'), ...block }));
}

function createIds() {
  let made = 0;
  return (prefix: string) => {
    made += 1;
    return `${prefix}${String(made).padStart(8, '0')}`;
  };
}

/** The clock's time, a microsecond later than the one before where the clock stands still. */
function createTimestamps(clock: MovableClock) {
  let last = 0;
  return () => {
    last = Math.max(last + 1, clock.now() * 1000);
    return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`;
  };
}
