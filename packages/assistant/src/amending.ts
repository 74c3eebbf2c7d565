import type { Person } from './channel.ts';
import { type Conversation, conversationKey } from './conversation.ts';
import type { Conversations, Line } from './conversations.ts';
import type { Pending } from './deeds.ts';
import { AssistantError } from './errors.ts';
import type { KeyedQueue } from './keyed-queue.ts';

/** Changes a conversation without a step of the statechart: notes what was said, strikes off what was done. */
export type Amend = (
  person: Person,
  change: (conversation: Conversation) => Conversation,
  lines?: readonly Line[],
) => Promise<void>;

/** A process that has not finished a deed after this long is taken for dead, in milliseconds. */
export const lease = 20_000;
const longestPause = 60_000;
const races = 8;

/** The loser of a race against another process reads again. */
export function createAmending(conversations: Conversations, steps: KeyedQueue, now: () => number): Amend {
  async function amend(person: Person, change: (before: Conversation) => Conversation, lines: readonly Line[]) {
    for (let race = 0; race < races; race += 1) {
      const loaded = await conversations.recall(person);
      const next = change(loaded.conversation);
      const writing = { lines, lookAgainAt: lookAgainAt(next, now(), pauseFor(next)) };
      const saved = await conversations.save(loaded, { ...loaded, conversation: next }, writing);
      if (saved === 'saved') return;
    }
    throw new AssistantError('contended', `Lost ${races} races for a note on one conversation.`);
  }
  return (person, change, lines = []) => steps.run(conversationKey(person), () => amend(person, change, lines));
}

/** What failed before is tried again after a growing pause, what is merely under way after its lease. */
function pauseFor({ pending }: Conversation): number {
  const attempts = Math.max(0, ...pending.map((one) => one.attempts));
  return attempts === 0 ? lease : Math.min(longestPause, 1_000 * 2 ** attempts);
}

/** When a conversation's deeds are to be looked at: after `pause`, unless all of them are held for longer. */
export function lookAgainAt({ pending }: Conversation, now: number, pause = lease): number {
  const isFree = pending.length === 0 || pending.some((one) => !isHeld(one, now));
  const held = pending.flatMap(({ heldUntil = 0 }) => (heldUntil > now ? [heldUntil] : []));
  return Math.min(...held, ...(isFree ? [now + pause] : []));
}

/** Whether some process waits with it for its turn. */
export function isHeld({ heldUntil = 0 }: Pending, now: number): boolean {
  return heldUntil > now;
}

/** The conversation with a deed that its process waits with until then. */
export function held(conversation: Conversation, id: string, heldUntil: number): Conversation {
  const pending = conversation.pending.map((one) => (one.id === id ? { ...one, heldUntil } : one));
  return { ...conversation, pending };
}

/** The conversation without the deeds that are done. */
export function strike(conversation: Conversation, done: readonly string[]): Conversation {
  return { ...conversation, pending: conversation.pending.filter(({ id }) => !done.includes(id)) };
}

/** The conversation with one more failed attempt at a deed. */
export function failed(conversation: Conversation, id: string): Conversation {
  const again = ({ heldUntil: _, ...one }: Pending): Pending => ({ ...one, attempts: one.attempts + 1 });
  const pending = conversation.pending.map((one) => (one.id === id ? again(one) : one));
  return { ...conversation, pending };
}
