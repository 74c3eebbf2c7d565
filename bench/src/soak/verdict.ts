import { median } from '../measure/statistics.ts';
import type { ProcessSample, Sample } from './sample.ts';
import type { Deliveries } from './soak.ts';
import { type Point, type Trend, trendOf } from './trend.ts';

/** How a figure went: its median in each third of the soak, and its trend over the last two of them. */
export interface Course {
  readonly first: number;
  readonly middle: number;
  readonly last: number;
  /** The highest of the first two thirds, and of the last. */
  readonly peaks: { readonly before: number; readonly last: number };
  readonly trend: Trend;
}

/** One thing that was to be shown. */
export interface Finding {
  readonly title: string;
  readonly holds: boolean;
  readonly because: string;
}

/** What is taken for flat. The first third is warm-up: it fills caches and compiles. */
const limits = {
  /** The last third to what was before it. */
  memory: 1.1,
  /** The part of the middle third's median by which memory may grow in an hour, if the trend is clear. */
  memoryPerHour: 0.1,
  handles: 1.2,
  /** So many connections may open without anybody asking why. */
  fewHandles: 16,
  latency: 1.5,
  /** Milliseconds by which the p99 may differ without anybody noticing. */
  unnoticed: 20,
} as const;

export function courseOf(samples: readonly Sample[], read: (sample: Sample) => number): Course {
  const points = samples.map((sample): Point => ({ at: sample.at, value: read(sample) }));
  const third = Math.ceil(points.length / 3);
  const values = points.map(({ value }) => value);
  const part = (from: number, to?: number) => median(values.slice(from, to));
  return {
    first: part(0, third),
    middle: part(third, 2 * third),
    last: part(2 * third),
    peaks: { before: Math.max(...values.slice(0, 2 * third)), last: Math.max(...values.slice(2 * third)) },
    trend: trendOf(points.slice(third)),
  };
}

/** Of one process. */
export function courseIn(samples: readonly Sample[], name: string, read: (one: ProcessSample) => number): Course {
  return courseOf(samples, ({ processes }) => {
    const one = processes[name];
    return one === undefined ? Number.NaN : read(one);
  });
}

/** A figure that is not known is not flat. */
function isHeapFlat({ middle, last, trend }: Course): boolean {
  const grows = trend.atLeast > limits.memoryPerHour * middle;
  return last <= limits.memory * middle && !grows;
}

function areHandlesFlat({ middle, last }: Course): boolean {
  return last <= Math.max(limits.handles * middle, middle + limits.fewHandles);
}

function isLatencyFlat({ middle, last }: Course): boolean {
  return last <= Math.max(limits.latency * middle, middle + limits.unnoticed);
}

/** What else must hold besides flatness. */
export interface Counted {
  readonly samples: readonly Sample[];
  readonly arrived: { readonly people: number; readonly stuck: readonly string[]; readonly cases: readonly string[] };
  readonly mailed: number;
  readonly deliveries: Deliveries;
}

export function findingsOf(counted: Counted): readonly Finding[] {
  const { samples } = counted;
  const names = Object.keys(samples[0]?.processes ?? {});
  return [
    ...names.flatMap((name) => [
      resident(
        `${name}: resident memory is flat`,
        courseIn(samples, name, ({ resident }) => resident),
      ),
      heap(
        `${name}: heap after collections is flat`,
        courseIn(samples, name, ({ heap }) => heap),
      ),
      handles(
        `${name}: open files are flat`,
        courseIn(samples, name, ({ files }) => files),
      ),
      handles(
        `${name}: handles are flat`,
        courseIn(samples, name, (one) => one.handles),
      ),
    ]),
    latency(
      'acknowledgement: p99 is flat',
      courseOf(samples, ({ acknowledged }) => acknowledged.p99),
    ),
    latency(
      'first visible reaction: p99 is flat',
      courseOf(samples, ({ replied }) => replied.p99),
    ),
    ...nothingLost(counted),
  ];
}

/** By its peaks: between collections that give memory back to the system it rises and falls by a third. */
function resident(title: string, { peaks: { before, last } }: Course): Finding {
  const because = `at most ${before.toFixed(1)} MB, then at most ${last.toFixed(1)} MB`;
  return { title, holds: last <= limits.memory * before, because };
}

function heap(title: string, course: Course): Finding {
  const { middle, last, trend } = course;
  const because = `${middle.toFixed(1)} MB, then ${last.toFixed(1)} MB; ${signed(trend.slope)} MB/h`;
  return { title, holds: isHeapFlat(course), because };
}

function handles(title: string, course: Course): Finding {
  return { title, holds: areHandlesFlat(course), because: `${course.middle}, then ${course.last}` };
}

function latency(title: string, course: Course): Finding {
  const because = `${course.middle.toFixed(1)} ms, then ${course.last.toFixed(1)} ms`;
  return { title, holds: isLatencyFlat(course), because };
}

function nothingLost({ samples, arrived, mailed, deliveries }: Counted): readonly Finding[] {
  const sum = (read: (sample: Sample) => number) => samples.reduce((total, sample) => total + read(sample), 0);
  const [offered, complete] = [sum((one) => one.offered), sum((one) => one.complete)];
  const [refused, lost] = [sum((one) => one.refused), sum((one) => one.lost)];
  const { stuck, cases, people } = arrived;
  const dead = samples.at(-1)?.jobs.dead ?? Number.NaN;
  return [
    {
      title: 'every event has its 200 and its answer',
      holds: offered > 0 && complete === offered,
      because: `${complete} of ${offered}; refused at first: ${statusesOf(samples)}; for good: ${refused}; lost: ${lost}`,
    },
    {
      title: 'every new person gets what they came for',
      holds: people > 0 && stuck.length === 0,
      because: `${people - stuck.length} of ${people}`,
    },
    { title: 'every case is mailed', holds: mailed === cases.length, because: `${mailed} of ${cases.length}` },
    {
      title: 'no event is taken twice',
      holds: deliveries.taken <= deliveries.events,
      because: `${deliveries.events} events, ${deliveries.taken} taken; ${deliveries.copies} second copies, ${deliveries.known} known again`,
    },
    { title: 'no job is given up', holds: dead === 0, because: `${dead} dead` },
  ];
}

/** What came in place of a 200, whether or not the event was taken when it came again. */
function statusesOf(samples: readonly Sample[]): string {
  const counts = new Map<string, number>();
  for (const { refusals } of samples) {
    for (const [status, count] of Object.entries(refusals)) counts.set(status, (counts.get(status) ?? 0) + count);
  }
  const said = [...counts].map(
    ([status, count]) => `${count} ${status === '0' ? 'by a lost connection' : `with ${status}`}`,
  );
  return said.length === 0 ? 'none' : said.join(', ');
}

const signed = (value: number) => `${value >= 0 ? '+' : ''}${value.toFixed(1)}`;
