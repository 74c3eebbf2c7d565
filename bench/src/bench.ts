import { cpus } from 'node:os';
import { measureColdStart } from './measure/cold-start.ts';
import { countWork, type Work } from './measure/count-work.ts';
import { measureHalfLoad } from './measure/half-load.ts';
import { measureManyStored } from './measure/many-stored.ts';
import { placement } from './measure/processor.ts';
import { measureRound, type RoundFigures } from './measure/round.ts';
import { median } from './measure/statistics.ts';
import { measureThrottling } from './measure/throttling.ts';
import { measureTwoProcesses } from './measure/two-processes.ts';
import type { Bench } from './measure/visit.ts';
import type { Plan } from './plan.ts';
import { mediansOf, ratiosOf } from './report/ratios.ts';
import type { Measured, OwnResult, Results, SystemResult } from './report/results.ts';
import type { System, SystemName } from './systems/system.ts';

export interface BenchRun {
  readonly bench: Bench;
  readonly systems: readonly System[];
  readonly plan: Plan;
  readonly quick: boolean;
  /** Told what is being measured. */
  say(what: string): void;
}

/** Measures everything, one thing at a time. What fails says so in its place, and the rest goes on. */
export async function runBench(run: BenchRun): Promise<Results> {
  const { bench, systems, plan, quick, say } = run;
  const startedAt = new Date();
  const began = performance.now();
  const measured = await measureSystems(run);
  const spreads = ratiosOf(measured, ({ saturated }) => saturated.eventsPerSecond);
  const named = (name: SystemName) => findSystem(systems, name);
  const slack = await measureOwn(run, named('slack_ours'), measured.slack_ours);
  const teams = await measureOwn(run, named('teams_ours'), measured.teams_ours);
  say('two processes');
  const twoProcesses = await orWhyNot(() => measureTwoProcesses(bench, named('slack_ours'), plan));
  say(`${plan.stored} stored conversations`);
  const manyStored = await orWhyNot(() => measureManyStored(bench, named('slack_ours'), plan));
  return {
    ratios: mediansOf(spreads),
    spreads,
    cpuRatios: ratiosOf(measured, ({ saturated }) => saturated.cpuPerEvent),
    systems: measured,
    slack,
    teams,
    manyStored,
    twoProcesses,
    machine: {
      node: `Node ${process.version}`,
      processor: cpus()[0]?.model ?? 'unknown processor',
      cores: placement.cores,
      pinned: placement.pinned,
      quick,
      startedAt: startedAt.toISOString(),
      seconds: (performance.now() - began) / 1_000,
    },
  };
}

function findSystem(systems: readonly System[], name: SystemName): System {
  const found = systems.find((system) => system.name === name);
  if (found === undefined) throw new TypeError(`no system is called ${name}`);
  return found;
}

/** Rounds are interleaved, every other one backwards: whatever changes slowly touches all alike. */
async function measureSystems({ bench, systems, plan, say }: BenchRun): Promise<Results['systems']> {
  const collected = new Map(
    systems.map(({ name }) => [name, { rounds: [] as (RoundFigures | undefined)[], failures: [] as string[] }]),
  );
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const system of round % 2 === 0 ? systems : systems.toReversed()) {
      say(`round ${round + 1} of ${plan.rounds}: ${system.name}`);
      const figures = await orWhyNot(() => measureRound(bench, system, plan));
      const entry = collected.get(system.name);
      if ('failed' in figures) entry?.failures.push(figures.failed);
      entry?.rounds.push('failed' in figures ? undefined : figures);
    }
  }
  const results: [SystemName, SystemResult][] = [];
  for (const system of systems) {
    say(`work of ${system.name}`);
    const work: Measured<Work> = await orWhyNot(() => countWork(bench, system, plan));
    results.push([system.name, { rounds: [], failures: [], ...collected.get(system.name), work }]);
  }
  // One entry for every system there is.
  return Object.fromEntries(results) as Results['systems'];
}

async function measureOwn(
  { bench, plan, say }: BenchRun,
  system: System,
  { rounds }: SystemResult,
): Promise<OwnResult> {
  const rates = rounds.flatMap((round) => (round === undefined ? [] : [round.saturated.eventsPerSecond]));
  const eventsPerSecond = median(rates);
  say(`${system.name}: one channel is refused`);
  const throttling = await orWhyNot(() => measureThrottling(bench, system, plan));
  say(`${system.name}: half load`);
  const halfLoad = await orWhyNot(() => measureHalfLoad(bench, system, { plan, eventsPerSecond }));
  say(`${system.name}: cold start`);
  const coldStart = await orWhyNot(() => measureColdStart(bench, system, plan));
  return { throttling, halfLoad, coldStart };
}

async function orWhyNot<T extends object>(measure: () => Promise<T>): Promise<Measured<T>> {
  return measure().catch((error: unknown) => ({ failed: error instanceof Error ? error.message : String(error) }));
}
