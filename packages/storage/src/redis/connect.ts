import { createClient } from 'redis';
import { StorageError } from '../errors.ts';
import { scripts } from './scripts.ts';

/** A dead peer is noticed when it misses several of these pings, in milliseconds. */
const pingInterval = 1_000;
const silence = 5_000;

const create = (url: string, reconnectIn: (attempt: number) => number | false) =>
  createClient({
    url,
    scripts,
    disableOfflineQueue: true,
    pingInterval,
    socket: { connectTimeout: silence, socketTimeout: silence, reconnectStrategy: reconnectIn },
  });

export type Client = ReturnType<typeof create>;

/** A connection that comes back by itself; while it is away, whatever is asked fails at once. */
export interface Connection {
  ask<Answer>(question: (client: Client) => Promise<Answer>): Promise<Answer>;
  close(): Promise<void>;
}

/** Rejected with `StorageError('unreachable')` when there is no Redis to begin with. */
export async function connect(url: string): Promise<Connection> {
  if (!URL.canParse(url)) throw new StorageError('unreachable', 'The address of Redis is no URL.');
  let begun = false;
  let closed = false;
  let lastProblem: unknown;
  const pending = new Set<Promise<unknown>>();
  const client = create(url, (attempt) => begun && reconnectDelay(attempt));
  client.on('error', (problem: unknown) => {
    lastProblem = problem;
  });
  const unreachable = (problem: unknown) =>
    new StorageError('unreachable', 'Redis does not answer.', {
      cause: client.isReady ? problem : (lastProblem ?? problem),
    });

  await client.connect().catch((problem: unknown) => {
    throw unreachable(problem);
  });
  begun = true;
  return {
    async ask(question) {
      if (closed) throw new StorageError('closed', 'The Redis storage is closed.');
      const answer = question(client);
      pending.add(answer);
      try {
        return await answer;
      } catch (problem) {
        throw unreachable(problem);
      } finally {
        pending.delete(answer);
      }
    },
    async close() {
      if (closed) return;
      closed = true;
      // The client's own `close` would wait for ever for a Redis that just died.
      await Promise.allSettled(pending);
      client.destroy();
    },
  };
}

/** Doubles up to two seconds; the jitter keeps many processes from returning in step. */
function reconnectDelay(attempt: number): number {
  return Math.min(50 * 2 ** attempt, 2_000) * (0.5 + Math.random() / 2);
}
