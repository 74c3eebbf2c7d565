import type { Person } from './channel.ts';
import { type Conversation, conversationKey } from './conversation.ts';
import type { Conversations, Line } from './conversations.ts';
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
      const loaded = await conversations.load(person);
      const next = change(loaded.conversation);
      const saved = await conversations.save(loaded, next, { lines, lookAgainAt: now() + pauseFor(next) });
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

/** The conversation without the deeds that are done. */
export function strike(conversation: Conversation, done: readonly string[]): Conversation {
  return { ...conversation, pending: conversation.pending.filter(({ id }) => !done.includes(id)) };
}

/** The conversation with one more failed attempt at a deed. */
export function failed(conversation: Conversation, id: string): Conversation {
  const pending = conversation.pending.map((one) => (one.id === id ? { ...one, attempts: one.attempts + 1 } : one));
  return { ...conversation, pending };
}
