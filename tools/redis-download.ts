import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const toolchain = fileURLToPath(new URL('../.toolchain', import.meta.url));
const home = join(toolchain, 'redis');
const packages = ['redis-server', 'redis-tools', 'libjemalloc2', 'liblzf1'];

/** How to start the Redis that was unpacked. */
export interface FetchedRedis {
  readonly command: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Unpacks Debian's Redis into `.toolchain/redis`, once and without root; rejected where apt cannot give it. */
export async function fetchRedis(): Promise<FetchedRedis> {
  if (!existsSync(home)) {
    await unpackTo(home).catch((cause: unknown) => {
      throw new Error(
        'The tests need Redis 7. Install it (Debian, Ubuntu: apt-get install redis-server; macOS: brew install redis), ' +
          'or set REDIS_TEST_URL to a server they may write to.',
        { cause },
      );
    });
  }
  const libraries = join(home, 'usr', 'lib');
  const folders = (await readdir(libraries))
    .filter((name) => name.includes('-linux-'))
    .map((name) => join(libraries, name));
  return {
    command: join(home, 'usr', 'bin', 'redis-server'),
    env: { ...process.env, LD_LIBRARY_PATH: folders.join(':') },
  };
}

/** The finished folder appears in one step, so two test runs that start together never see half of it. */
async function unpackTo(target: string): Promise<void> {
  await mkdir(toolchain, { recursive: true });
  const workshop = await mkdtemp(join(toolchain, 'redis-'));
  try {
    await downloadTo(workshop);
    const unpacked = join(workshop, 'unpacked');
    for (const name of await readdir(workshop)) {
      if (name.endsWith('.deb')) await run('dpkg', ['-x', join(workshop, name), unpacked]);
    }
    await rename(unpacked, target).catch((cause: unknown) => {
      if (!existsSync(target)) throw new Error(`${target} could not be put in place`, { cause });
    });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** Tries with the lists the machine has, then with lists of our own, which need no root. */
async function downloadTo(folder: string): Promise<void> {
  const inFolder = { cwd: folder };
  const plain = await run('apt-get', ['download', ...packages], inFolder).then(
    () => true,
    () => false,
  );
  if (plain) return;
  const lists = join(folder, 'lists');
  await mkdir(join(lists, 'partial'), { recursive: true });
  const own = ['-o', `Dir::State::Lists=${lists}`, '-o', `Dir::Cache=${folder}`, '-o', 'APT::Sandbox::User='];
  await run('apt-get', [...own, 'update'], inFolder);
  await run('apt-get', [...own, 'download', ...packages], inFolder);
}
