import { figure, table } from '../report/table.ts';
import { faultsOf, type Outcome, type Summary, type Waits } from './summary.ts';

/** Where, when and how it ran. */
export interface BurstMachine {
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
  readonly startedAt: string;
  readonly processes: number;
  /** Minutes in which all asked; undefined: as fast as they were taken. */
  readonly minutes: number | undefined;
}

/** What a person reads after a burst, in Markdown. */
export function burstReport(summary: Summary, machine: BurstMachine): string {
  return [introduction(summary, machine), outcomes(summary), waiting(summary), memory(summary)].join('\n\n');
}

function introduction(
  summary: Summary,
  { node, processor, cores, startedAt, processes, minutes }: BurstMachine,
): string {
  const { slack, teams, customers, asking, outage, calls, news } = summary;
  const people = slack.asked + teams.asked;
  const pace =
    minutes === undefined ? `as fast as they were taken, in ${figure(asking)} s` : `within ${minutes} minutes`;
  const faults = faultsOf(summary);
  return [
    `${startedAt.slice(0, 16).replace('T', ' ')} UTC, ${node}, ${processor}, ${cores} cores for everything.`,
    `${people} people of ${customers} customers asked ${pace}; ${processes - 1} Slack processes and one Teams process. The outage lasted ${figure(outage)} s.`,
    `Requests to the provider: ${calls.during} while it was down, ${calls.after} afterwards. The last news came ${figure(news)} s after its end.`,
    faults.length === 0 ? 'Nobody is lost.' : `**Not as it should be: ${faults.join('; ')}.**`,
  ].join('\n');
}

const rows: readonly (readonly [string, (outcome: Outcome) => number])[] = [
  ['asked', ({ asked }) => asked],
  ['acknowledged at once', ({ taken }) => taken],
  ['acknowledged when it came again', ({ takenLater }) => takenLater],
  ['never acknowledged', ({ givenUp }) => givenUp],
  ['deliveries refused, or not answered in time', ({ refusals }) => refusals],
  ['had a first message', ({ answered }) => answered],
  ['told their place in line', ({ placed }) => placed],
  ['told honestly of the trouble', ({ judged }) => judged],
  ['promised another look', ({ promised }) => promised],
  ['told afterwards that all is well', ({ relieved }) => relieved],
  ['lost', ({ lost }) => lost],
];

function outcomes({ slack, teams }: Summary): string {
  const cells = rows.map(([title, read]) => [
    title,
    ...[read(slack), read(teams), read(slack) + read(teams)].map(String),
  ]);
  return table([['people', 'Slack', 'Teams', 'together'], ...cells]);
}

function waiting({ waits }: Summary): string {
  const row = (title: string, { half, nearlyAll, longest }: Waits) => [
    title,
    ...[half, nearlyAll, longest].map(figure),
  ];
  return table([
    ['seconds', 'half of them', 'all but one in a hundred', 'longest'],
    row('from the question to the 200', waits.acknowledged),
    row('from the question to a first message', waits.answered),
    row('from the question to an honest verdict', waits.judged),
    row('from that to the news that all is well', waits.relieved),
  ]);
}

function memory({ memory: courses, slack, teams }: Summary): string {
  const cells = Object.entries(courses).map(([name, { before, most, after }]) => [
    name,
    ...[before, most, after].map(figure),
  ]);
  const redis = courses['Redis'];
  const people = slack.asked + teams.asked;
  const each = redis === undefined ? undefined : ((redis.after - redis.before) * 1024) / people;
  return `${table([['memory, MB', 'before', 'most', 'after'], ...cells])}\n\nRedis keeps ${figure(each)} KB more for each of them than their inbox alone, job and transcript included.`;
}
