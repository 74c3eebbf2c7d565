import type { Person } from '../channel.ts';
import { AssistantError } from '../errors.ts';
import type { KeyedQueue } from '../keyed-queue.ts';
import { type Conversation, conversationKey } from './conversation.ts';
import { type Conversations, races } from './conversations.ts';
import { lookAgainAt } from './pending.ts';
import type { Line } from './transcript.ts';

/** Changes a conversation without a step of the statechart: notes what was said, strikes off what was done. */
export type Amend = (
  person: Person,
  change: (conversation: Conversation) => Conversation,
  note?: Note,
) => Promise<'amended' | 'gone'>;

export interface Note {
  readonly lines?: readonly Line[];
  /** Nothing else begins a conversation that is not there: what was forgotten is not brought back by what was in hand. */
  readonly mayBegin?: boolean;
}

/** The loser of a race against another process reads again. */
export function createAmending(conversations: Conversations, steps: KeyedQueue, now: () => number): Amend {
  async function amend(person: Person, change: (before: Conversation) => Conversation, note: Note) {
    for (let race = 0; race < races; race += 1) {
      const loaded = await conversations.recall(person);
      if (loaded.version === 0 && note.mayBegin !== true) return 'gone';
      const next = change(loaded.conversation);
      const writing = { lines: note.lines ?? [], lookAgainAt: lookAgainAt(next, now()) };
      const saved = await conversations.save(loaded, { ...loaded, conversation: next }, writing);
      if (saved === 'saved') return 'amended';
    }
    throw new AssistantError('contended', `Lost ${races} races for a note on one conversation.`);
  }
  return (person, change, note = {}) => steps.run(conversationKey(person), () => amend(person, change, note));
}
