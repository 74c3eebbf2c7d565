import type { Work } from '../measure/count-work.ts';
import type { RoundFigures } from '../measure/round.ts';
import { spreadOf } from '../measure/statistics.ts';
import { type SystemName, systemNames } from '../systems/system.ts';
import { mediansOf, ratiosOf } from './ratios.ts';
import type { OwnResult, Results, SystemResult } from './results.ts';

/** For tests: a round in which a system took so many events a second. */
export function roundOf(eventsPerSecond: number, generatorBusy = 0.3): RoundFigures {
  const latency = { p50: 1, p99: 5 };
  return {
    saturated: {
      eventsPerSecond,
      cpuPerEvent: 1_000 / eventsPerSecond,
      callsPerEvent: 1,
      refused: 0,
      lost: 0,
      generatorBusy,
      takenByOthers: 0,
    },
    steady: { acknowledged: latency, replied: latency, refused: 0, lost: 0 },
    memory: 100,
  };
}

const work: Work = {
  perEvent: { tripsBeforeAcknowledged: 1, tripsBeforeReplied: 1, trips: 2, calls: 1 },
  fresh: { bytes: 500, keys: 1 },
  settled: { bytes: 1_000, keys: 1 },
};

const one = spreadOf([1]);
const own: OwnResult = {
  throttling: { without: one, with: one, ratio: one, lost: 0 },
  halfLoad: { rate: 500, rounds: [], replied: 50 },
  coldStart: { sources: one, bundle: one, cachedBundle: one, ratio: spreadOf([0.5]), cachedRatio: spreadOf([0.4]) },
};

/** For tests: a bench in which every system took 1000 events a second, but for those that are given. */
export function resultsOf(given: Readonly<Partial<Record<SystemName, Partial<SystemResult>>>> = {}): Results {
  const entries = systemNames.map((name) => [name, { rounds: [roundOf(1_000)], failures: [], work, ...given[name] }]);
  const systems = Object.fromEntries(entries) as Results['systems'];
  const spreads = ratiosOf(systems, ({ saturated }) => saturated.eventsPerSecond);
  return {
    ratios: mediansOf(spreads),
    spreads,
    cpuRatios: ratiosOf(systems, ({ saturated }) => saturated.cpuPerEvent),
    systems,
    slack: own,
    teams: own,
    manyStored: { stored: 1_000_000, few: { system: 1, redis: 1 }, many: { system: 1, redis: 1 }, ratio: one },
    twoProcesses: { ratio: one, speedUp: 2 },
    machine: {
      node: 'Node v24.21.0',
      processor: 'a processor',
      cores: 2,
      pinned: true,
      quick: false,
      startedAt: '2026-11-23T00:00:00.000Z',
      seconds: 600,
    },
  };
}
