import { existsSync } from 'node:fs';
import { readdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unpackDebianPackages } from './debian-packages.ts';

/** Where the Dovecot that was unpacked keeps its parts. */
export interface FetchedDovecot {
  /** The unpacked root: programs are in `usr/bin` and `usr/sbin` below it. */
  readonly home: string;
  /** What its programs find their libraries by. */
  readonly libraryPath: string;
}

/** Dovecot's own folder, below the root it was unpacked to. */
export const dovecotParts = join('usr', 'lib', 'dovecot');

/** Unpacks Debian's Dovecot into `.toolchain/dovecot`, once and without root; rejected where apt cannot give it. */
export async function fetchDovecot(): Promise<FetchedDovecot> {
  const packages = ['dovecot-core', 'dovecot-imapd', 'libsodium23', 'libunwind8'];
  const home = await unpackDebianPackages({ name: 'dovecot', packages, prepare: relocate }).catch((cause: unknown) => {
    throw new Error('The IMAP tests need Debian’s Dovecot 2.3, and apt-get could not give it.', { cause });
  });
  const parts = join(home, dovecotParts);
  const libraries = join(home, 'usr', 'lib');
  const systems = (await readdir(libraries)).filter((name) => name.includes('-linux-'));
  const folders = [parts, join(parts, 'modules', 'old-stats'), ...systems.map((name) => join(libraries, name))];
  return { home, libraryPath: folders.join(':') };
}

/**
 * One path cannot be configured: where its library looks for loadable parts. It is made relative to the folder a Dovecot
 * runs in, as package managers do with software that lives elsewhere than it was built for.
 */
async function relocate(folder: string): Promise<void> {
  const link = join(folder, dovecotParts, 'libdovecot.so.0');
  if (!existsSync(link)) throw new Error('This Dovecot is not laid out as 2.3 is.');
  const library = await realpath(link);
  const content = await readFile(library);
  const built = Buffer.from('/usr/lib/dovecot/modules\0');
  const at = content.indexOf(built);
  if (at === -1) throw new Error('This Dovecot keeps its modules elsewhere than 2.3 does.');
  Buffer.alloc(built.length).fill('modules\0', 0, 'modules\0'.length).copy(content, at);
  await writeFile(library, content);
}
