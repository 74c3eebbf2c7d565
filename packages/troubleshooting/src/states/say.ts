import type { Scene } from '../context.ts';
import type { ParamsOf, Slot, Topic } from '../effects.ts';

/** Says something: with a slot, in place of what was said there before. */
export const say = (topic: Topic, slot?: Slot) =>
  ({ type: 'say', params: { topic, ...(slot !== undefined && { slot }) } }) as const;

/** Says why it happened, or answers what a person asks beside the cause. */
export const explain = {
  type: 'say',
  params: ({ event }: Scene): ParamsOf<'say'> => {
    const about = 'about' in event ? event.about : undefined;
    const also = 'also' in event ? event.also : undefined;
    return { topic: about === undefined ? 'why' : `about_${about}`, ...(also !== undefined && { also }) };
  },
} as const;
