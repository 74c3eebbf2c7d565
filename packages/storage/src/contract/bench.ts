import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Put, Storage } from '../storage.ts';

type Open = (options: { readonly clock: Clock }) => Storage | Promise<Storage>;

/** What one clause works with. */
export interface Workplace {
  readonly storage: Storage;
  /** A word that no other clause uses, for partitions, queues and names. */
  readonly unique: string;
  now(): number;
  /** Moves time on, by milliseconds. */
  pass(ms: number): void;
  /** A second handle on the same store. */
  openAnother(): Promise<Storage>;
}

export interface Bench {
  fresh(): Workplace;
  close(): Promise<void>;
}

/** One clause is one check of one promise. */
export type Clauses = Readonly<Record<string, (workplace: Workplace) => Promise<void>>>;

/** One store and one clock for all clauses of a suite. */
export async function createBench(open: Open): Promise<Bench> {
  let time = Date.UTC(2026, 0, 5, 9);
  const clock = { now: () => time };
  const opened = [await open({ clock })];
  const [storage] = opened;
  if (storage === undefined) throw new Error('There is no storage to test.');
  return {
    fresh: () => ({
      storage,
      unique: randomUUID(),
      now: clock.now,
      pass(ms) {
        time += ms;
      },
      async openAnother() {
        const another = await open({ clock });
        opened.push(another);
        return another;
      },
    }),
    async close() {
      await Promise.all(opened.map((each) => each.close()));
    },
  };
}

/** A put of the least interesting kind. */
export function put(name: string, value: Put['value'], rest: Omit<Put, 'kind' | 'name' | 'value'> = {}): Put {
  return { kind: 'put', name, value, ...rest };
}

/** Commits one put and returns the version it got. */
export async function save(storage: Storage, partition: string, write: Put): Promise<number> {
  const outcome = await storage.commit(partition, [write]);
  const version = outcome.outcome === 'saved' ? outcome.versions[write.name] : undefined;
  if (version === undefined) throw new Error(`${write.name} was not saved`);
  return version;
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected = [];
  for await (const item of items) collected.push(item);
  return collected;
}
