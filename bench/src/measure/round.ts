import { offer, saturate, type Tally } from '../load/drive.ts';
import type { Plan } from '../plan.ts';
import type { System } from '../systems/system.ts';
import { coreTime, placement, processorTime, residentMemory } from './processor.ts';
import { percentile } from './statistics.ts';
import { type Bench, depth, openVisit, type Visit } from './visit.ts';

/** Half of people who wait are served within `p50` milliseconds, all but one in a hundred within `p99`. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

export interface Saturated {
  readonly eventsPerSecond: number;
  /** Milliseconds of processor time of the system's process; undefined where the kernel does not tell. */
  readonly cpuPerEvent: number | undefined;
  readonly callsPerEvent: number;
  readonly refused: number;
  readonly lost: number;
  /** The part of their core that generator and stubs took, and the part of the system's core that others took. */
  readonly generatorBusy: number;
  readonly takenByOthers: number | undefined;
}

export interface Steady {
  readonly acknowledged: Latency;
  readonly replied: Latency;
  readonly refused: number;
  readonly lost: number;
}

/** What one visit to one system showed. */
export interface RoundFigures {
  readonly saturated: Saturated;
  readonly steady: Steady;
  /** Megabytes. */
  readonly memory: number | undefined;
}

/** Events a second of the open loop, for every system: about a tenth of what the slowest can do on a quiet machine. */
export const steadyRate = 150;

/** So many people take part. */
export const people = 512;

export async function measureRound(bench: Bench, system: System, plan: Plan): Promise<RoundFigures> {
  const visit = await openVisit(bench, system, { people });
  try {
    await visit.warmUp(plan.warmUp);
    const saturated = await measureSaturated(visit, plan.saturated);
    const memory = residentMemory(visit.child.pid);
    const steady = steadyOf(await offer({ ...visit, lasts: plan.steady }, steadyRate));
    return { saturated, steady, memory };
  } finally {
    await visit.close();
  }
}

export async function measureSaturated(visit: Visit, lasts: number): Promise<Saturated> {
  const { traffic, child } = visit;
  const look = () => ({
    at: performance.now(),
    calls: traffic.calls(),
    used: processorTime(child.pid),
    core: coreTime(placement.server),
    generator: ownTime(),
  });
  const before = look();
  const tally = await saturate({ ...visit, lasts }, depth);
  const after = look();
  const passed = after.at - before.at;
  const used = difference(before.used, after.used);
  const core = difference(before.core, after.core);
  return {
    eventsPerSecond: tally.complete / tally.seconds,
    cpuPerEvent: used === undefined ? undefined : used / tally.complete,
    callsPerEvent: (after.calls - before.calls) / tally.complete,
    refused: tally.refused,
    lost: tally.lost,
    generatorBusy: (after.generator - before.generator) / passed,
    takenByOthers: core === undefined || used === undefined ? undefined : Math.max(0, (core - used) / passed),
  };
}

/** Milliseconds of processor time that this process has used. */
function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

const difference = (before: number | undefined, after: number | undefined) =>
  before === undefined || after === undefined ? undefined : after - before;

export function steadyOf({ acknowledged, replied, refused, lost }: Tally): Steady {
  return { acknowledged: latencyOf(acknowledged), replied: latencyOf(replied), refused, lost };
}

export const latencyOf = (times: readonly number[]): Latency => ({
  p50: percentile(times, 0.5),
  p99: percentile(times, 0.99),
});
