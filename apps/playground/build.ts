import { cp, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const page = fileURLToPath(new URL('page/', import.meta.url));
const built = fileURLToPath(new URL('dist/page/', import.meta.url));

/** Bundles the page into `dist/page`, which then holds all it loads; returns that folder. */
export async function buildPage(): Promise<string> {
  await mkdir(built, { recursive: true });
  await build({
    entryPoints: [`${page}main.ts`, `${page}main.css`],
    outdir: built,
    bundle: true,
    minify: true,
    sourcemap: true,
    format: 'esm',
    target: 'es2024',
    external: ['*.svg'],
    legalComments: 'none',
    logLevel: 'warning',
  });
  for (const file of ['index.html', 'icon.svg']) await cp(page + file, built + file);
  return built;
}

if (import.meta.main) await buildPage();
