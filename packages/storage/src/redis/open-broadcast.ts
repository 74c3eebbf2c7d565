import { type Connection, connect } from './connect.ts';

/** Says something to all processes at once. Nothing is kept: whoever is away at that moment does not hear of it. */
export interface RedisBroadcast {
  /** Heard by this process too. Rejected with `StorageError('unreachable')` while Redis is away. */
  tell(text: string): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * Listens on `topic` for as long as it is open, and again after Redis was away. Rejected with
 * `StorageError('unreachable')` when there is no Redis to begin with.
 */
export async function openRedisBroadcast(
  url: string,
  topic: string,
  hear: (text: string) => void,
): Promise<RedisBroadcast> {
  const ear = await listen(url, topic, hear);
  // Who subscribes can ask nothing else on the same connection.
  const mouth = await connect(url).catch(async (problem: unknown) => {
    await ear.close();
    throw problem;
  });
  return {
    tell: (text) => mouth.ask((client) => client.publish(topic, text)),
    async close() {
      await Promise.all([ear.close(), mouth.close()]);
    },
  };
}

async function listen(url: string, topic: string, hear: (text: string) => void): Promise<Connection> {
  const ear = await connect(url);
  await ear
    .ask((client) => client.subscribe(topic, hear))
    .catch(async (problem: unknown) => {
      await ear.close();
      throw problem;
    });
  return ear;
}
