import { readFileSync } from 'node:fs';
import { join, matchesGlob, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const { tasks } = JSON.parse(readFileSync(join(root, 'turbo.json'), 'utf8')) as {
  readonly tasks: { readonly build: { readonly inputs: readonly string[] } };
};

/** It holds the other apps. */
const app = 'apps/playground';

it('a change of any file of ours that is bundled builds it anew', async () => {
  const { metafile } = await build({
    absWorkingDir: join(root, app),
    entryPoints: ['src/main.ts'],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    external: ['msgpackr-extract', 'bufferutil', 'utf-8-validate'],
  });
  const bundled = Object.keys(metafile.inputs).map((input) => relative(root, join(root, app, input)));
  const ours = bundled.filter((file) => !file.includes('node_modules/'));
  for (const other of ['slack', 'teams', 'web']) expect(ours).toContain(`apps/${other}/src/wire.ts`);
  const patterns = tasks.build.inputs.map((input) =>
    input.startsWith('$TURBO_ROOT$/') ? input.slice('$TURBO_ROOT$/'.length) : `${app}/${input}`,
  );
  expect(ours.filter((file) => !patterns.some((pattern) => matchesGlob(file, pattern)))).toEqual([]);
});
