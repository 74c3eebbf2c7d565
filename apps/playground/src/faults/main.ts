import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { casesInTurn, everyCase, runMatrix } from './matrix.ts';
import { isHarmless, lineOf, tableOf, totalsOf } from './report.ts';
import { readTests, testsOf } from './test-report.ts';

/**
 * `pnpm test:faults`: kills processes at every boundary, then runs the other fault tests. With `--all`: on every platform
 * and store, with a million bad requests; what came of it goes into docs/faults.md.
 */
const root = fileURLToPath(new URL('../../../..', import.meta.url));
const folder = 'apps/playground/src/faults';
const all = process.argv.includes('--all');

const rows = await runMatrix(all ? everyCase : casesInTurn, (row) => console.log(lineOf(row)));
const harmless = rows.every(isHarmless);
const kills = `${totalsOf(rows)}\n\n${tableOf(rows)}`;
console.log(`\n${kills}\n`);

const scratch = mkdtempSync(join(tmpdir(), 'reconnect-faults-'));
const report = join(scratch, 'report.json');
const { status } = spawnSync(
  'vitest',
  [
    ...['run', '--project=faults', folder, '--exclude=**/kills.integration.test.ts'],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, ...(all && { FAULTS: 'all' }) } },
);
const tests = testsOf(readTests(readFileSync(report, 'utf8')));
rmSync(scratch, { recursive: true, force: true });

if (all) writeInto(join(root, 'docs/faults.md'), { kills, tests });
process.exitCode = harmless && status === 0 ? 0 : 1;

/** Replaces what stands between a part's marks. */
function writeInto(file: string, parts: Readonly<Record<string, string>>): void {
  let text = readFileSync(file, 'utf8');
  for (const [name, part] of Object.entries(parts)) {
    const between = new RegExp(`(<!-- generated: ${name} -->\n)[\\s\\S]*?(<!-- end: ${name} -->)`);
    text = text.replace(between, (_, begin: string, end: string) => `${begin}${part}\n${end}`);
  }
  writeFileSync(file, text);
}
