/** Where one person is answered in private: what the app keeps in `Turn.address`. */
export interface SlackAddress {
  /** The installation that may speak there: a team, or an enterprise that installed the app as a whole. */
  readonly tenant: string;
  readonly user: string;
  /** The direct message with `user`, as Slack itself named both in one signed payload; left out until it is opened. */
  readonly channel?: string;
  /** Answers go into this thread. */
  readonly thread?: string;
}

/** Direct messages are the only conversations whose id begins with D. */
export const isDirectMessage = (channel: string): boolean => channel.startsWith('D');

/** Reads back what `receive.ts` made; anything else is a programming error. */
export function readAddress(address: unknown): SlackAddress {
  const { tenant, user, channel, thread } = fieldsOf(address);
  if (typeof tenant !== 'string' || typeof user !== 'string') throw new TypeError('not an address of the Slack app');
  return {
    tenant,
    user,
    ...(typeof channel === 'string' && { channel }),
    ...(typeof thread === 'string' && { thread }),
  };
}

/** Where a message that was sent can be edited. */
export interface SentMessage {
  readonly channel: string;
  readonly ts: string;
}

/** Reads back what `channel.ts` made; anything else is a programming error. */
export function readSentMessage(ref: unknown): SentMessage {
  const { channel, ts } = fieldsOf(ref);
  if (typeof channel !== 'string' || typeof ts !== 'string') throw new TypeError('not a message of the Slack app');
  return { channel, ts };
}

const fieldsOf = (json: unknown): Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null ? { ...json } : {};
