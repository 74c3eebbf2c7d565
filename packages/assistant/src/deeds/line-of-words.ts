import type { Topic } from '@reconnect/troubleshooting';
import { isToSay, type Pending, type SpokenDeed } from '../conversation/deeds.ts';
import type { Standing } from '../conversation/standing.ts';

/** What a conversation has to say, in the order in which it came to it, and what of it came too late to be said. */
export interface LineOfWords {
  readonly toSay: readonly Pending<SpokenDeed>[];
  /** Ids of what is void by now. */
  readonly void: readonly string[];
}

/** Nothing but questions: whoever is at another one by now has no use for them. All else is news as well. */
const merelyAsks: readonly Topic[] = [
  'which_inbox',
  'which_address',
  'unknown_address',
  'step',
  'stuck',
  'sounds_solved',
  'confirm_handoff',
  'feedback',
];

/** The words with these ids, as the conversation stands by now. */
export function lineOfWords({ conversation, snapshot }: Standing, ids: readonly string[]): LineOfWords {
  const words = conversation.pending.filter(isToSay).filter(({ id }) => ids.includes(id));
  const isOver = outdatedChecks(words, snapshot.matches('diagnosing'));
  const isVoid = (one: Pending<SpokenDeed>) => isOver(one) || (asks(one) && !conversation.open.includes(one.ask ?? 0));
  return {
    toSay: words.filter((one) => !isVoid(one)),
    void: words.filter(isVoid).map(({ id }) => id),
  };
}

const topicOf = ({ deed }: Pending<SpokenDeed>) => (deed.type === 'say' ? deed.params.topic : undefined);

function asks(one: Pending<SpokenDeed>): boolean {
  const topic = topicOf(one);
  return one.deed.type === 'offerLink' || (topic !== undefined && merelyAsks.includes(topic));
}

/**
 * A check that a later one follows is announced no more, nor one that nobody makes any more. What came of a check that
 * was announced is told in any case: its message would go on saying that the check is under way.
 */
function outdatedChecks(words: readonly Pending<SpokenDeed>[], isChecking: boolean) {
  const checks = words.filter(({ deed }) => deed.type === 'say' && deed.params.slot === 'checks');
  const latest = checks.findLastIndex((one) => topicOf(one) === 'checking');
  const first = checks.findIndex((one) => topicOf(one) === 'checking');
  const isLeftOff = latest === checks.length - 1 && !isChecking;
  return (one: Pending<SpokenDeed>): boolean => {
    const place = checks.indexOf(one);
    return first !== -1 && place >= first && (place < latest || (place === latest && isLeftOff));
  };
}
