/** How long everything is measured; times in milliseconds. */
export interface Plan {
  readonly rounds: number;
  /** At full load, before anything is measured: a bot runs for weeks, and what V8 has not compiled yet costs twice as much. */
  readonly warmUp: number;
  readonly saturated: number;
  readonly steady: number;
  /** Rounds of the experiments that compare a system with itself. */
  readonly pairs: number;
  readonly coldStarts: number;
  /** Events a person before the size of their record is taken: more than the deliveries that are remembered. */
  readonly eventsBeforeSize: number;
  /** Stored conversations of the large store; the small one has a thousand. */
  readonly stored: number;
}

export const fullPlan: Plan = {
  rounds: 5,
  warmUp: 12_000,
  saturated: 3_000,
  steady: 2_500,
  pairs: 3,
  coldStarts: 5,
  eventsBeforeSize: 50,
  stored: 1_000_000,
};

export const quickPlan: Plan = {
  rounds: 2,
  warmUp: 3_000,
  saturated: 1_200,
  steady: 1_200,
  pairs: 2,
  coldStarts: 2,
  eventsBeforeSize: 44,
  stored: 50_000,
};
