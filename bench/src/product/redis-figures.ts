import { createClient } from 'redis';

/** How full Redis is. */
export interface RedisFigures {
  /** Megabytes. */
  readonly memory: number;
  readonly keys: number;
}

export interface RedisWatch {
  read(): Promise<RedisFigures>;
  close(): void;
}

export async function watchRedis(url: string): Promise<RedisWatch> {
  const client = await createClient({ url }).connect();
  return {
    async read() {
      const [info, keys] = await Promise.all([client.info('memory'), client.dbSize()]);
      return { memory: Number(/^used_memory:(\d+)/m.exec(info)?.[1]) / 1024 / 1024, keys };
    },
    close: () => client.destroy(),
  };
}
