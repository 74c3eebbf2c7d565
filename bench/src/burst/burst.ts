import { setTimeout as sleep } from 'node:timers/promises';
import { beginSteadily } from '../load/steady.ts';
import type { Asker } from './asker.ts';
import type { City } from './city.ts';
import { type MemoryCourse, watchMemory } from './watch-memory.ts';

/** Everything that was seen. Times as `performance.now()` counts. */
export interface Burst {
  readonly askers: readonly Asker[];
  readonly customers: number;
  readonly began: number;
  /** When the last one had asked. */
  readonly allAsked: number;
  readonly outageEnded: number;
  /** Requests that the provider was sent during the outage, and afterwards. */
  readonly calls: { readonly during: number; readonly after: number };
  readonly memory: Readonly<Record<string, MemoryCourse>>;
}

/** So many ask side by side where they ask as fast as they are taken. */
const depth = 128;
/** How long is waited for answers after the last one has asked, and for promised news, in milliseconds. */
const patience = { answers: 10 * 60_000, news: 90 * 60_000 } as const;
/** Milliseconds between looks at how far it has come. */
const lookEvery = 10_000;

/** `within`: milliseconds in which all ask; undefined: as fast as they are taken. */
export async function burst(city: City, within: number | undefined, say: (what: string) => void): Promise<Burst> {
  const { askers, customers, provider, processes, redisUrl } = city;
  const memory = await watchMemory(processes, redisUrl);
  provider.setFault('*', 'provider_down');
  const before = provider.requests.length;
  const began = performance.now();
  const { allAsked, deliveries } = await (within === undefined ? askAtOnce(city) : askWithin(city, within, say));
  const progress = { askers, say };
  await waitFor(progress, 'answered', { wanted: hasAnswer, longest: patience.answers });
  await deliveries;
  const during = provider.requests.length - before;
  provider.setFault('*', undefined);
  const outageEnded = performance.now();
  say(`the outage ends after ${during} calls to the provider`);
  await waitFor(progress, 'with what they were promised', { wanted: hasNews, longest: patience.news });
  const calls = { during, after: provider.requests.length - before - during };
  return { askers, customers, began, allAsked, outageEnded, calls, memory: await memory.end() };
}

interface Asked {
  readonly allAsked: number;
  /** Resolves when nothing is delivered again any more. */
  readonly deliveries: Promise<unknown>;
}

/** An open loop: nobody waits for anybody. */
async function askWithin({ askers, deliver }: City, within: number, say: (what: string) => void): Promise<Asked> {
  const queue = askers.values();
  const steady = beginSteadily((askers.length / within) * 1_000, async () => {
    const { value: asker } = queue.next();
    if (asker !== undefined) await deliver(asker);
  });
  for (let asked = 0; asked < askers.length; ) {
    await sleep(Math.min(lookEvery, within / 10));
    asked = askers.filter((asker) => asker.asked !== undefined).length;
    say(`${asked} have asked, ${askers.filter(hasAnswer).length} are answered`);
  }
  steady.stop();
  return { allAsked: performance.now(), deliveries: steady.gone() };
}

async function askAtOnce({ askers, deliver }: City): Promise<Asked> {
  const queue = askers.values();
  const one = async () => {
    for (const asker of queue) await deliver(asker);
  };
  await Promise.all(Array.from({ length: depth }, one));
  return { allAsked: performance.now(), deliveries: Promise.resolve() };
}

const hasAnswer = ({ judged, placed, givenUp }: Asker) =>
  judged !== undefined || placed !== undefined || givenUp === true;
const hasNews = ({ promised, relieved, givenUp }: Asker) =>
  givenUp === true || promised === undefined || relieved !== undefined;

interface Waiting {
  readonly wanted: (asker: Asker) => boolean;
  readonly longest: number;
}

/** Resolves when all are there, or nobody waits any longer for the rest. */
async function waitFor(
  { askers, say }: { readonly askers: readonly Asker[]; readonly say: (what: string) => void },
  what: string,
  { wanted, longest }: Waiting,
): Promise<void> {
  let before = -1;
  for (const until = performance.now() + longest; performance.now() < until; ) {
    const there = askers.filter(wanted).length;
    if (there !== before) say(`${there} of ${askers.length} ${what}`);
    before = there;
    if (there === askers.length) return;
    await sleep(lookEvery);
  }
}
