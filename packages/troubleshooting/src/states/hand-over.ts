import type { HandoffReason } from '../context.ts';

/** On to support, once the person agrees. */
export const handOver = (reason: HandoffReason) =>
  ({ target: '#confirmingHandoff', actions: { type: 'rememberReason', params: { reason } } }) as const;
