import { setTimeout as sleep } from 'node:timers/promises';
import { offer } from '../load/drive.ts';
import type { Event } from '../load/traffic.ts';
import type { Plan } from '../plan.ts';
import type { System } from '../systems/system.ts';
import { people, steadyRate } from './round.ts';
import { percentile, ratioByRound, type Spread, spreadOf } from './statistics.ts';
import { type Bench, openVisit, type Visit } from './visit.ts';

/** What the 429 for one person's channel does to the 99th percentile of everybody else's reply, in milliseconds. */
export interface Throttling {
  readonly without: Spread;
  readonly with: Spread;
  readonly ratio: Spread;
  readonly lost: number;
}

/** Both halves of a pair are one process, one after the other. */
export async function measureThrottling(bench: Bench, system: System, plan: Plan): Promise<Throttling> {
  const calm: number[] = [];
  const throttled: number[] = [];
  let lost = 0;
  for (let pair = 0; pair < plan.pairs; pair += 1) {
    const visit = await openVisit(bench, system, { people });
    try {
      await visit.warmUp(plan.warmUp);
      const before = await offer({ ...visit, lasts: plan.steady }, steadyRate);
      await throttleOne(visit);
      const after = await offer({ ...visit, lasts: plan.steady }, steadyRate);
      calm.push(percentile(before.replied, 0.99));
      throttled.push(percentile(after.replied, 0.99));
      lost += before.lost + after.lost;
    } finally {
      await visit.close();
    }
  }
  return { without: spreadOf(calm), with: spreadOf(throttled), ratio: ratioByRound(throttled, calm), lost };
}

/** Somebody writes whose channel the platform refuses from now on; the bot has to wait for it a second at a time. */
async function throttleOne({ crowd, traffic, throttle }: Visit): Promise<void> {
  const person = crowd.next();
  if (person === undefined) return;
  throttle(person.number);
  const event: Event = { person, due: performance.now(), ended() {} };
  traffic.fire(event);
  await sleep(50);
}
