import { isMeasured, type Measured, type OwnResult, type RatioName, type Results } from './results.ts';

/** One goal, and how far it was reached. */
export interface Goal {
  readonly title: string;
  readonly wanted: { readonly atLeast: number } | { readonly atMost: number };
  /** NaN: could not be measured. */
  readonly reached: number;
  /** How it was shown, where that is not obvious. */
  readonly note?: string;
}

export function isMet({ wanted, reached }: Goal): boolean {
  return 'atLeast' in wanted ? reached >= wanted.atLeast : reached <= wanted.atMost;
}

/** The goals this assistant is measured by. */
export function goalsOf(results: Results): readonly Goal[] {
  return [...ratioGoals(results), ...workGoals(results), ...ownGoals(results), ...scaleGoals(results)];
}

const leastRatios: Readonly<Record<RatioName, number>> = {
  slack_vs_bolt: 1.8,
  slack_vs_chat_sdk: 2.5,
  slack_vs_limit: 0.6,
  teams_vs_botbuilder: 1.8,
  teams_vs_agents: 1.5,
  teams_vs_chat_sdk: 3,
  teams_vs_limit: 0.6,
};

function ratioGoals({ ratios, cpuRatios }: Results): readonly Goal[] {
  const names = Object.keys(leastRatios) as RatioName[];
  return [
    ...names.map((name) => ({
      title: `events/s, ${name.replaceAll('_', ' ')}`,
      wanted: { atLeast: leastRatios[name] },
      reached: ratios[name],
    })),
    {
      title: 'processor time an event, Slack app to bare Bolt',
      wanted: { atMost: 0.55 },
      reached: cpuRatios.slack_vs_bolt.median,
    },
  ];
}

/** NaN, which meets no goal, where there is nothing to read. */
function read<T extends object>(value: Measured<T>, figure: (value: T) => number): number {
  return isMeasured(value) ? figure(value) : Number.NaN;
}

function workGoals({ systems }: Results): readonly Goal[] {
  return (['slack', 'teams'] as const).flatMap((platform): Goal[] => {
    const { work } = systems[`${platform}_ours`];
    return [
      {
        title: `Redis round trips waited for before the reply, ${platform}`,
        wanted: { atMost: 1 },
        reached: read(work, ({ perEvent }) => perEvent.tripsBeforeReplied),
      },
      {
        title: `outgoing calls a turn, ${platform}`,
        wanted: { atMost: 1 },
        reached: read(work, ({ perEvent }) => perEvent.calls),
      },
      {
        title: `bytes a stored conversation, ${platform}`,
        wanted: { atMost: 1024 },
        reached: read(work, ({ settled }) => settled.bytes),
        note: 'with all deliveries it remembers',
      },
    ];
  });
}

function ownGoals(results: Results): readonly Goal[] {
  return (['slack', 'teams'] as const).flatMap((platform): Goal[] => {
    const own: OwnResult = results[platform];
    return [
      {
        title: `p99 of the others while one channel is refused with 429, ${platform}`,
        wanted: { atMost: 2 },
        reached: read(own.throttling, ({ ratio }) => ratio.median),
      },
      {
        title: `ms to the first visible reaction at p99, half load, upstream 100 ms, ${platform}`,
        wanted: { atMost: 100 },
        reached: read(own.halfLoad, ({ replied }) => replied),
      },
      {
        title: `cold start, bundle to sources, ${platform}`,
        wanted: { atMost: 0.6 },
        reached: read(own.coldStart, ({ ratio }) => ratio.median),
      },
    ];
  });
}

function scaleGoals({ twoProcesses, manyStored }: Results): readonly Goal[] {
  return [
    {
      title: 'two processes to one',
      wanted: { atLeast: 1.8 },
      reached: read(twoProcesses, ({ speedUp }) => speedUp),
      note: 'from processor time an event: both on one core, so the other stays the generator’s',
    },
    {
      title: `cost an event with ${read(manyStored, ({ stored }) => stored)} stored conversations to 1000`,
      wanted: { atMost: 1.1 },
      reached: read(manyStored, ({ ratio }) => ratio.median),
    },
  ];
}
