import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { freePort } from './free-port.ts';
import { fetchRedis } from './redis-download.ts';
import { startProcess } from './start-process.ts';

/** A Redis that tests may write to. */
export interface TestRedis {
  readonly url: string;
  /** Ends the server at once, as a crash would; a shared one (`REDIS_TEST_URL`) is left alone. */
  stop(): Promise<void>;
}

export interface TestRedisOptions {
  /** The test is going to stop it, so it must not be the one that others use. Implied by the others. */
  readonly own?: true;
  /** The port of a stopped one, to bring it back. Left out: a free one. */
  readonly port?: number;
  /** The folder to keep the append-only file in. Left out: nothing is kept. */
  readonly appendOnly?: string;
  /** Throws records away when its memory is full, as nobody should have it. */
  readonly evicting?: true;
  /** It is one node of a cluster, which keeps its view of the others in this folder and hears them at this port. */
  readonly cluster?: { readonly folder: string; readonly port: number };
}

const names = ['redis-server', 'valkey-server'];

/**
 * Gives a Redis 7 to test against: `REDIS_TEST_URL`, else a server of its own from the PATH, else one that is unpacked
 * into `.toolchain/redis` (Debian and Ubuntu, no root). Rejected with what to install where none of it works.
 */
export async function startRedis(options: TestRedisOptions = {}): Promise<TestRedis> {
  const shared = process.env['REDIS_TEST_URL'];
  if (shared !== undefined && Object.keys(options).length === 0) return { url: shared, stop: () => Promise.resolve() };

  const { command, env } = installed() ?? (await fetchRedis());
  const port = options.port ?? (await freePort());
  const { up, kill } = startProcess(
    [command, ...settings(port, options)],
    { says: 'Ready to accept connections' },
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  await up;
  return { url: `redis://127.0.0.1:${port}`, stop: kill };
}

function installed() {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const command = names.map((name) => join(folder, name)).find(existsSync);
    if (command !== undefined) return { command, env: process.env };
  }
  return undefined;
}

function settings(port: number, { appendOnly, evicting, cluster }: TestRedisOptions): string[] {
  const kept = appendOnly === undefined ? ['--appendonly', 'no'] : ['--appendonly', 'yes', '--dir', appendOnly];
  const whenFull = evicting ? 'allkeys-lru' : 'noeviction';
  const node =
    cluster === undefined
      ? []
      : ['--cluster-enabled', 'yes', '--cluster-port', `${cluster.port}`, '--dir', cluster.folder];
  return ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--maxmemory-policy', whenFull, ...kept, ...node];
}
