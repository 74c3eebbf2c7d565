import type { Pending } from '../conversation/deeds.ts';
import { isHeldBack } from '../conversation/pending.ts';
import type { Standing } from '../conversation/standing.ts';
import { pause } from './pieces.ts';
import type { Reading } from './read-turn.ts';

/** Of what a step adds, the remark that is to wait for the rest of a sentence, as it waits. */
export function holdingBack(added: readonly Pending[], reading: Reading): readonly Pending[] {
  if (reading.outcome !== 'remark' || reading.heldUntil === undefined) return added;
  return added.map((one) => (one.deed === reading.deed ? waitingUntil(one, reading.heldUntil) : one));
}

/** What is not to be said any more: whoever was in the middle of a sentence has ended it, or did something else. */
export function droppedBy(reading: Reading, { conversation, now }: Standing): readonly Pending[] {
  const hasMovedOn = 'heard' in reading && reading.outcome !== 'nothing';
  return hasMovedOn ? conversation.pending.filter((one) => isHeldBack(one, now)) : [];
}

/** More of the sentence came: it waits on. */
export function waitingOn(one: Pending, reading: Reading, now: number): Pending {
  const goesOn = 'heard' in reading && reading.outcome === 'nothing';
  return goesOn && isHeldBack(one, now) ? waitingUntil(one, now + pause) : one;
}

const waitingUntil = (one: Pending, time: number | undefined): Pending => ({
  ...one,
  heldUntil: time,
  waitsUntil: time,
});
