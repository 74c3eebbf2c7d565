import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { withPart } from '../../../tools/marked-part.ts';
import { buildApps } from '../product/build-apps.ts';
import { burst } from './burst.ts';
import { openCity } from './city.ts';
import { burstReport } from './report.ts';
import { faultsOf, summaryOf } from './summary.ts';

/**
 * `pnpm burst [--people 100000] [--processes 4] [--minutes 10 | --fast]`: a provider goes down, and everybody asks. Writes a
 * part of `docs/burst.md`; ends with 1 where somebody is lost, or the provider was asked more than a handful of times.
 */
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '100000' },
    processes: { type: 'string', default: '4' },
    minutes: { type: 'string', default: '10' },
    fast: { type: 'boolean', default: false },
  },
});
const [people, processes, minutes] = [Number(values.people), Number(values.processes), Number(values.minutes)];
if (!(Number.isInteger(people) && people >= 10 && Number.isInteger(processes) && processes >= 2 && minutes > 0)) {
  console.error('--people must be at least 10, --processes at least 2 (one is for Teams), --minutes more than 0.');
  process.exit(2);
}
const folder = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
if (!buildApps(folder, ['slack', 'teams'])) {
  console.error('The apps could not be built; there is nothing to ask.');
  process.exit(1);
}
// Whoever ends the burst ends its processes: they are killed as this one exits.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const startedAt = new Date().toISOString();
const say = (what: string) => console.error(what);
const city = await openCity({ folder, path: process.env['PATH'] ?? '' }, { people, processes }, say);
const seen = await burst(city, values.fast ? undefined : minutes * 60_000, say).finally(() => city.close());
const summary = summaryOf(seen);
const report = burstReport(summary, {
  node: `Node ${process.version}`,
  processor: cpus()[0]?.model ?? 'unknown processor',
  cores: availableParallelism(),
  startedAt,
  processes,
  minutes: values.fast ? undefined : minutes,
});
const document = `${folder}/docs/burst.md`;
writeFileSync(document, withPart(readFileSync(document, 'utf8'), 'burst', report));
console.log(report);
process.exitCode = faultsOf(summary).length === 0 ? 0 : 1;
