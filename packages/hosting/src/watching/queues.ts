import { happeningQueue, platforms, recheckQueue } from '@reconnect/assistant';
import { handoffQueue } from '@reconnect/handoff';
import { webhookQueue } from '@reconnect/webhooks';

/** The queues an operator watches; every process counts all of them. */
export const queues: readonly string[] = [
  handoffQueue,
  webhookQueue,
  ...platforms.flatMap((platform) => [happeningQueue(platform), recheckQueue(platform)]),
];
