import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { withPart } from '../../../tools/marked-part.ts';
import { moveTo, placement } from '../measure/processor.ts';
import { buildApps } from '../product/build-apps.ts';
import { soakReport } from './report.ts';
import { type SoakPlan, soak } from './soak.ts';
import { openTown } from './town.ts';
import { findingsOf } from './verdict.ts';

/**
 * `pnpm soak [--minutes 30]`: builds the apps, keeps them at half of what they can do, and judges whether anything grows.
 * Writes `bench/soak.json` and a part of `docs/soak.md`; ends with 1 where something was not as it should be.
 */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } });
const minutes = Number(values.minutes);
// The Connector's token, issued once, lives for an hour.
if (!(minutes >= 1 && minutes <= 50)) {
  console.error('--minutes must be between 1 and 50.');
  process.exit(2);
}
const brief = minutes < 10;
const plan: SoakPlan = {
  lasts: minutes * 60_000,
  warmUp: brief ? 10_000 : 30_000,
  saturated: brief ? 8_000 : 20_000,
  window: brief ? 10_000 : 30_000,
};

const folder = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
if (!buildApps(folder, ['slack', 'teams', 'web'])) {
  console.error('The apps could not be built; there is nothing to soak.');
  process.exit(1);
}
// Whoever ends the soak ends its processes: they are killed as this one exits.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
moveTo(placement.generator);

const startedAt = new Date();
const town = await openTown({ folder, path: process.env['PATH'] ?? '' });
const soaked = await soak(town, plan, (what) => console.error(what)).finally(() => town.close());
const findings = findingsOf(soaked);
const machine = {
  node: `Node ${process.version}`,
  processor: cpus()[0]?.model ?? 'unknown processor',
  cores: placement.cores,
  pinned: placement.pinned,
  startedAt: startedAt.toISOString(),
  minutes,
};
const report = soakReport(soaked, findings, machine);
const { cases, ...arrived } = soaked.arrived;
const results = { machine, findings, ...soaked, arrived: { ...arrived, cases: cases.length } };
writeFileSync(new URL('../../soak.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
const document = `${folder}/docs/soak.md`;
writeFileSync(document, withPart(readFileSync(document, 'utf8'), 'soak', report));
console.log(report);
process.exitCode = findings.every(({ holds }) => holds) ? 0 : 1;
