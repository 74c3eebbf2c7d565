import type { Feedback, Outcome } from '@reconnect/assistant';

/** ISO 8601; a case belongs to the moment at which it began. */
export interface Period {
  readonly since: string;
  /** The first moment after it. */
  readonly until: string;
}

/** How often each of several things was the case; only what was the case at all, the most frequent first. */
export type Tally = Readonly<Record<string, number>>;

/** What people thought, as far as cause, step, article and platform set them apart. */
export interface Opinion {
  readonly cause: string;
  /** The step of the article they were shown last, 1 to 7; 0: none. */
  readonly step: number;
  readonly articleVersion: string;
  readonly platform: string;
  readonly faces: Tally;
}

/** How the assistant did over a period. Nothing in it names a person. */
export interface Report {
  readonly period: Period;
  readonly conversations: number;
  readonly platforms: Tally;
  readonly states: Tally;
  readonly solvedWithoutAPerson: number;
  readonly solvedBy: Tally;
  readonly causes: Tally;
  /** From the question to the verified reconnect; undefined when nobody reconnected. */
  readonly medianSecondsToReconnect?: number;
  readonly faces: Tally;
  readonly shortfalls: Tally;
  readonly opinions: readonly Opinion[];
  /** Steps of the article at which people said that they were stuck. */
  readonly stuckAt: Tally;
  readonly handedOver: Tally;
}

export function summarise(period: Period, outcomes: readonly Outcome[], feedback: readonly Feedback[]): Report {
  const solvedAlone = outcomes.filter(({ state, solvedBy }) => state === 'solved' && solvedBy !== 'support');
  const median = medianOf(outcomes.flatMap(({ secondsToReconnect }) => secondsToReconnect ?? []));
  return {
    period,
    conversations: outcomes.length,
    platforms: tally(outcomes.map(({ platform }) => platform)),
    states: tally(outcomes.map(({ state }) => state)),
    solvedWithoutAPerson: solvedAlone.length,
    solvedBy: tally(outcomes.flatMap(({ solvedBy }) => solvedBy ?? [])),
    causes: tally(outcomes.flatMap(({ cause }) => cause ?? [])),
    ...(median !== undefined && { medianSecondsToReconnect: median }),
    faces: tally(feedback.map(({ face }) => face)),
    shortfalls: tally(feedback.flatMap(({ shortfall }) => shortfall ?? [])),
    opinions: opinionsOf(feedback),
    stuckAt: tally(outcomes.flatMap(({ stuckAt }) => stuckAt.map(String))),
    handedOver: tally(outcomes.flatMap(({ handedOver }) => handedOver ?? [])),
  };
}

function tally(values: readonly string[]): Tally {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, one], [, other]) => other - one));
}

function medianOf(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[middle - 1];
  if (upper === undefined) return undefined;
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}

function opinionsOf(feedback: readonly Feedback[]): readonly Opinion[] {
  const groups = Map.groupBy(feedback, ({ cause, step, articleVersion, platform }) =>
    JSON.stringify([cause, step, articleVersion, platform]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { cause, step, articleVersion, platform } = first;
    return [{ cause, step, articleVersion, platform, faces: tally(group.map(({ face }) => face)) }];
  });
}
