import { freePort } from '../../../tools/free-port.ts';
import { saturate } from '../load/drive.ts';
import type { Plan } from '../plan.ts';
import type { System } from '../systems/system.ts';
import { processorTime } from './processor.ts';
import { people } from './round.ts';
import { ratioByRound, type Spread } from './statistics.ts';
import { type Bench, depth, openVisit, startSystem } from './visit.ts';

/**
 * Whether a second process costs an event anything: locks, conflicts, caches that miss. Both share one core, because
 * the other belongs to the load generator and Redis, and people's events go to either.
 */
export interface TwoProcesses {
  /** Processor time an event of one process, divided by that of two. */
  readonly ratio: Spread;
  /** How much two can do on a core each, as far as the processes themselves decide: twice the ratio. */
  readonly speedUp: number;
}

export async function measureTwoProcesses(bench: Bench, system: System, plan: Plan): Promise<TwoProcesses> {
  const alone: (number | undefined)[] = [];
  const together: (number | undefined)[] = [];
  for (let pair = 0; pair < plan.pairs; pair += 1) {
    alone.push(await costOf(bench, system, { plan, second: false }));
    together.push(await costOf(bench, system, { plan, second: true }));
  }
  const ratio = ratioByRound(alone, together);
  return { ratio, speedUp: 2 * ratio.median };
}

async function costOf(bench: Bench, system: System, { plan, second }: { plan: Plan; second: boolean }) {
  const visit = await openVisit(bench, system, { people });
  const port = await freePort();
  const other = second ? await startSystem(bench, system, { port, redisUrl: bench.stage.redisUrl }) : undefined;
  if (other !== undefined) visit.alsoTo(port);
  try {
    // Two processes share the core, so each needs twice as long until it is compiled.
    await visit.warmUp(second ? 2 * plan.warmUp : plan.warmUp);
    const used = () => {
      const times = [visit.child.pid, ...(other === undefined ? [] : [other.pid])].map(processorTime);
      return times.reduce((sum, time) => (sum === undefined || time === undefined ? undefined : sum + time));
    };
    const before = used();
    const { complete } = await saturate({ ...visit, lasts: plan.saturated }, depth);
    const after = used();
    return before === undefined || after === undefined ? undefined : (after - before) / complete;
  } finally {
    await visit.close();
    await other?.stop();
  }
}
