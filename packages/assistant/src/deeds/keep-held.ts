import type { Person } from '../channel.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { isToSay, type Pending } from '../conversation/deeds.ts';
import { isHeld, lease } from '../conversation/pending.ts';
import type { DeedDeps } from './deed-deps.ts';

/** So often at the most: who is at one person's words for two minutes more is taken for dead after all. */
const most = 12;

/**
 * Keeps a person's words held, and what of their step waits behind them, while this process is at them; what is returned
 * lets them lapse. A platform may make a message wait for longer than a dead process is waited for, and another one would
 * say the same. `track` is told of each renewal.
 */
export function createKeepHeld(
  { ports: { clock }, amend }: Pick<DeedDeps, 'ports' | 'amend'>,
  track: (renewal: Promise<unknown>) => void,
) {
  return (person: Person, deeds: readonly Pending[]): (() => void) => {
    const mine = deeds.map(({ id }) => id);
    let callOff = () => {};
    const renewLater = (left: number) => {
      if (left === 0) return;
      callOff = clock.after(lease / 2, () => {
        track(amend(person, (conversation) => heldOn(conversation, mine, clock.now())));
        renewLater(left - 1);
      });
    };
    renewLater(most);
    return () => callOff();
  };
}

/** Words of earlier steps are said with these. What waits for its next try, or longer than a lease, goes on waiting. */
function heldOn(conversation: Conversation, mine: readonly string[], now: number): Conversation {
  const isOurs = (one: Pending) => isToSay(one) || mine.includes(one.id);
  const pending = conversation.pending.map((one) =>
    isOurs(one) && isHeld(one, now) && one.waitsUntil === undefined
      ? { ...one, heldUntil: Math.max(one.heldUntil ?? 0, now + lease) }
      : one,
  );
  return { ...conversation, pending };
}
