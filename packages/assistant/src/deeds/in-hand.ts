import type { Person } from '../channel.ts';
import { conversationKey } from '../conversation/conversation.ts';
import type { Pending } from '../conversation/deeds.ts';

/** Deeds that this process has begun and not ended: another look at the conversation must not begin them twice. */
export interface InHand {
  /** Takes up those of the deeds that are not in hand; whoever takes them lets go of each as soon as it has ended. */
  take(person: Person, deeds: readonly Pending[]): Taken;
}

export interface Taken {
  readonly deeds: readonly Pending[];
  /** Once let go, a deed may be taken up anew: of one that was let go before nothing becomes. */
  letGo(ended: readonly Pending[]): void;
}

export function createInHand(): InHand {
  const inHand = new Set<string>();
  return {
    take(person, all) {
      const name = ({ id }: Pending) => `${conversationKey(person)}/${id}`;
      const deeds = all.filter((pending) => !inHand.has(name(pending)));
      const mine = new Set(deeds.map(name));
      for (const one of mine) inHand.add(one);
      return {
        deeds,
        letGo(ended) {
          for (const one of ended.map(name)) if (mine.delete(one)) inHand.delete(one);
        },
      };
    },
  };
}
