import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { withPart } from '../../tools/marked-part.ts';
import { runBench } from './bench.ts';
import { moveTo, placement } from './measure/processor.ts';
import { openStage } from './measure/stage.ts';
import { fullPlan, quickPlan } from './plan.ts';
import { buildApps } from './product/build-apps.ts';
import { reportOf } from './report/report.ts';
import { createTemplate } from './systems/our-conversation.ts';
import { createSystems } from './systems/systems.ts';

/**
 * `pnpm bench [--quick] [--write]`: builds the apps, measures them beside what people would pick instead, prints the tables
 * and writes `bench/results.json`; with `--write` the tables go into `docs/performance.md` too. Everything is on this
 * machine; nothing is left behind.
 */
const folder = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const { quick, write } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
}).values;

if (!buildApps(folder, ['slack', 'teams'])) {
  console.error('The apps could not be built; there is nothing to measure.');
  process.exit(1);
}
// Whoever ends the bench ends its processes: they are killed as this one exits.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
moveTo(placement.generator);
const templates = { slack: await createTemplate('slack'), teams: await createTemplate('teams') };
const stage = await openStage();
const systems = createSystems(folder);
const results = await runBench({
  bench: { stage, templates, folder, path: process.env['PATH'] ?? '' },
  systems,
  plan: quick ? quickPlan : fullPlan,
  quick,
  say: (what) => console.error(what),
}).finally(() => stage.close());
writeFileSync(new URL('../results.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
const report = reportOf(results, systems);
console.log(report);
if (write) {
  const document = `${folder}/docs/performance.md`;
  writeFileSync(document, withPart(readFileSync(document, 'utf8'), 'bench', report));
}
