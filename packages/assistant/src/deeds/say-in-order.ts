import type { Person } from '../channel.ts';
import { type Conversation, conversationKey } from '../conversation/conversation.ts';
import type { Pending, SpokenDeed } from '../conversation/deeds.ts';
import { failed, strike } from '../conversation/pending.ts';
import type { Standing } from '../conversation/standing.ts';
import { nameOf } from '../log.ts';
import { introduce } from './introduce.ts';
import type { Needs } from './needs.ts';
import { type Spoken, speak } from './speak.ts';

type Uttered = Extract<Spoken, { outcome: 'said' }>;

/** What came of the words of one step. */
interface Told {
  readonly said: readonly Uttered[];
  readonly done: readonly string[];
  /** Links that nobody will ever see. */
  readonly lostLinks: readonly string[];
  /** What could not be said now; nothing after it was tried. */
  readonly stuckAt?: string;
}

/** A message that cannot be sent for a day is not sent any more: tries are a minute apart at the most. */
const patience = 1_440;

/** Says the words of one step in order; what fails is left, with all that follows it, for the next look. */
export function createSayInOrder({ ports, conversations, amend, complete, log }: Needs) {
  const { clock, watchDeed } = ports;

  /** `stuck`: it is to be tried again, and nothing may overtake it. `dropped`: it will never be heard. */
  async function sayOne(pending: Pending<SpokenDeed>, standing: Standing): Promise<Uttered | 'stuck' | 'dropped'> {
    const fields = { conversation: conversationKey(standing.conversation.person), deed: pending.deed.type };
    try {
      const spoken = await watchDeed(pending.deed.type, () => speak(pending, standing, ports));
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

  /** Says one after the other, until one is stuck. */
  async function sayUntilStuck(deeds: readonly Pending<SpokenDeed>[], begin: Standing): Promise<Told> {
    const told = { done: [] as string[], lostLinks: [] as string[], said: [] as Uttered[] };
    let standing = begin;
    for (const pending of deeds) {
      const spoken = await sayOne(pending, standing);
      if (spoken === 'stuck') return { ...told, stuckAt: pending.id };
      const lost = spoken === 'dropped' && pending.deed.type === 'offerLink';
      (lost ? told.lostLinks : told.done).push(pending.id);
      if (spoken === 'dropped') continue;
      told.said.push(spoken);
      standing = { ...standing, conversation: spoken.note(standing.conversation) };
    }
    return told;
  }

  return async (person: Person, deeds: readonly Pending<SpokenDeed>[]): Promise<void> => {
    if (deeds.length === 0) return;
    const standing = await introduce(await conversations.recall(person), ports, log);
    const { identity } = standing.conversation;
    const { done, lostLinks, said, stuckAt } = await sayUntilStuck(deeds, standing);
    await amend(
      person,
      (current) => {
        const known: Conversation = { ...current, identity: current.identity ?? identity };
        const noted = strike(
          said.reduce((conversation, { note }) => note(conversation), known),
          done,
        );
        return stuckAt === undefined
          ? noted
          : failed(noted, stuckAt, { now: clock.now(), behind: deeds.map(({ id }) => id) });
      },
      said.flatMap(({ line }) => (line === undefined ? [] : [line])),
    );
    // Somebody else may be waiting for what came of the link.
    for (const id of lostLinks) await complete(person, id, { type: 'link.undelivered' });
  };
}
