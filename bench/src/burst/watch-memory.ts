import { residentMemory } from '../measure/processor.ts';
import { watchRedis } from '../product/redis-figures.ts';
import type { AppProcess } from '../product/start-app.ts';

/** Megabytes at the beginning, at most, and at the end. */
export interface MemoryCourse {
  readonly before: number;
  readonly most: number;
  readonly after: number;
}

export interface MemoryWatch {
  /** By process, Redis among them. */
  end(): Promise<Readonly<Record<string, MemoryCourse>>>;
}

/** Milliseconds between looks. */
const lookEvery = 2_000;

export async function watchMemory(processes: readonly AppProcess[], redisUrl: string): Promise<MemoryWatch> {
  const redis = await watchRedis(redisUrl);
  const courses = new Map<string, MemoryCourse>();
  const note = (name: string, now: number) => {
    const { before, most } = courses.get(name) ?? { before: now, most: now };
    courses.set(name, { before, most: Math.max(most, now), after: now });
  };
  async function look(): Promise<void> {
    for (const { name, child } of processes) note(name, residentMemory(child.pid) ?? Number.NaN);
    note('Redis', (await redis.read()).memory);
  }
  await look();
  let failed: unknown;
  const timer = setInterval(() => {
    look().catch((error: unknown) => {
      failed = error;
    });
  }, lookEvery);
  return {
    async end() {
      clearInterval(timer);
      if (failed !== undefined) throw new Error('Redis could not be asked', { cause: failed });
      await look();
      redis.close();
      return Object.fromEntries(courses);
    },
  };
}
