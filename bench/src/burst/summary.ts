import { percentile } from '../measure/statistics.ts';
import { type Asker, isLost } from './asker.ts';
import type { Burst } from './burst.ts';

/** What became of some of the people. */
export interface Outcome {
  readonly asked: number;
  /** Acknowledged at the first try, at a later one, and never. */
  readonly taken: number;
  readonly takenLater: number;
  readonly givenUp: number;
  /** Deliveries that were refused, or not answered in time. */
  readonly refusals: number;
  readonly answered: number;
  readonly placed: number;
  readonly judged: number;
  readonly promised: number;
  readonly relieved: number;
  readonly lost: number;
}

/** Seconds. */
export interface Waits {
  readonly half: number;
  readonly nearlyAll: number;
  readonly longest: number;
}

export interface Summary {
  readonly slack: Outcome;
  readonly teams: Outcome;
  readonly waits: {
    /** From asking to the 200, the first message, and the verdict. */
    readonly acknowledged: Waits;
    readonly answered: Waits;
    readonly judged: Waits;
    /** From the first word of trouble to the one that it is over. */
    readonly relieved: Waits;
  };
  readonly calls: Burst['calls'];
  readonly memory: Burst['memory'];
  readonly customers: number;
  /** Seconds: of asking, of the outage, and from its end until all had the promised news. */
  readonly asking: number;
  readonly outage: number;
  readonly news: number;
}

export function summaryOf(burst: Burst): Summary {
  const { askers, began, allAsked, outageEnded, calls, memory, customers } = burst;
  const relieved = askers.flatMap((asker) => asker.relieved ?? []);
  const since = (from: (asker: Asker) => number | undefined, to: (asker: Asker) => number | undefined) =>
    waitsOf(
      askers.flatMap((asker) => {
        const [begun, ended] = [from(asker), to(asker)];
        return begun === undefined || ended === undefined ? [] : [(ended - begun) / 1_000];
      }),
    );
  const asked = (asker: Asker) => asker.asked;
  return {
    slack: outcomeOf(askers.filter(({ platform }) => platform === 'slack')),
    teams: outcomeOf(askers.filter(({ platform }) => platform === 'teams')),
    waits: {
      acknowledged: since(asked, (asker) => asker.acknowledged),
      answered: since(asked, (asker) => asker.answered),
      judged: since(asked, (asker) => asker.judged),
      relieved: since(
        (asker) => asker.judged,
        (asker) => asker.relieved,
      ),
    },
    calls,
    memory,
    customers,
    asking: (allAsked - began) / 1_000,
    outage: (outageEnded - began) / 1_000,
    news: (relieved.reduce((latest, at) => Math.max(latest, at), outageEnded) - outageEnded) / 1_000,
  };
}

function outcomeOf(askers: readonly Asker[]): Outcome {
  const count = (is: (asker: Asker) => boolean) => askers.filter(is).length;
  return {
    asked: count(({ asked }) => asked !== undefined),
    taken: count(({ acknowledged, refusals }) => acknowledged !== undefined && refusals === 0),
    takenLater: count(({ acknowledged, refusals }) => acknowledged !== undefined && refusals > 0),
    givenUp: count(({ givenUp }) => givenUp === true),
    refusals: askers.reduce((sum, { refusals }) => sum + refusals, 0),
    answered: count(({ answered }) => answered !== undefined),
    placed: count(({ placed }) => placed !== undefined),
    judged: count(({ judged }) => judged !== undefined),
    promised: count(({ promised }) => promised !== undefined),
    relieved: count(({ relieved }) => relieved !== undefined),
    lost: count(isLost),
  };
}

const waitsOf = (seconds: readonly number[]): Waits => ({
  half: percentile(seconds, 0.5),
  nearlyAll: percentile(seconds, 0.99),
  longest: percentile(seconds, 1),
});

/** So many calls are a handful: what a few processes try before they know, and one look a pause. */
const handful = 100;

/** Why the burst was not taken as it should be; empty when it was. */
export function faultsOf({ slack, teams, calls }: Summary): readonly string[] {
  const sum = (read: (outcome: Outcome) => number) => read(slack) + read(teams);
  const [lost, givenUp] = [sum((one) => one.lost), sum((one) => one.givenUp)];
  return [
    ...(lost > 0 ? [`${lost} people are lost`] : []),
    ...(givenUp > 0 ? [`${givenUp} people were never taken`] : []),
    ...(calls.during > handful ? [`the provider was asked ${calls.during} times while it was down`] : []),
  ];
}
