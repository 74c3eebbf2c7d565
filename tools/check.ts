import { spawnSync } from 'node:child_process';

/** What CI runs, in the order in which it fails fastest. One summary line each; the whole output of what failed. */
const checks: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  // All at once: package by package, each would check again whatever it imports.
  ['types', 'tsc'],
  ['types of the playground, which has a page', 'tsc', '-p', 'apps/playground'],
  ['dependency rules', 'depcruise', 'packages', 'apps', 'bench', '--config', '.dependency-cruiser.cjs'],
  ['dead code', 'knip'],
  ['generated parts', 'node', 'tools/generated.ts', '--check'],
  ['lockfile names no host', 'node', 'tools/check-lockfile.ts'],
];

let failed = 0;
for (const [name, command, ...args] of checks) {
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    // Else a check that says more is ended in the middle of it.
    maxBuffer: Number.POSITIVE_INFINITY,
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (status !== 0) {
    failed += 1;
    console.log(error?.message ?? `${stdout}${stderr}`);
  }
}
if (failed > 0) {
  console.error(`${failed} of ${checks.length} checks failed; the tests were not run.`);
  process.exit(1);
}
if (!process.argv.includes('--no-tests')) {
  process.exitCode = spawnSync('node', ['tools/test.ts'], { stdio: 'inherit' }).status ?? 1;
}
