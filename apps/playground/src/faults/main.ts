import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withPart } from '../../../../tools/marked-part.ts';
import { casesInTurn, everyCase, runMatrix } from './kills/matrix.ts';
import { isHarmless, lineOf, tableOf, totalsOf } from './kills/report.ts';
import { readTests, testsOf } from './test-report.ts';

/**
 * `pnpm test:faults`: kills processes at every boundary, then runs the other fault tests. With `--all`: on every platform
 * and store, with a million bad requests. With `--write`, what came of it goes into docs/faults.md.
 */
const root = fileURLToPath(new URL('../../../..', import.meta.url));
const folder = 'apps/playground/src/faults';
const [all, write] = ['--all', '--write'].map((flag) => process.argv.includes(flag));

const rows = await runMatrix(all ? everyCase : casesInTurn, (row) => console.log(lineOf(row)));
const kills = `${totalsOf(rows)}\n\n${tableOf(rows)}`;
console.log(`\n${kills}\n`);

const scratch = mkdtempSync(join(tmpdir(), 'reconnect-faults-'));
const report = join(scratch, 'report.json');
const { status } = spawnSync(
  'vitest',
  [
    ...['run', '--project=faults', folder, '--exclude=**/kills/kills.integration.test.ts'],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, FAULTS: all ? 'all' : 'turns' } },
);
// There is no report when vitest itself could not run.
const tests = existsSync(report) ? readTests(readFileSync(report, 'utf8')) : undefined;
rmSync(scratch, { recursive: true, force: true });

if (write && tests !== undefined) {
  const page = join(root, 'docs/faults.md');
  const withKills = withPart(readFileSync(page, 'utf8'), 'kills', kills);
  writeFileSync(page, withPart(withKills, 'tests', testsOf(tests, root)));
}
const harmful = rows.filter((row) => !isHarmless(row)).length;
console.log(`Kills: ${rows.length - harmful} did no harm, ${harmful} did.`);
console.log(
  tests === undefined
    ? 'The other tests did not run to their end.'
    : `Other tests: ${tests.numPassedTests} passed, ${tests.numFailedTests} failed.`,
);
process.exitCode = harmful === 0 && status === 0 ? 0 : 1;
