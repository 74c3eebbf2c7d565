import type { PersonEvent } from '@reconnect/troubleshooting';
import type { Standing } from '../conversation/standing.ts';
import { compose } from '../replies/compose.ts';
import { meaningOfPress, type Verb } from '../replies/verbs.ts';
import { viewOf } from '../replies/view.ts';

/** What a conversation can begin with. */
const beginnings: readonly string[] = ['ask', 'link', 'status', 'check', 'take_up'] satisfies readonly Verb[];

/**
 * What a bare yes takes up where the statechart waits for no answer: the one thing that the newest message offers to
 * begin; a person is always a tap away and therefore not meant. Undefined where nothing is offered, or more than one thing.
 */
export function takenUp(standing: Standing): PersonEvent | undefined {
  const { snapshot, conversation } = standing;
  if (!snapshot.matches('idle') && !snapshot.matches('closed')) return undefined;
  const newest = conversation.questions.find(({ ask }) => ask === conversation.asks);
  if (newest === undefined) return undefined;
  const { choices } = compose(newest.topic, viewOf(standing, newest), newest.ask);
  const [offered, ...others] = choices.filter(({ verb }) => verb !== 'human');
  if (offered === undefined || others.length > 0 || !beginnings.includes(offered.verb)) return undefined;
  return meaningOfPress(offered.verb, offered.value);
}
