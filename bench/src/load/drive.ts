import { setTimeout as sleep, setImmediate as yieldOnce } from 'node:timers/promises';
import type { TestPerson } from './person.ts';
import type { Event, Traffic } from './traffic.ts';

/** What became of the events of one phase; latencies in milliseconds, in no order. */
export interface Tally {
  complete: number;
  refused: number;
  lost: number;
  /** Seconds from the start of the phase until the last event was complete. */
  seconds: number;
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
  const { tally, act } = begin(phase);
  const until = performance.now() + phase.lasts;
  const one = async () => {
    for (let now = performance.now(); now < until; now = performance.now()) {
      const person = phase.crowd.next();
      if (person === undefined) return;
      await act(person, now);
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
  const { tally, act } = begin(phase);
  const began = performance.now();
  const acts: Promise<void>[] = [];
  for (let due = began; due < began + phase.lasts; due += 1000 / rate) {
    await waitUntil(due);
    const person = phase.crowd.next();
    if (person === undefined) tally.lost += 1;
    else acts.push(act(person, due));
  }
  await Promise.all(acts);
  return tally;
}

/** Timers are a millisecond coarse, which is longer than some servers take. */
async function waitUntil(due: number): Promise<void> {
  const early = due - performance.now() - 1;
  if (early > 1) await sleep(early);
  while (performance.now() < due) await yieldOnce();
}

function begin({ traffic, crowd }: Phase) {
  const began = performance.now();
  const tally: Tally = { complete: 0, refused: 0, lost: 0, seconds: 0, acknowledged: [], replied: [] };
  const act = (person: TestPerson, due: number) =>
    new Promise<void>((resolve) => {
      const event: Event = {
        person,
        due,
        ended(how) {
          tally[how] += 1;
          // Whoever got no answer is not asked again: the bot may hold that conversation locked.
          if (how !== 'lost') crowd.back(person);
          if (how === 'complete') {
            tally.seconds = (performance.now() - began) / 1000;
            tally.acknowledged.push((event.acknowledged ?? due) - due);
            tally.replied.push((event.replied ?? due) - due);
          }
          resolve();
        },
      };
      traffic.fire(event);
    });
  return { tally, act };
}
