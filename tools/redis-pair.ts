import { setTimeout } from 'node:timers/promises';
import { startRedis } from './redis.ts';
import { say } from './redis-cluster.ts';
import { openRedisDoor } from './redis-door.ts';

/** A Redis and its copy behind one address, as a managed service has them. */
export interface RedisPair {
  /** Leads each new connection to one of the two; who is connected stays where they are. */
  readonly url: string;
  /** Once the copy has all, the two change roles; the address still leads to the one that is a copy now. */
  changeRoles(): Promise<void>;
  /** From now on the address leads to the other one. */
  turn(): void;
  stop(): Promise<void>;
}

const patience = 10_000;

export async function startRedisPair(): Promise<RedisPair> {
  const [first, second] = await Promise.all([startRedis({ own: true }), startRedis({ own: true })]);
  const [master, copy] = [portOf(first.url), portOf(second.url)];
  await say(master, ['CONFIG', 'SET', 'repl-diskless-sync-delay', '0']);
  // Else a copy keeps a file in the folder that it was started in.
  for (const port of [master, copy]) await say(port, ['CONFIG', 'SET', 'repl-diskless-load', 'swapdb']);
  await say(copy, ['REPLICAOF', '127.0.0.1', `${master}`]);
  let behind = first.url;
  const door = await openRedisDoor(() => behind);
  return {
    url: door.url,
    async changeRoles() {
      await inStep(master, copy);
      await say(copy, ['REPLICAOF', 'NO', 'ONE']);
      await say(master, ['REPLICAOF', '127.0.0.1', `${copy}`]);
    },
    turn() {
      behind = second.url;
    },
    async stop() {
      door.close();
      await Promise.all([first.stop(), second.stop()]);
    },
  };
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

async function inStep(master: number, copy: number): Promise<void> {
  for (const until = Date.now() + patience; ; ) {
    const [here, there] = await Promise.all([master, copy].map((port) => say(port, ['INFO', 'replication'])));
    if (there?.includes('master_link_status:up') && offsetOf(here) === offsetOf(there)) return;
    if (Date.now() > until) throw new Error(`The copy did not come in step:\n${there}`);
    await setTimeout(50);
  }
}

function offsetOf(told: string | undefined): string | undefined {
  return /master_repl_offset:(\d+)/.exec(told ?? '')?.[1];
}
