import { connect } from './connect.ts';

/** Runs scripts in Redis: for what processes count together, and what is no loss when it is lost. */
export interface RedisScripts {
  /** Rejected with `StorageError('unreachable')` at once while Redis is away. */
  eval(
    script: string,
    options: { readonly keys: readonly string[]; readonly arguments: readonly string[] },
  ): Promise<unknown>;
  close(): Promise<void>;
}

/** Rejected with `StorageError('unreachable')` when there is no Redis to begin with; later it comes back by itself. */
export async function openRedisScripts(url: string): Promise<RedisScripts> {
  const { ask, close } = await connect(url);
  return {
    eval: (script, options) =>
      ask((client) => client.eval(script, { keys: [...options.keys], arguments: [...options.arguments] })),
    close,
  };
}
