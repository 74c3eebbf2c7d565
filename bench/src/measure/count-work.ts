import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'redis';
import type { Event } from '../load/traffic.ts';
import type { Plan } from '../plan.ts';
import type { System } from '../systems/system.ts';
import { type RedisProxy, startRedisProxy } from './redis-proxy.ts';
import { median } from './statistics.ts';
import { type Bench, openVisit, type Visit } from './visit.ts';

/** What one turn of a person who was met before asks of others; the mean of a text's and a press's, each a median. */
export interface WorkPerEvent {
  /** Round trips to Redis that had begun when the 200 came, when the reply came, and in all. */
  readonly tripsBeforeAcknowledged: number;
  readonly tripsBeforeReplied: number;
  readonly trips: number;
  readonly calls: number;
}

export interface Size {
  /** Bytes in Redis of one person, keys and overhead included, without transcript and without jobs. */
  readonly bytes: number;
  readonly keys: number;
}

export interface Work {
  readonly perEvent: WorkPerEvent;
  /** After two events of each person, and after so many that nothing grows any more. */
  readonly fresh: Size;
  readonly settled: Size;
}

const people = 48;
const counted = 32;
/** Milliseconds after a reply in which a turn writes down what it said. */
const aftermath = 30;

export async function countWork(bench: Bench, system: System, plan: Plan): Promise<Work> {
  const proxy = await startRedisProxy(bench.stage.redisUrl);
  const visit = await openVisit(bench, system, { people, redisUrl: proxy.url });
  try {
    await everybody(visit, 2);
    const fresh = await sizeOf(bench.stage.redisUrl);
    const perEvent = await countEvents(visit, proxy);
    await everybody(visit, plan.eventsBeforeSize);
    await sleep(aftermath);
    return { perEvent, fresh, settled: await sizeOf(bench.stage.redisUrl) };
  } finally {
    await visit.close();
    await proxy.close();
  }
}

/** Everybody does so many things, half a dozen people at a time. */
async function everybody(visit: Visit, times: number): Promise<void> {
  let left = people * times;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      await act(visit);
    }
  };
  await Promise.all(Array.from({ length: 6 }, one));
}

function act({ crowd, traffic }: Visit): Promise<Event> {
  return new Promise((resolve, reject) => {
    const person = crowd.next();
    if (person === undefined) return reject(new Error('nobody is idle'));
    const event: Event = {
      person,
      due: performance.now(),
      ended(how) {
        crowd.back(person);
        if (how === 'complete') resolve(event);
        else reject(new Error(`an event was ${how}`));
      },
    };
    traffic.fire(event);
  });
}

async function countEvents(visit: Visit, proxy: RedisProxy): Promise<WorkPerEvent> {
  const kinds: { acknowledged: number[]; replied: number[]; trips: number[]; calls: number[] }[] = [0, 1].map(() => ({
    acknowledged: [],
    replied: [],
    trips: [],
    calls: [],
  }));
  await sleep(aftermath);
  for (let n = 0; n < counted; n += 1) {
    proxy.take();
    const callsBefore = visit.traffic.calls();
    const event = await act(visit);
    await sleep(aftermath);
    const trips = proxy.take();
    const begunBy = (at = Number.NaN) => trips.filter((begun) => begun <= at).length;
    const kind = kinds[event.person.turns % 2];
    kind?.acknowledged.push(begunBy(event.acknowledged));
    kind?.replied.push(begunBy(event.replied));
    kind?.trips.push(trips.length);
    kind?.calls.push(visit.traffic.calls() - callsBefore);
  }
  const mean = (of: (kind: (typeof kinds)[number]) => number[]) => {
    const medians = kinds
      .map(of)
      .filter((values) => values.length > 0)
      .map(median);
    return medians.reduce((sum, each) => sum + each, 0) / medians.length;
  };
  return {
    tripsBeforeAcknowledged: mean(({ acknowledged }) => acknowledged),
    tripsBeforeReplied: mean(({ replied }) => replied),
    trips: mean(({ trips }) => trips),
    calls: mean(({ calls }) => calls),
  };
}

/** Transcripts and the job engine's own keys are not the conversation's record. */
const left = /:log:|^bull:/;

async function sizeOf(redisUrl: string): Promise<Size> {
  const client = await createClient({ url: redisUrl }).connect();
  let bytes = 0;
  let keys = 0;
  for await (const page of client.scanIterator({ COUNT: 1_000 })) {
    for (const key of page) {
      if (left.test(key)) continue;
      keys += 1;
      bytes += (await client.memoryUsage(key, { SAMPLES: 0 })) ?? 0;
    }
  }
  client.destroy();
  return { bytes: bytes / people, keys: keys / people };
}
