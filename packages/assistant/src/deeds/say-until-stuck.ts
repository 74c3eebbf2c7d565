import type { Topic, WorldEvent } from '@reconnect/troubleshooting';
import { conversationKey } from '../conversation/conversation.ts';
import type { Pending, SpokenDeed } from '../conversation/deeds.ts';
import type { Standing } from '../conversation/standing.ts';
import { nameOf } from '../log.ts';
import type { DeedDeps } from './deed-deps.ts';
import { type Spoken, speak } from './speak.ts';

type Uttered = Extract<Spoken, { outcome: 'said' }>;

type Unsaid =
  /** It is to be tried again; where it is stuck, nothing may overtake it. It is dropped where it will never be heard. */
  | { readonly outcome: 'failed' | 'stuck' | 'dropped' }
  /** It will never be heard, which somebody has to learn, in this conversation or another. */
  | { readonly outcome: 'lost'; readonly event: WorldEvent };

interface Lost {
  readonly id: string;
  readonly event: WorldEvent;
}

/** What came of one line of words. */
export interface Told {
  readonly said: readonly Uttered[];
  readonly done: readonly string[];
  /** What will never be heard, and has to be learnt of. */
  readonly lost: readonly Lost[];
  /** What could not be said now. */
  readonly failed: readonly string[];
  /** The last of these, where nothing after it was tried. */
  readonly stuckAt?: string;
}

/** A message that cannot be sent for a day is not sent any more: tries are a minute apart at the most. */
const patience = 1_440;
/** One that fails more often than this, for half a minute or so, may be at fault itself: nothing waits behind it any more. */
const mostTriesInFront = 5;

/** Says one after the other, until one is stuck. */
export function createSayUntilStuck({ ports, log }: Pick<DeedDeps, 'ports' | 'log'>) {
  async function sayOne(pending: Pending<SpokenDeed>, standing: Standing): Promise<Uttered | Unsaid> {
    const fields = { conversation: conversationKey(standing.conversation.person), deed: pending.deed.type };
    try {
      const spoken = await ports.watchDeed(pending.deed.type, () => speak(pending, standing, ports));
      if (spoken.outcome === 'said') return spoken;
      if (spoken.outcome === 'withheld') return { outcome: 'lost', event: spoken.event };
      log.warn(fields, 'the person cannot be reached');
    } catch (error) {
      if (pending.attempts + 1 < patience) {
        log.warn({ ...fields, error: nameOf(error) }, 'could not say it, will try again');
        return { outcome: pending.attempts < mostTriesInFront ? 'stuck' : 'failed' };
      }
      log.error({ ...fields, error: nameOf(error) }, 'gave up saying it');
    }
    const event = whatIsLost(pending.deed);
    return event === undefined ? { outcome: 'dropped' } : { outcome: 'lost', event };
  }

  return async (words: readonly Pending<SpokenDeed>[], begin: Standing): Promise<Told> => {
    const said: Uttered[] = [];
    const done: string[] = [];
    const lost: Lost[] = [];
    const failed: string[] = [];
    let standing = begin;
    for (const pending of words) {
      const { id } = pending;
      const spoken = await sayOne(pending, standing);
      if (spoken.outcome === 'stuck') return { said, done, lost, failed: [...failed, id], stuckAt: id };
      if (spoken.outcome === 'said') {
        said.push(spoken);
        standing = { ...standing, conversation: spoken.note(standing.conversation) };
      }
      if (spoken.outcome === 'failed') failed.push(id);
      else if (spoken.outcome === 'lost') lost.push({ id, event: spoken.event });
      else done.push(id);
    }
    return { said, done, lost, failed };
  };
}

/** By these an owner hears what a colleague asks. */
const appeals: readonly Topic[] = ['colleague_asked', 'colleague_waits', 'colleague_asked_meanwhile'];

/** What becomes of it that a person never hears this; undefined where nobody else waits for them. */
function whatIsLost(deed: SpokenDeed): WorldEvent | undefined {
  if (deed.type === 'offerLink') return { type: 'appeal.undelivered', inboxId: deed.params.inbox.id };
  const isAppeal = deed.type === 'say' && appeals.includes(deed.params.topic);
  return isAppeal ? { type: 'appeal.undelivered', inboxId: deed.params.appealFor } : undefined;
}
