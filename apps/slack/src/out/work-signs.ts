import { createKeyedQueue, type Work } from '@reconnect/assistant';
import type { InFlight } from '@reconnect/hosting';
import { readAddress } from '../address.ts';
import type { Attempt } from './attempts.ts';

export interface WorkSignsDeps {
  readonly attempt: Attempt;
  readonly inFlight: InFlight;
}

/**
 * Shows in a thread that the assistant is at work: a session that is processing, which gives the person Slack's Stop
 * button, with a status in words beside it. Only where there is a thread: Slack knows no session elsewhere. The title
 * counts for a new session only. The two calls of each sign do not overtake those of the sign before.
 */
export function createWorkSigns({ attempt, inFlight }: WorkSignsDeps) {
  const lanes = createKeyedQueue();
  return (address: unknown, work: Work | undefined): void => {
    const { tenant, user, channel, thread } = readAddress(address);
    if (channel === undefined || thread === undefined) return;
    const at = { channel_id: channel, thread_ts: thread };
    const session =
      work === undefined
        ? { ...at, status: 'active' }
        : { ...at, status: 'processing', title: work.title, initiator_user_id: user };
    const shown = lanes.run(`${tenant}/${channel}/${thread}`, async () => {
      await Promise.all([
        attempt({ method: 'agents.sessions.setStatus', tenant, args: session }),
        attempt({ method: 'assistant.threads.setStatus', tenant, args: { ...at, status: work?.words ?? '' } }),
      ]);
    });
    inFlight.add(shown);
  };
}
