import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, installChromium } from './chromium.ts';
import { fetchDovecot } from './dovecot-download.ts';

/** Vitest's own, as far as it is read. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/**
 * Runs every test: units, what needs Redis or a server, the browser's, then a sample of faults. The last lines say what
 * this machine could not run and why, what passed and what failed. In CI nothing may be left out.
 */
const inCi = process.env['CI'] === 'true';
const wanted = process.argv.slice(2);
const chromium = findChromium(process.env) ?? installChromium();
const imap = await fetchDovecot().then(
  () => true,
  (problem: unknown) => {
    console.warn(problem instanceof Error ? problem.message : problem);
    return false;
  },
);
const leftOut = [
  ...(chromium === undefined ? ['browser tests (no Chromium on this machine: install Debian’s `chromium`)'] : []),
  ...(imap ? [] : ['IMAP tests (no Dovecot: they need apt-get and Debian 12’s packages)']),
];
const projects = ['unit', 'integration', ...(chromium === undefined ? [] : ['browser']), 'faults'];

const folder = mkdtempSync(join(tmpdir(), 'reconnect-tests-'));
const report = join(folder, 'report.json');
const run = spawnSync(
  'vitest',
  [
    'run',
    ...projects.map((name) => `--project=${name}`),
    // It takes minutes: `pnpm test:faults`.
    '--exclude=**/faults/kills/consent-kills.integration.test.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...wanted,
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(chromium !== undefined && { CHROMIUM_PATH: chromium }),
      ...(!imap && { WITHOUT_IMAP: '1' }),
      // Hundreds of processes load the same code: what one of them compiled, the next ones read.
      NODE_COMPILE_CACHE: join(folder, 'compiled'),
    },
  },
);

const { passed, failed } = countOf(report);
rmSync(folder, { recursive: true, force: true });
for (const reason of leftOut) console.log(`Left out: ${reason}.`);
console.log(`${passed} passed, ${failed} failed${leftOut.length > 0 ? `, ${leftOut.length} skipped` : ''}`);
const complete = run.status === 0 && failed === 0 && passed > 0 && !(inCi && leftOut.length > 0);
process.exitCode = complete ? 0 : 1;

/** Files that could not even be loaded have no failed test, and count as one failure each. */
function countOf(file: string): { readonly passed: number; readonly failed: number } {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report;
    const unloadable = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    );
    return { passed: numPassedTests, failed: numFailedTests + unloadable.length };
  } catch (error) {
    console.error('The tests did not run to their end.', error);
    return { passed: 0, failed: 1 };
  }
}
