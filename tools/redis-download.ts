import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { unpackDebianPackages } from './debian-packages.ts';

/** How to start the Redis that was unpacked. */
export interface FetchedRedis {
  readonly command: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Unpacks Debian's Redis into `.toolchain/redis`, once and without root; rejected where apt cannot give it. */
export async function fetchRedis(): Promise<FetchedRedis> {
  const packages = ['redis-server', 'redis-tools', 'libjemalloc2', 'liblzf1'];
  const home = await unpackDebianPackages({ name: 'redis', packages }).catch((cause: unknown) => {
    throw new Error(
      'The tests need Redis 7. Install it (Debian, Ubuntu: apt-get install redis-server; macOS: brew install redis), ' +
        'or set REDIS_TEST_URL to a server they may write to.',
      { cause },
    );
  });
  const libraries = join(home, 'usr', 'lib');
  const folders = (await readdir(libraries))
    .filter((name) => name.includes('-linux-'))
    .map((name) => join(libraries, name));
  return {
    command: join(home, 'usr', 'bin', 'redis-server'),
    env: { ...process.env, LD_LIBRARY_PATH: folders.join(':') },
  };
}
