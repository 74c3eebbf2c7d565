import type { Channel } from '@reconnect/assistant';
import type { Metrics } from './metrics.ts';

/** Counts messages and edits by what became of them; one that failed is said again later. */
export function watchChannel(channel: Channel, { messages }: Pick<Metrics, 'messages'>): Channel {
  const { platform } = channel;
  return {
    ...channel,
    async send(...message) {
      try {
        const sent = await channel.send(...message);
        messages.inc({ platform, outcome: sent.outcome });
        return sent;
      } catch (error) {
        messages.inc({ platform, outcome: 'failed' });
        throw error;
      }
    },
  };
}
