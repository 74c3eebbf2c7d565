import { type Amend, failed, strike } from './amending.ts';
import type { Person } from './channel.ts';
import { type Conversation, conversationKey } from './conversation.ts';
import type { Conversations, Line } from './conversations.ts';
import type { Pending, SpokenDeed } from './deeds.ts';
import { type Log, nameOf } from './log.ts';
import { speak, type Voice } from './speak.ts';
import type { Standing } from './standing.ts';

export interface SayingNeeds {
  readonly conversations: Conversations;
  readonly amend: Amend;
  readonly voice: Voice;
  readonly log: Log;
}

/** Says the words of one step in order; what fails is left, with all that follows it, for the next look. */
export function createSaying({ conversations, amend, voice, log }: SayingNeeds) {
  return async (person: Person, deeds: readonly Pending<SpokenDeed>[]): Promise<void> => {
    if (deeds.length === 0) return;
    const key = conversationKey(person);
    const done: string[] = [];
    const lines: Line[] = [];
    const notes: ((conversation: Conversation) => Conversation)[] = [];
    let standing: Standing = await conversations.load(person);
    let stuckAt: string | undefined;
    for (const pending of deeds) {
      try {
        const spoken = await speak(pending, standing, voice);
        done.push(pending.id);
        if (spoken.outcome === 'unreachable') {
          log.warn({ conversation: key, deed: pending.deed.type }, 'the person cannot be reached');
          continue;
        }
        notes.push(spoken.note);
        if (spoken.line !== undefined) lines.push(spoken.line);
        standing = { ...standing, conversation: spoken.note(standing.conversation) };
      } catch (error) {
        log.warn(
          { conversation: key, deed: pending.deed.type, error: nameOf(error) },
          'could not say it, will try again',
        );
        stuckAt = pending.id;
        break;
      }
    }
    await amend(
      person,
      (current) => {
        const noted = strike(
          notes.reduce((conversation, note) => note(conversation), current),
          done,
        );
        return stuckAt === undefined ? noted : failed(noted, stuckAt);
      },
      lines,
    );
  };
}
