import { execFileSync } from 'node:child_process';
import { chownSync, cpSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ImagePlan } from './read-dockerfile.ts';

/** Where the official image has node. */
export const node = '/usr/local/bin/node';

/**
 * Lays out the image's root in `root`: node with the libraries it is linked to, what the Dockerfile copies, and nothing
 * else; all of it root's, but for the compile cache. Needs root.
 */
export function assembleRoot(root: string, repository: string, plan: ImagePlan): void {
  const put = (from: string, to: string) => {
    mkdirSync(dirname(join(root, to)), { recursive: true });
    cpSync(from, join(root, to), { recursive: true, dereference: true, filter: (path) => !path.endsWith('.map') });
  };
  put(process.execPath, node);
  for (const library of librariesOf(process.execPath)) put(library, library);
  for (const { from, to } of plan.copies) put(join(repository, from), to);
  const cache = join(root, cacheOf(plan));
  mkdirSync(cache, { recursive: true });
  chownSync(cache, plan.user.uid, plan.user.gid);
}

/** Where the image keeps compiled code; throws where its environment does not say. */
export function cacheOf({ env }: ImagePlan): string {
  const { NODE_COMPILE_CACHE: cache } = env;
  if (cache === undefined) throw new Error('The Dockerfile names no NODE_COMPILE_CACHE.');
  return cache;
}

/** The loader and the shared libraries of a program, where this machine has them. */
function librariesOf(program: string): readonly string[] {
  const said = execFileSync('ldd', [program], { encoding: 'utf8' });
  return [...said.matchAll(/(?:=> )?(\/\S+) \(0x/g)].map(([, path = '']) => path);
}

/** Bytes of all files below. */
export function sizeOf(path: string): number {
  if (!lstatSync(path).isDirectory()) return statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
