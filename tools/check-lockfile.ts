import { readFileSync } from 'node:fs';

/** A lockfile written through a mirror names the mirror on every entry, and then installs nowhere else. */
const tarballs = readFileSync('pnpm-lock.yaml', 'utf8')
  .split('\n')
  .filter((line) => line.includes('tarball:'));
if (tarballs.length > 0) {
  console.error(
    `pnpm-lock.yaml names ${tarballs.length} addresses of packages; write it against the default registry.`,
  );
  process.exitCode = 1;
}
