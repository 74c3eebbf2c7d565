import { setTimeout as sleep } from 'node:timers/promises';
import { saturate } from '../load/drive.ts';
import { latencyOf } from '../measure/round.ts';
import { watchRedis } from '../product/redis-figures.ts';
import { type Arrived, keepArriving } from './arrivals.ts';
import type { Sample, Turns } from './sample.ts';
import { keepTalking } from './talk.ts';
import { type Platform, platforms, type Town } from './town.ts';
import { watchProcesses } from './watch-processes.ts';
import { createWindows, type Windows } from './windows.ts';

/** Milliseconds. */
export interface SoakPlan {
  readonly lasts: number;
  readonly warmUp: number;
  readonly saturated: number;
  /** How long one sample is. */
  readonly window: number;
}

export interface Deliveries extends Turns {
  readonly events: number;
  readonly copies: number;
}

/** Everything that was seen. Rates are a second's. */
export interface Soaked {
  readonly saturation: Readonly<Record<Platform, number>>;
  readonly offered: Readonly<Record<Platform, number>>;
  readonly arrivals: number;
  readonly samples: readonly Sample[];
  readonly arrived: Arrived;
  /** Cases that people were promised and that support has in its mail. */
  readonly mailed: number;
  /** From the very first on, warm-up included: events, deliveries beyond the first of each, and what became of both. */
  readonly deliveries: Deliveries;
  readonly throttled: number;
}

/** So many events of each platform are under way when both are asked for all they can do. */
const depth = 16;
/** One in so many events is a new person's first. */
const newEvery = 60;
/** New people a second: what one customer's share of a provider leaves room for, and while all is asked for. */
const arrivalRates = { most: 6, saturated: 3 } as const;
/** Where new people's numbers begin. */
const first = { saturated: 200_000, steady: 300_000 } as const;
/** How long support's mail may take after the last case, in milliseconds. */
const mailTakes = 60_000;

export async function soak(town: Town, plan: SoakPlan, say: (what: string) => void): Promise<Soaked> {
  const saturation = await measureSaturation(town, plan, say);
  const offered = { slack: saturation.slack / 2, teams: saturation.teams / 2 };
  const arrivals = Math.min(arrivalRates.most, (offered.slack + offered.teams) / newEvery);
  const windows = createWindows();
  const talks = platforms.map((platform) => keepTalking(town, platform, { rate: offered[platform], windows }));
  const coming = keepArriving(town, { rate: arrivals, windows, from: first.steady });
  const { samples, turns } = await sampleAll(town, {
    plan,
    windows,
    say,
    async ended() {
      for (const steady of [...talks, coming]) steady.stop();
      await Promise.all([...talks, coming].map((steady) => steady.gone()));
    },
  });
  const arrived = coming.seen();
  const counts = platforms.map((platform) => town.traffics[platform].counts());
  const deliveries = {
    events: counts.reduce((sum, { events }) => sum + events, 0),
    copies: counts.reduce((sum, { copies }) => sum + copies, 0),
    ...turns,
  };
  const mailed = await countMailed(town, arrived.cases);
  return {
    saturation,
    offered,
    arrivals,
    samples,
    arrived,
    mailed,
    deliveries,
    throttled: town.throttled(),
  };
}

/** Both platforms at once, since they share the processor. Events a second. */
async function measureSaturation(
  town: Town,
  { warmUp, saturated }: SoakPlan,
  say: (what: string) => void,
): Promise<Soaked['saturation']> {
  const coming = keepArriving(town, { rate: arrivalRates.saturated, windows: createWindows(), from: first.saturated });
  const ask = async (lasts: number) => {
    const tallies = await Promise.all(
      platforms.map((each) => saturate({ traffic: town.traffics[each], crowd: town.crowds[each], lasts }, depth)),
    );
    const [slack = Number.NaN, teams = Number.NaN] = tallies.map(({ complete, seconds }) => complete / seconds);
    return { slack, teams };
  };
  say(`warming up, ${warmUp / 1_000} s`);
  await ask(warmUp);
  say(`saturation, ${saturated / 1_000} s`);
  const rates = await ask(saturated);
  coming.stop();
  await coming.gone();
  return rates;
}

interface Sampling {
  readonly plan: SoakPlan;
  readonly windows: Windows;
  readonly say: (what: string) => void;
  /** Resolves when nobody does anything any more; what ends meanwhile goes into the last sample. */
  readonly ended: () => Promise<void>;
}

async function sampleAll({ processes, stage }: Town, { plan, windows, say, ended }: Sampling) {
  const watch = watchProcesses(processes);
  const redis = await watchRedis(stage.redisUrl);
  const began = performance.now();
  const samples: Sample[] = [];
  const count = Math.max(1, Math.round(plan.lasts / plan.window));
  try {
    for (let n = 1; n <= count; n += 1) {
      await sleep(Math.max(0, began + n * plan.window - performance.now()));
      if (n === count) await ended();
      const { offered, tally } = windows.close();
      const { complete, refused, lost, refusals, acknowledged, replied } = tally;
      samples.push({
        at: (performance.now() - began) / 1_000,
        offered,
        complete,
        refused,
        lost,
        refusals,
        acknowledged: latencyOf(acknowledged),
        replied: latencyOf(replied),
        ...(await watch.take()),
        redis: await redis.read(),
        generator: process.memoryUsage.rss() / 1024 / 1024,
      });
      say(
        `sample ${n} of ${count}: ${complete} of ${offered} complete, reply p99 ${latencyOf(replied).p99.toFixed(1)} ms`,
      );
    }
    return { samples, turns: await watch.turns() };
  } finally {
    watch.stop();
    redis.close();
  }
}

/** How many of these cases support has received. */
async function countMailed({ upstreams: { mailbox } }: Town, cases: readonly string[]): Promise<number> {
  const has = () => {
    const subjects = mailbox.messages().map(({ subject }) => subject);
    return cases.filter((number) => subjects.some((subject) => subject.includes(number))).length;
  };
  for (const until = performance.now() + mailTakes; has() < cases.length && performance.now() < until; )
    await sleep(500);
  return has();
}
