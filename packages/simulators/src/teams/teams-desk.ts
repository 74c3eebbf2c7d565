import type { Scene } from './inbound-activities.ts';
import type { TeamsSender } from './teams-sender.ts';
import type { TeamsActivity, TeamsState, TeamsUser } from './teams-state.ts';

/** What everybody who sits at a client has before them. */
export interface TeamsDesk {
  readonly state: TeamsState;
  readonly sender: TeamsSender;
  readonly bot: { readonly id: string; readonly name: string };
  readonly now: () => number;
  readonly serviceUrl: () => string;
}

/** `about`: the message that is sent (its id is used), or whose card is pressed (its thread is). */
export function sceneFor(user: TeamsUser, desk: TeamsDesk) {
  const { state, bot, now, serviceUrl } = desk;
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
