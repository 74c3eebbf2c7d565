import { deedTypes, spokenDeedTypes } from '@reconnect/assistant';
import type { Platform } from '../processes/product-processes.ts';
import { type StoreName, storeNames } from '../stores/fault-store.ts';
import { type Journey, journeys } from './journeys.ts';
import { type KillPoint, killPoints } from './kill-points.ts';
import { openLane } from './lane.ts';
import { type Played, play, type Theatre } from './play.ts';
import { createReaper } from './reaper.ts';
import type { Tally } from './tally.ts';

/** Where a process is killed. */
export interface Case extends KillPoint {
  readonly platform: Platform;
  readonly store: StoreName;
}

/** What came of killing it there. Everything but the last two must be nothing. */
export interface Verdict {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Messages that came twice although none was on its way when the process died. */
  readonly doubledForNoReason: number;
  /** Messages that came twice: the platform had taken them, and the store did not know. */
  readonly doubledMessages: number;
  readonly repeats: number;
}

export interface Row extends Case {
  readonly verdict: Verdict;
}

const lanes = (['slack', 'teams'] as const).flatMap((platform) => storeNames.map((store) => ({ platform, store })));

/** Every boundary on every platform and store. */
export const everyCase: readonly Case[] = lanes.flatMap((lane) => killPoints.map((point) => ({ ...lane, ...point })));

const inTurn = (points: readonly KillPoint[]): readonly Case[] =>
  points.flatMap((point, index) =>
    lanes.slice(index % lanes.length, (index % lanes.length) + 1).map((lane) => ({ ...lane, ...point })),
  );

/** Every boundary once, platforms and stores taking turns. */
export const casesInTurn = inTurn(killPoints);

/** Every deed once, boundaries taking turns as well: what CI has the time for. */
export const casesSampled = inTurn(
  deedTypes.flatMap((deed, index) => {
    const points = killPoints.filter((point) => point.deed === deed);
    return points.slice(index % points.length, (index % points.length) + 1);
  }),
);

/** Plays all cases, the lanes side by side; `tell` hears of each as it is done. Never rejected because of a case. */
export async function runMatrix(cases: readonly Case[], tell: (row: Row) => void = () => {}): Promise<readonly Row[]> {
  const rows = await Promise.all(
    lanes.map(async ({ platform, store }) => {
      const mine = cases.filter((one) => one.platform === platform && one.store === store);
      if (mine.length === 0) return [];
      const reaper = createReaper();
      const lane = await openLane({ platform, store, victim: platform, ...reaper });
      return runLane({ lane, reaper }, mine, tell);
    }),
  );
  return rows.flat();
}

async function runLane(theatre: Theatre, cases: readonly Case[], tell: (row: Row) => void): Promise<readonly Row[]> {
  const unharmed = new Map<Journey, Promise<Played>>();
  const rows: Row[] = [];
  for (const one of cases) {
    const verdict = await tryCase(theatre, one, unharmed).catch(
      (error: unknown): Verdict => ({
        doubled: [],
        doubledForNoReason: 0,
        doubledMessages: 0,
        repeats: 0,
        lost: [`the conversation (${error instanceof Error ? error.message : String(error)})`],
      }),
    );
    const row = { ...one, verdict };
    rows.push(row);
    tell(row);
  }
  await theatre.lane.close();
  return rows;
}

async function tryCase(theatre: Theatre, point: KillPoint, unharmed: Map<Journey, Promise<Played>>): Promise<Verdict> {
  const journey = journeys.find(({ deeds }) => deeds.includes(point.deed));
  if (journey === undefined) throw new Error(`no journey leads through ${point.deed}`);
  const before = unharmed.get(journey) ?? play(theatre, journey);
  unharmed.set(journey, before);
  const { tally: wanted } = await before;
  const { killed, tally } = await play(theatre, journey, point);
  if (!killed) throw new Error('the journey did not come to where the process was to die');
  return judge(tally, wanted, theatre.reaper.pendingAtDeath());
}

const counted = ['mails', 'commits', 'faces'] as const;

function judge(found: Tally, wanted: Tally, pendingAtDeath: readonly string[]): Verdict {
  // Whoever asks twice is answered twice.
  const more = found.repeats > 0 ? 0 : Math.max(0, found.messages - wanted.messages);
  const wordsWereUnderWay = spokenDeedTypes.some((type) => pendingAtDeath.includes(type));
  return {
    lost: counted.filter((what) => found[what] < wanted[what]),
    doubled: counted.filter((what) => found[what] > wanted[what]),
    doubledForNoReason: wordsWereUnderWay ? 0 : more,
    doubledMessages: wordsWereUnderWay ? more : 0,
    repeats: found.repeats,
  };
}
