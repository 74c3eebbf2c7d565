import type { Slot, Topic } from '../effects.ts';

/** Says something: with a slot, in place of what was said there before. */
export const say = (topic: Topic, slot?: Slot) =>
  ({ type: 'say', params: { topic, ...(slot !== undefined && { slot }) } }) as const;
