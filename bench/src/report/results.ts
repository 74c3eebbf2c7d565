import type { ColdStart } from '../measure/cold-start.ts';
import type { Work } from '../measure/count-work.ts';
import type { HalfLoad } from '../measure/half-load.ts';
import type { ManyStored } from '../measure/many-stored.ts';
import type { RoundFigures } from '../measure/round.ts';
import type { Spread } from '../measure/statistics.ts';
import type { Throttling } from '../measure/throttling.ts';
import type { TwoProcesses } from '../measure/two-processes.ts';
import type { SystemName } from '../systems/system.ts';

export const ratioNames = [
  'slack_vs_bolt',
  'slack_vs_chat_sdk',
  'slack_vs_limit',
  'teams_vs_botbuilder',
  'teams_vs_agents',
  'teams_vs_chat_sdk',
  'teams_vs_limit',
] as const;
export type RatioName = (typeof ratioNames)[number];

/** Something that could not be measured says why. */
export type Measured<T> = T | { readonly failed: string };

export function isMeasured<T extends object>(value: Measured<T>): value is T {
  return !('failed' in value);
}

export interface SystemResult {
  /** Undefined where a round failed. */
  readonly rounds: readonly (RoundFigures | undefined)[];
  readonly failures: readonly string[];
  readonly work: Measured<Work>;
}

/** What only our own apps are asked. */
export interface OwnResult {
  readonly throttling: Measured<Throttling>;
  readonly halfLoad: Measured<HalfLoad>;
  readonly coldStart: Measured<ColdStart>;
}

export interface Results {
  /** Ours divided by theirs, in events a second: the medians of the rounds' ratios. */
  readonly ratios: Readonly<Record<RatioName, number>>;
  readonly spreads: Readonly<Record<RatioName, Spread>>;
  /** Processor time an event, in the same way. */
  readonly cpuRatios: Readonly<Record<RatioName, Spread>>;
  readonly systems: Readonly<Record<SystemName, SystemResult>>;
  readonly slack: OwnResult;
  readonly teams: OwnResult;
  readonly manyStored: Measured<ManyStored>;
  readonly twoProcesses: Measured<TwoProcesses>;
  readonly machine: {
    readonly node: string;
    readonly processor: string;
    readonly cores: number;
    /** Whether each side had a core of its own. */
    readonly pinned: boolean;
    readonly quick: boolean;
    readonly startedAt: string;
    readonly seconds: number;
  };
}
