import { type Amend, failed, strike } from './amending.ts';
import type { Person } from './channel.ts';
import { conversationKey } from './conversation.ts';
import type { Conversations } from './conversations.ts';
import type { Pending, SpokenDeed } from './deeds.ts';
import { type Log, nameOf } from './log.ts';
import { type Spoken, speak, type Voice } from './speak.ts';
import type { Standing } from './standing.ts';

export interface SayingNeeds {
  readonly conversations: Conversations;
  readonly amend: Amend;
  readonly voice: Voice;
  readonly log: Log;
}

/** A message that cannot be sent for a day is not sent any more: tries are a minute apart at the most. */
const patience = 1_440;

/** Says the words of one step in order; what fails is left, with all that follows it, for the next look. */
export function createSaying({ conversations, amend, voice, log }: SayingNeeds) {
  /** `stuck`: it is to be tried again, and nothing may overtake it. `dropped`: it will never be heard. */
  async function sayOne(pending: Pending<SpokenDeed>, standing: Standing): Promise<Spoken | 'stuck' | 'dropped'> {
    const fields = { conversation: conversationKey(standing.conversation.person), deed: pending.deed.type };
    try {
      const spoken = await speak(pending, standing, voice);
      if (spoken.outcome === 'said') return spoken;
      log.warn(fields, 'the person cannot be reached');
      return 'dropped';
    } catch (error) {
      if (pending.attempts + 1 >= patience) {
        log.error({ ...fields, error: nameOf(error) }, 'gave up saying it');
        return 'dropped';
      }
      log.warn({ ...fields, error: nameOf(error) }, 'could not say it, will try again');
      return 'stuck';
    }
  }

  return async (person: Person, deeds: readonly Pending<SpokenDeed>[]): Promise<void> => {
    if (deeds.length === 0) return;
    const done: string[] = [];
    const said: Extract<Spoken, { outcome: 'said' }>[] = [];
    let standing: Standing = await conversations.load(person);
    let stuckAt: string | undefined;
    for (const pending of deeds) {
      const spoken = await sayOne(pending, standing);
      if (spoken === 'stuck') {
        stuckAt = pending.id;
        break;
      }
      done.push(pending.id);
      if (spoken === 'dropped' || spoken.outcome !== 'said') continue;
      said.push(spoken);
      standing = { ...standing, conversation: spoken.note(standing.conversation) };
    }
    await amend(
      person,
      (current) => {
        const noted = strike(
          said.reduce((conversation, { note }) => note(conversation), current),
          done,
        );
        return stuckAt === undefined ? noted : failed(noted, stuckAt);
      },
      said.flatMap(({ line }) => (line === undefined ? [] : [line])),
    );
  };
}
