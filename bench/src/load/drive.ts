import { setTimeout as sleep, setImmediate as yieldOnce } from 'node:timers/promises';
import type { Deed, TestPerson } from './person.ts';
import type { Ended, Event, Traffic } from './traffic.ts';

/** What became of the events of one phase; latencies in milliseconds, in no order. */
export interface Tally {
  complete: number;
  refused: number;
  lost: number;
  /** Seconds from the start of the phase until the last event was complete. */
  seconds: number;
  /** How often what came in place of a 200; 0: the connection broke. */
  readonly refusals: Record<number, number>;
  readonly acknowledged: number[];
  readonly replied: number[];
}

/** Takes people in turn, and only those who have nothing under way. */
export interface Crowd {
  next(): TestPerson | undefined;
  back(person: TestPerson): void;
}

export function createCrowd(people: readonly TestPerson[]): Crowd {
  const idle = [...people];
  return { next: () => idle.shift(), back: (person) => void idle.push(person) };
}

export interface Phase {
  readonly traffic: Traffic;
  readonly crowd: Crowd;
  /** Milliseconds. */
  readonly lasts: number;
}

/** Keeps `depth` events under way: how much can be done. Resolves when the last of them has ended. */
export async function saturate(phase: Phase, depth: number): Promise<Tally> {
  const { tally, act: actOne } = begin(phase);
  const until = performance.now() + phase.lasts;
  const one = async () => {
    for (let now = performance.now(); now < until; now = performance.now()) {
      const person = phase.crowd.next();
      if (person === undefined) return;
      await actOne(person, now);
    }
  };
  await Promise.all(Array.from({ length: depth }, one));
  return tally;
}

/**
 * Sends `rate` events a second, come what may: how long people wait. A latency begins when the event was due, so that a
 * server that stalls cannot slow down what it is asked. What found nobody idle counts as lost.
 */
export async function offer(phase: Phase, rate: number): Promise<Tally> {
  const { tally, act: actOne } = begin(phase);
  const began = performance.now();
  const acts: Promise<void>[] = [];
  const gap = 1000 / rate;
  for (let due = began; due < began + phase.lasts; due += gap) {
    await (gap < rare ? sleepUntil(due) : waitUntil(due));
    const person = phase.crowd.next();
    if (person === undefined) tally.lost += 1;
    else acts.push(actOne(person, due));
  }
  await Promise.all(acts);
  return tally;
}

/** Milliseconds between two events from which on the last one is waited for awake. */
const rare = 4;

/** Timers are a millisecond coarse, which is longer than some servers take. */
async function waitUntil(due: number): Promise<void> {
  await sleepUntil(due - 1);
  while (performance.now() < due) await yieldOnce();
}

/** A millisecond late at most. Whoever is awake all the time takes the core from Redis and the stubs, and so measures itself. */
async function sleepUntil(due: number): Promise<void> {
  const early = due - performance.now();
  if (early > 0) await sleep(early);
}

export function createTally(): Tally {
  return { complete: 0, refused: 0, lost: 0, seconds: 0, refusals: {}, acknowledged: [], replied: [] };
}

/** Somebody does something. How it ended is counted in what `tally` gives at that time. */
export interface Act {
  readonly person: TestPerson;
  /** Milliseconds, as `performance.now()` counts. */
  readonly due: number;
  readonly tally: () => Tally;
  readonly deed?: Deed;
  readonly twice?: boolean;
}

/** Resolves with how it ended. */
export function act(traffic: Traffic, { tally, ...what }: Act): Promise<Ended> {
  return new Promise((resolve) => {
    const { due } = what;
    const event: Event = {
      ...what,
      ended(how) {
        const counted = tally();
        counted[how] += 1;
        const { status } = event;
        if (status !== undefined) counted.refusals[status] = (counted.refusals[status] ?? 0) + 1;
        if (how === 'complete') {
          counted.acknowledged.push((event.acknowledged ?? due) - due);
          counted.replied.push((event.replied ?? due) - due);
        }
        resolve(how);
      },
    };
    traffic.fire(event);
  });
}

function begin({ traffic, crowd }: Phase) {
  const began = performance.now();
  const tally = createTally();
  return {
    tally,
    async act(person: TestPerson, due: number) {
      const how = await act(traffic, { person, due, tally: () => tally });
      // Whoever got no answer is not asked again: the bot may hold that conversation locked.
      if (how !== 'lost') crowd.back(person);
      if (how === 'complete') tally.seconds = (performance.now() - began) / 1000;
    },
  };
}
