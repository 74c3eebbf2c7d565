import type { Latency, RoundFigures } from '../measure/round.ts';
import { median, type Spread } from '../measure/statistics.ts';
import type { System } from '../systems/system.ts';
import { type Goal, goalsOf, isMet } from './goals.ts';
import { isMeasured, type Measured, type OwnResult, type Results, ratioNames } from './results.ts';
import { figure, table } from './table.ts';

/** Everything a person reads after a bench, in Markdown. */
export function reportOf(results: Results, systems: readonly System[]): string {
  return [
    ['### Systems', systemsTable(results, systems)],
    ['### What each of them does', workTable(systems)],
    ['### Ours to theirs', ratioTable(results)],
    ['### On its own', ownTable(results)],
    ['### Goals', goalTable(goalsOf(results))],
    ['### What to know of this run', remarks(results).join('\n')],
  ]
    .map((part) => part.join('\n\n'))
    .join('\n\n');
}

function systemsTable({ systems: measured }: Results, systems: readonly System[]): string {
  const head = [
    'system',
    'events/s',
    'CPU ms/event',
    'ack p50 / p99 ms',
    'reply p50 / p99 ms',
    'RSS MB',
    'Redis trips: ack / reply / all',
    'calls',
    'bytes a person: 2 events / many',
    'refused / lost',
  ];
  const rows = systems.map(({ name, title }) => {
    const { rounds, work } = measured[name];
    const done = rounds.filter((round) => round !== undefined);
    const middle = (read: (round: RoundFigures) => number | undefined) => figure(middleOf(done, read));
    const latency = (read: (round: RoundFigures) => Latency) =>
      `${middle((round) => read(round).p50)} / ${middle((round) => read(round).p99)}`;
    const sum = (read: (round: RoundFigures) => number) => done.reduce((total, round) => total + read(round), 0);
    return [
      `${name.split('_', 1)[0]}: ${title}`,
      middle(({ saturated }) => saturated.eventsPerSecond),
      middle(({ saturated }) => saturated.cpuPerEvent),
      latency(({ steady }) => steady.acknowledged),
      latency(({ steady }) => steady.replied),
      middle(({ memory }) => memory),
      ...workCells(work),
      `${sum(({ saturated, steady }) => saturated.refused + steady.refused)} / ${sum(({ saturated, steady }) => saturated.lost + steady.lost)}`,
    ];
  });
  return table([head, ...rows]);
}

function middleOf(rounds: readonly RoundFigures[], read: (round: RoundFigures) => number | undefined): number {
  return median(rounds.map(read).filter((value) => value !== undefined));
}

function workCells(work: Results['systems']['slack_ours']['work']): readonly [string, string, string] {
  if (!isMeasured(work)) return ['–', '–', '–'];
  const { perEvent, fresh, settled } = work;
  const trips = [perEvent.tripsBeforeAcknowledged, perEvent.tripsBeforeReplied, perEvent.trips].map(figure);
  return [trips.join(' / '), figure(perEvent.calls), `${figure(fresh.bytes)} / ${figure(settled.bytes)}`];
}

function workTable(systems: readonly System[]): string {
  const rows = systems.map(({ name, title, work }) => [
    `${name.split('_', 1)[0]}: ${title}`,
    work.authentication,
    work.state,
    work.deduplication,
    work.reply,
  ]);
  return table([['system', 'authentication', 'state', 'deduplication', 'reply'], ...rows]);
}

const spread = ({ median: middle, lowest, highest }: Spread) =>
  `${figure(middle)} (${figure(lowest)} to ${figure(highest)})`;

function ratioTable({ spreads, cpuRatios }: Results): string {
  const rows = ratioNames.map((name) => [name, spread(spreads[name]), spread(cpuRatios[name])]);
  return table([['ratio', 'events/s', 'CPU an event'], ...rows]);
}

/** What could not be measured says so in its place. */
function said<T extends object>(value: Measured<T>, say: (value: T) => string): string {
  return isMeasured(value) ? say(value) : `failed: ${value.failed}`;
}

function ownTable({ slack, teams, manyStored, twoProcesses }: Results): string {
  const both = (title: string, say: (own: OwnResult) => string) => [title, say(slack), say(teams)];
  return table([
    ['figure', 'Slack', 'Teams'],
    both('reply p99 of the others, ms: calm', ({ throttling }) => said(throttling, (it) => spread(it.without))),
    both('… while one channel gets 429', ({ throttling }) => said(throttling, (it) => spread(it.with))),
    both('half load, events/s', ({ halfLoad }) => said(halfLoad, ({ rate }) => figure(rate))),
    both('… reply p99 with an upstream of 100 ms', ({ halfLoad }) => said(halfLoad, ({ replied }) => figure(replied))),
    both('cold start, ms: sources', ({ coldStart }) => said(coldStart, ({ sources }) => spread(sources))),
    both('… bundle', ({ coldStart }) => said(coldStart, ({ bundle }) => spread(bundle))),
    both('… bundle and compile cache', ({ coldStart }) => said(coldStart, (it) => spread(it.cachedBundle))),
    ['CPU ms/event with 1000 stored: app / Redis', said(manyStored, ({ few }) => cost(few)), ''],
    [
      `… with ${said(manyStored, ({ stored }) => `${stored}`)}`,
      said(manyStored, ({ many, ratio }) => `${cost(many)}, ${spread(ratio)} times`),
      '',
    ],
    ['CPU an event, one process to two', said(twoProcesses, ({ ratio }) => spread(ratio)), ''],
  ]);
}

const cost = ({ system, redis }: { readonly system: number; readonly redis: number }) =>
  `${figure(system)} / ${figure(redis)}`;

function goalTable(goals: readonly Goal[]): string {
  const rows = goals.map((goal) => {
    const { wanted, reached, title, note } = goal;
    const limit = 'atLeast' in wanted ? `≥ ${wanted.atLeast}` : `≤ ${wanted.atMost}`;
    return [isMet(goal) ? 'met' : 'missed', note === undefined ? title : `${title} (${note})`, limit, figure(reached)];
  });
  return table([['', 'goal', 'wanted', 'reached'], ...rows]);
}

/** A generator that is busier than this may be what limits a system: Redis needs a part of that core too. */
const busy = 0.8;
/** Somebody else had more of the system's core than this. */
const disturbed = 0.1;

function remarks({ systems, machine }: Results): readonly string[] {
  const { node, processor, cores, pinned, seconds, quick } = machine;
  const all = Object.entries(systems);
  const rounds = all.flatMap(([name, { rounds: each }]) => each.flatMap((round) => (round ? [{ name, round }] : [])));
  const held = rounds.filter(({ round }) => round.saturated.generatorBusy > busy);
  const shared = rounds.filter(({ round }) => (round.saturated.takenByOthers ?? 0) > disturbed);
  return [
    `- ${processor}, ${cores} cores, ${node}, ${Math.round(seconds)} s${quick ? ', --quick' : ''}.`,
    pinned
      ? '- The system had core 0; load generator, stubs and Redis shared core 1.'
      : '- Nothing was pinned to a core here: systems and load generator were in each other’s way.',
    `- In ${shared.length} of ${rounds.length} visits others took more than a tenth of the system’s core.`,
    `- In ${held.length} of ${rounds.length} the load generator itself took more than eight tenths of its core${namesOf(held)}.`,
    ...all.flatMap(([name, { failures, work }]) => [
      ...failures.map((failure) => `- ${name}: a round failed: ${failure}`),
      ...(isMeasured(work) ? [] : [`- ${name}: its work could not be counted: ${work.failed}`]),
    ]),
  ];
}

function namesOf(visits: readonly { readonly name: string }[]): string {
  const names = [...new Set(visits.map(({ name }) => name))];
  return names.length === 0 ? '' : ` (${names.join(', ')}: faster than shown)`;
}
