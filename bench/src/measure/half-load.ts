import { offer } from '../load/drive.ts';
import type { Plan } from '../plan.ts';
import type { System } from '../systems/system.ts';
import { type Steady, steadyOf } from './round.ts';
import { median } from './statistics.ts';
import { type Bench, openVisit } from './visit.ts';

/** What people see at half of what a system can do, with a platform that takes 100 ms for an answer. */
export interface HalfLoad {
  readonly rate: number;
  readonly rounds: readonly Steady[];
  /** Milliseconds at the 99th percentile until something new is to be seen; the median of the rounds. */
  readonly replied: number;
}

const upstream = 100;
const people = 2_048;

export async function measureHalfLoad(
  bench: Bench,
  system: System,
  { plan, eventsPerSecond }: { readonly plan: Plan; readonly eventsPerSecond: number },
): Promise<HalfLoad> {
  const rate = Math.round(eventsPerSecond / 2);
  const rounds: Steady[] = [];
  for (let round = 0; round < plan.pairs; round += 1) {
    const visit = await openVisit(bench, system, { people, upstream });
    try {
      await visit.warmUp(plan.warmUp);
      await offer({ ...visit, lasts: plan.warmUp }, rate);
      rounds.push(steadyOf(await offer({ ...visit, lasts: plan.steady }, rate)));
    } finally {
      await visit.close();
    }
  }
  return { rate, rounds, replied: median(rounds.map(({ replied }) => replied.p99)) };
}
