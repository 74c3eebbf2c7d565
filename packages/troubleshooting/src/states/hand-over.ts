import type { HandoffReason } from '../case-contents.ts';

/** On to support, once the person agrees. */
export const handOver = (reason: HandoffReason) =>
  ({ target: '#confirmingHandoff', actions: { type: 'rememberReason', params: { reason } } }) as const;

/** The same, and whoever would rather go on waiting is promised looks again. */
export const handOverAnew = (reason: HandoffReason) => {
  const { target, actions } = handOver(reason);
  return { target, actions: [actions, 'countRechecksAnew'] } as const;
};
