import { figure, table } from '../report/table.ts';
import type { Sample } from './sample.ts';
import type { Soaked } from './soak.ts';
import { type Course, courseIn, courseOf, type Finding } from './verdict.ts';

/** Where and when it ran. */
export interface SoakMachine {
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
  readonly pinned: boolean;
  readonly startedAt: string;
  readonly minutes: number;
}

/** What a person reads after a soak, in Markdown. */
export function soakReport(soaked: Soaked, findings: readonly Finding[], machine: SoakMachine): string {
  const parts = [summaryOf(soaked, machine), findingTable(findings), courseTable(soaked.samples), journeyLine(soaked)];
  return [...parts, ...stuckLines(soaked)].join('\n\n');
}

/** What the first of those saw who did not come to the end of their way. */
const stuckLines = ({ arrived: { stuck } }: Soaked): readonly string[] =>
  stuck.length === 0 ? [] : [`New people who did not get what they came for: ${stuck.length}. The first: ${stuck[0]}`];

function summaryOf({ saturation, offered, arrivals, samples }: Soaked, machine: SoakMachine): string {
  const { node, processor, cores, pinned, startedAt, minutes } = machine;
  const events = samples.reduce((sum, sample) => sum + sample.offered, 0);
  const both = (rates: Soaked['offered']) => `${figure(rates.slack)} in Slack and ${figure(rates.teams)} in Teams`;
  return [
    `${startedAt.slice(0, 16).replace('T', ' ')} UTC, ${figure(minutes)} minutes, ${node}, ${processor}, ${cores} cores${pinned ? '; the apps shared one, everything else the other' : ''}.`,
    `Saturation, both at once: ${both(saturation)} events/s. Offered: ${both(offered)}, ${figure(arrivals)} new people/s; ${events} events in all.`,
  ].join('\n');
}

function findingTable(findings: readonly Finding[]): string {
  const rows = findings.map(({ title, holds, because }) => [holds ? 'yes' : 'NO', title, because]);
  return table([['', 'what was to be shown', 'before, then in the last third'], ...rows]);
}

function courseTable(samples: readonly Sample[]): string {
  const names = Object.keys(samples[0]?.processes ?? {});
  const rows: (readonly [string, Course])[] = [
    ['acknowledged, p50 ms', courseOf(samples, ({ acknowledged }) => acknowledged.p50)],
    ['acknowledged, p99 ms', courseOf(samples, ({ acknowledged }) => acknowledged.p99)],
    ['first visible reaction, p50 ms', courseOf(samples, ({ replied }) => replied.p50)],
    ['first visible reaction, p99 ms', courseOf(samples, ({ replied }) => replied.p99)],
    ...names.flatMap((name): (readonly [string, Course])[] => [
      [`${name}: resident, MB`, courseIn(samples, name, ({ resident }) => resident)],
      [`${name}: heap after collections, MB`, courseIn(samples, name, ({ heap }) => heap)],
      [`${name}: event loop lag p99, ms`, courseIn(samples, name, ({ lag }) => lag)],
      [`${name}: open files`, courseIn(samples, name, ({ files }) => files)],
      [`${name}: handles`, courseIn(samples, name, ({ handles }) => handles)],
    ]),
    ['Redis: memory, MB', courseOf(samples, ({ redis }) => redis.memory)],
    ['Redis: keys', courseOf(samples, ({ redis }) => redis.keys)],
    ['jobs that wait or run', courseOf(samples, ({ jobs }) => jobs.waiting + jobs.running)],
    ['jobs for later', courseOf(samples, ({ jobs }) => jobs.delayed)],
    ['the product’s core: part that it took', courseOf(samples, ({ core }) => core.product)],
    ['the product’s core: part that others took', courseOf(samples, ({ core }) => core.others)],
    ['load generator and simulators: resident, MB', courseOf(samples, ({ generator }) => generator)],
  ];
  return table([
    ['median of each third', 'first', 'middle', 'last', 'an hour, by regression over the last two'],
    ...rows.map(([title, { first, middle, last, trend }]) => [
      title,
      ...[first, middle, last, trend.slope].map(figure),
    ]),
  ]);
}

function journeyLine({ arrived, deliveries, throttled }: Soaked): string {
  const each = Object.entries(arrived.finished).map(([name, count]) => `${name} ${count}`);
  return `New people: ${each.join(', ')}. Delivered twice: ${deliveries.copies}. Answered 429 by a platform: ${throttled}.`;
}
