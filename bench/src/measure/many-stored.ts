import { createClient } from 'redis';
import { startRedis } from '../../../tools/redis.ts';
import { numberOf } from '../load/person.ts';
import type { Plan } from '../plan.ts';
import { storeFor } from '../systems/our-conversation.ts';
import type { System } from '../systems/system.ts';
import { measureSaturated } from './round.ts';
import { median, ratioByRound, type Spread } from './statistics.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';
import { type Bench, openVisit } from './visit.ts';

/** Milliseconds of processor time an event, of the system and of Redis. */
interface Cost {
  readonly system: number;
  readonly redis: number;
}

/** What an event costs with few and with many stored conversations. */
export interface ManyStored {
  readonly stored: number;
  readonly few: Cost;
  readonly many: Cost;
  /** System and Redis together. */
  readonly ratio: Spread;
}

const few = 1_000;
/** So many people take part: of the many, those who stand far from one another. */
const taking = 10_000;

/** Few and many are in a Redis of their own each, so that rounds can alternate. */
export async function measureManyStored(bench: Bench, system: System, plan: Plan): Promise<ManyStored> {
  const folder = makeTemporaryFolder();
  const large = await startRedis({ appendOnly: folder.path });
  try {
    await keepAppending(large.url);
    await storeFor(numbers(plan.stored), bench.templates[system.platform], large.url);
    const costs: { readonly few: Cost; readonly many: Cost }[] = [];
    const stride = Math.max(1, Math.floor(plan.stored / taking));
    const people = Math.min(taking, plan.stored);
    for (let pair = 0; pair < plan.pairs; pair += 1) {
      costs.push({
        few: await costOf(bench, system, { plan, people: few }),
        // Each time others, who still stand where they were put.
        many: await costOf(bench, system, { plan, people, stride, from: pair, asStored: true, redisUrl: large.url }),
      });
    }
    return summaryOf(costs, plan.stored);
  } finally {
    await large.stop();
    folder.remove();
  }
}

function summaryOf(costs: readonly { readonly few: Cost; readonly many: Cost }[], stored: number): ManyStored {
  const [small, large] = [costs.map((cost) => cost.few), costs.map((cost) => cost.many)];
  const total = ({ system, redis }: Cost) => system + redis;
  return {
    stored,
    few: medianOf(small),
    many: medianOf(large),
    ratio: ratioByRound(large.map(total), small.map(total)),
  };
}

function* numbers(count: number): Generator<string> {
  for (let index = 0; index < count; index += 1) yield numberOf(index);
}

const medianOf = (costs: readonly Cost[]): Cost => ({
  system: median(costs.map(({ system }) => system)),
  redis: median(costs.map(({ redis }) => redis)),
});

/** A rewrite of the append-only file in the middle of a round would be all that it shows. */
async function keepAppending(redisUrl: string): Promise<void> {
  const client = await createClient({ url: redisUrl }).connect();
  await client.configSet('auto-aof-rewrite-percentage', '0');
  client.destroy();
}

interface Cast {
  readonly plan: Plan;
  readonly people: number;
  readonly stride?: number;
  readonly from?: number;
  readonly asStored?: true;
  readonly redisUrl?: string;
}

async function costOf(bench: Bench, system: System, { plan, ...cast }: Cast): Promise<Cost> {
  const visit = await openVisit(bench, system, cast);
  const { redisUrl = bench.stage.redisUrl } = cast;
  try {
    await visit.warmUp(plan.warmUp);
    const before = await redisTime(redisUrl);
    const { cpuPerEvent = Number.NaN, eventsPerSecond } = await measureSaturated(visit, plan.saturated);
    const after = await redisTime(redisUrl);
    const events = (eventsPerSecond * plan.saturated) / 1_000;
    return { system: cpuPerEvent, redis: (after - before) / events };
  } finally {
    await visit.close();
  }
}

/** Milliseconds of processor time that Redis has used. */
async function redisTime(redisUrl: string): Promise<number> {
  const client = await createClient({ url: redisUrl }).connect();
  const info = await client.info('cpu');
  client.destroy();
  const seconds = (name: string) => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(info)?.[1]);
  return (seconds('used_cpu_sys') + seconds('used_cpu_user')) * 1_000;
}
