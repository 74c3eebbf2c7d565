import { numberOf } from '../load/person.ts';
import { beginSteadily, type Steady } from '../load/steady.ts';
import { inboxOf, openMailbox } from '../product/mailboxes.ts';
import { journeys } from './journeys.ts';
import { createNewcomer } from './newcomer.ts';
import { platforms, type Town } from './town.ts';
import type { Windows } from './windows.ts';

/** New people, each with an inbox that Aptly has just registered. */
export interface Arrivals extends Steady {
  seen(): Arrived;
}

export interface Arrived {
  readonly people: number;
  /** How many went the whole way, by journey. */
  readonly finished: Readonly<Record<string, number>>;
  /** Why the others did not. */
  readonly stuck: readonly string[];
  /** Numbers of the cases they were promised. */
  readonly cases: readonly string[];
}

export interface ArrivalOptions {
  /** People a second. */
  readonly rate: number;
  readonly windows: Pick<Windows, 'tally' | 'offered'>;
  /** The number of the first of them, from 0. */
  readonly from: number;
}

/** The account at Aptly that everybody belongs to. */
const workspace = 'northwind';
const providers = ['google', 'microsoft'] as const;

export function keepArriving(town: Town, { rate, windows, from }: ArrivalOptions): Arrivals {
  const finished: Record<string, number> = {};
  const stuck: string[] = [];
  const cases: string[] = [];
  let people = 0;

  async function comeAndGo(index: number): Promise<void> {
    const number = numberOf(from + index);
    const platform = platforms[index % 2] ?? 'slack';
    // Each journey on each platform at each provider.
    const provider = providers[(index >> 1) % 2] ?? 'google';
    const journey = journeys[(index >> 2) % journeys.length];
    if (journey === undefined) return;
    const { name, fault } = journey;
    const newcomer = createNewcomer({ town, platform, number, tally: windows.tally, offered: windows.offered });
    try {
      const mailbox = { number, provider, workspace, ...(fault !== undefined && { fault }) };
      await town.inboxes.put(inboxOf(number), openMailbox(town.upstreams, mailbox));
      const opened = await journey.go(newcomer);
      if (opened !== undefined) cases.push(opened);
      finished[name] = (finished[name] ?? 0) + 1;
    } catch (error) {
      stuck.push(`${platform}, ${provider}, ${name}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      newcomer.leaves();
    }
  }

  const steady = beginSteadily(rate, () => {
    people += 1;
    return comeAndGo(people - 1);
  });
  return { ...steady, seen: () => ({ people, finished, stuck, cases }) };
}
