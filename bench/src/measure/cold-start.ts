import { act, createTally } from '../load/drive.ts';
import type { Plan } from '../plan.ts';
import type { System } from '../systems/system.ts';
import { ratioByRound, type Spread, spreadOf } from './statistics.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';
import { type Bench, openVisit } from './visit.ts';

/** From the start of the process to the first event that was acknowledged and answered, in milliseconds. */
export interface ColdStart {
  readonly sources: Spread;
  readonly bundle: Spread;
  /** With Node's compile cache, filled by an earlier start. */
  readonly cachedBundle: Spread;
  /** Bundle to sources, start by start. */
  readonly ratio: Spread;
  readonly cachedRatio: Spread;
}

export async function measureColdStart(bench: Bench, system: System, plan: Plan): Promise<ColdStart> {
  const cache = makeTemporaryFolder();
  const fromSources = edited(system, (arg) => arg.replace('/dist/main.js', '/src/main.ts'), {});
  const fromCache = edited(system, (arg) => arg, { NODE_COMPILE_CACHE: cache.path });
  const times: Record<'sources' | 'bundle' | 'cachedBundle', number[]> = { sources: [], bundle: [], cachedBundle: [] };
  try {
    await startOnce(bench, fromCache);
    for (let n = 0; n < plan.coldStarts; n += 1) {
      times.sources.push(await startOnce(bench, fromSources));
      times.bundle.push(await startOnce(bench, system));
      times.cachedBundle.push(await startOnce(bench, fromCache));
    }
  } finally {
    cache.remove();
  }
  return {
    sources: spreadOf(times.sources),
    bundle: spreadOf(times.bundle),
    cachedBundle: spreadOf(times.cachedBundle),
    ratio: ratioByRound(times.bundle, times.sources),
    cachedRatio: ratioByRound(times.cachedBundle, times.sources),
  };
}

/** The same system, started in another way. */
function edited(system: System, argument: (arg: string) => string, more: Readonly<Record<string, string>>): System {
  return {
    ...system,
    start(options, cloud) {
      const { args, variables } = system.start(options, cloud);
      return { args: args.map(argument), variables: { ...variables, ...more } };
    },
  };
}

async function startOnce(bench: Bench, system: System): Promise<number> {
  const visit = await openVisit(bench, system, { people: 1 });
  try {
    const person = visit.crowd.next();
    if (person === undefined) throw new Error('nobody is there');
    const ended = await act(visit.traffic, { person, due: performance.now(), tally: createTally });
    if (ended !== 'complete') throw new Error(`the first event was ${ended}`);
    return performance.now() - visit.child.startedAt;
  } finally {
    await visit.close();
  }
}
