import type { Conversation } from './conversation.ts';
import type { Pending } from './deeds.ts';

/** A process that has not finished a deed after this long is taken for dead, in milliseconds. */
export const lease = 20_000;
/** A deed that fails again and again is tried this often at the least, in milliseconds. */
const longestPause = 60_000;

/**
 * When a conversation's deeds are to be looked at: as soon as any of them is free. Whatever else happens to the
 * conversation moves this no further away.
 */
export function lookAgainAt({ pending }: Conversation, now: number): number {
  return Math.min(...pending.map(({ heldUntil = now + lease }) => heldUntil));
}

/** Whether some process has it in hand, or waits with it for its turn. */
export function isHeld({ heldUntil = 0 }: Pending, now: number): boolean {
  return heldUntil > now;
}

/** Whether nobody has it in hand, although it may have to wait for its next try. */
export function isFree(pending: Pending, now: number): boolean {
  const { heldUntil, waitsUntil } = pending;
  return !isHeld(pending, now) || (waitsUntil !== undefined && waitsUntil === heldUntil);
}

/** That somebody was not understood, which nobody has begun to say: they may be in the middle of a sentence. */
export function isHeldBack({ deed, attempts, waitsUntil }: Pending, now: number): boolean {
  const isOfWords = deed.type === 'remark' && deed.params.topic === 'not_understood';
  return isOfWords && attempts === 0 && waitsUntil !== undefined && waitsUntil > now;
}

/** The conversation as it is when one process takes these on. */
export function claimed(conversation: Conversation, mine: readonly string[], now: number): Conversation {
  const pending = conversation.pending.map((one) =>
    mine.includes(one.id) ? { ...one, heldUntil: now + lease, waitsUntil: undefined } : one,
  );
  return { ...conversation, pending };
}

/** The conversation with a deed that its process waits with until then. */
export function held(conversation: Conversation, id: string, heldUntil: number): Conversation {
  const pending = conversation.pending.map((one) => (one.id === id ? { ...one, heldUntil } : one));
  return { ...conversation, pending };
}

/** The conversation without the deeds that are done. */
export function strike(conversation: Conversation, done: readonly string[]): Conversation {
  return { ...conversation, pending: conversation.pending.filter(({ id }) => !done.includes(id)) };
}

/** The conversation with one more failed attempt at a deed; it, and what waits behind it, is tried again after a growing pause. */
export function failed(
  conversation: Conversation,
  id: string,
  { now, behind = [] }: { readonly now: number; readonly behind?: readonly string[] },
): Conversation {
  const attempts = (conversation.pending.find((one) => one.id === id)?.attempts ?? 0) + 1;
  const heldUntil = now + Math.min(longestPause, 1_000 * 2 ** attempts);
  const pending = conversation.pending.map((one) => {
    if (one.id === id) return { ...one, attempts, heldUntil, waitsUntil: heldUntil };
    return behind.includes(one.id) ? { ...one, heldUntil, waitsUntil: heldUntil } : one;
  });
  return { ...conversation, pending };
}
