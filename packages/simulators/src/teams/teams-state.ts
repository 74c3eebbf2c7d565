import type { MovableClock } from '../movable-clock.ts';
import { createChangeFeed } from '../wire/change-feed.ts';

export interface TeamsUser {
  /** `29:…`, what activities call `from.id`. */
  readonly id: string;
  readonly aadObjectId: string;
  readonly name: string;
  readonly tenantId: string;
  readonly userPrincipalName: string;
  readonly email?: string;
  /** IANA name. */
  readonly timeZone?: string;
  /** `en-US`. */
  readonly locale?: string;
}

export interface TeamsConversation {
  readonly id: string;
  /** The person of a personal chat. */
  readonly personal?: string;
  /** The people of a group chat. Without either it is a channel of the team. */
  readonly members?: readonly string[];
  readonly name: string;
}

export interface TeamsAttachment {
  readonly contentType: string;
  readonly content: unknown;
}

export interface TeamsActivity {
  readonly id: string;
  readonly conversation: string;
  /** In a channel: the id of the message that began the thread. */
  readonly thread?: string;
  /** `29:…`, or undefined for the bot. */
  readonly from?: string;
  readonly text: string;
  /** What notifications show. */
  readonly summary?: string;
  readonly attachments: readonly TeamsAttachment[];
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  readonly editedAt?: number;
  /** Cards that answers to Action.Execute put in place of the attachment, by the id of the person who sees them. */
  readonly cardFor: Readonly<Record<string, unknown>>;
}

/** The team that all channels are in; members of channels are asked for under this id, too. */
export const team = '19:simulated-team@thread.tacv2';
export const homeTenant = '00000000-0000-4000-8000-00000000abcd';
export const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

const typingLastsMs = 10_000;

export type TeamsState = ReturnType<typeof createTeamsState>;

/** Everything the simulated tenant remembers. Values are replaced, never changed, so a kept activity stays as it was. */
export function createTeamsState(clock: MovableClock) {
  const feed = createChangeFeed();
  const users = new Map<string, TeamsUser>();
  const conversations = new Map<string, TeamsConversation>();
  const log = createActivityLog(clock, feed.changed);

  const sees = (user: TeamsUser, { conversation }: TeamsActivity) => {
    const { personal, members } = conversations.get(conversation) ?? {};
    if (members !== undefined) return members.includes(user.id);
    return personal === undefined ? user.tenantId === homeTenant : personal === user.id;
  };
  const addConversation = (conversation: TeamsConversation) => {
    conversations.set(conversation.id, conversation);
    feed.changed();
    return conversation;
  };

  return {
    ...log,
    feed,
    users,
    conversations,
    /** Why the bot may not write to a person, or where several read, by the id of either. */
    shut: new Map<string, 'blocked' | 'uninstalled'>(),
    addUser(profile: Pick<TeamsUser, 'name'> & Partial<TeamsUser>): TeamsUser {
      const number = users.size + 1;
      const user: TeamsUser = {
        id: `29:simulated-${number}`,
        aadObjectId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
        tenantId: homeTenant,
        userPrincipalName: profile.email ?? `${profile.name}@simulated.example`,
        ...profile,
      };
      users.set(user.id, user);
      addConversation({ id: personalChat(user), personal: user.id, name: user.name });
      return user;
    },
    addChannel: (name: string) => addConversation({ id: `19:${name}@thread.tacv2`, name }),
    addGroupChat: (name: string, members: readonly string[]) =>
      addConversation({ id: `19:${name}@thread.v2`, members, name }),
    activitiesSeenBy(userId: string): TeamsActivity[] {
      const user = users.get(userId);
      if (user === undefined) return [];
      return log
        .activities()
        .filter((one) => sees(user, one))
        .map((one) => asSeenBy(userId, one));
    },
  };
}

function createActivityLog(clock: MovableClock, changed: () => void) {
  const typingSince = new Map<string, number>();
  let activities: readonly TeamsActivity[] = [];
  let lastId = 0;

  /** Teams counts milliseconds; where the clock stands still, one more than before. */
  const nextId = () => {
    lastId = Math.max(lastId + 1, clock.now());
    return String(lastId);
  };
  const activityAt = (conversation: string, id: string) =>
    activities.find((one) => one.conversation === conversation && one.id === id);
  const replace = (before: TeamsActivity, after: readonly TeamsActivity[]) => {
    activities = activities.flatMap((one) => (one === before ? after : one));
    changed();
  };

  return {
    nextId,
    activities: () => activities,
    activityAt,
    post(draft: Omit<TeamsActivity, 'id' | 'sentAt' | 'cardFor'>): TeamsActivity {
      const activity = { ...draft, id: nextId(), sentAt: clock.now(), cardFor: {} };
      activities = [...activities, activity];
      typingSince.delete(draft.conversation);
      changed();
      return activity;
    },
    /** Everyone sees the new content, those with a card of their own, too. */
    edit(before: TeamsActivity, change: Pick<TeamsActivity, 'text' | 'attachments' | 'summary'>): TeamsActivity {
      const after = { ...before, ...change, editedAt: clock.now(), cardFor: {} };
      replace(before, [after]);
      return after;
    },
    showTo(userId: string, { conversation, id }: TeamsActivity, card: unknown): void {
      const current = activityAt(conversation, id);
      if (current !== undefined) replace(current, [{ ...current, cardFor: { ...current.cardFor, [userId]: card } }]);
    },
    remove: (activity: TeamsActivity) => replace(activity, []),
    typing(conversation: string): void {
      typingSince.set(conversation, clock.now());
      changed();
    },
    isTyping(conversation: string): boolean {
      const since = typingSince.get(conversation);
      return since !== undefined && clock.now() - since < typingLastsMs;
    },
  };
}

export function personalChat({ id }: Pick<TeamsUser, 'id'>): string {
  return `a:${id.slice(3)}`;
}

/** The activity with the card that this person sees in place of everyone's. */
export function asSeenBy(userId: string, activity: TeamsActivity): TeamsActivity {
  const card = activity.cardFor[userId];
  return card === undefined ? activity : { ...activity, attachments: [{ contentType: adaptiveCard, content: card }] };
}
