import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const toolchain = fileURLToPath(new URL('../.toolchain', import.meta.url));

export interface Unpacking {
  /** The folder's name in `.toolchain`. */
  readonly name: string;
  /** The package that is wanted, and what it needs besides a bare Debian. */
  readonly packages: readonly string[];
  /** Changes what was unpacked before anybody sees it. */
  readonly prepare?: (folder: string) => Promise<void>;
}

/**
 * Unpacks packages of Debian or Ubuntu into `.toolchain`, once and without root, and returns the folder. Nothing is
 * installed and nothing of theirs is started. Rejected where apt cannot give them.
 */
export async function unpackDebianPackages({ name, packages, prepare }: Unpacking): Promise<string> {
  const target = join(toolchain, name);
  if (existsSync(target)) return target;
  await mkdir(toolchain, { recursive: true });
  const workshop = await mkdtemp(join(toolchain, `${basename(name)}-`));
  try {
    await downloadTo(workshop, packages);
    const unpacked = join(workshop, 'unpacked');
    for (const file of await readdir(workshop)) {
      if (file.endsWith('.deb')) await run('dpkg', ['-x', join(workshop, file), unpacked]);
    }
    await prepare?.(unpacked);
    // The finished folder appears in one step, so two test runs that start together never see half of it.
    await rename(unpacked, target).catch((cause: unknown) => {
      if (!existsSync(target)) throw new Error(`${target} could not be put in place`, { cause });
    });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  return target;
}

/** Tries with the lists the machine has, then with lists of our own, which need no root. */
async function downloadTo(folder: string, packages: readonly string[]): Promise<void> {
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
