import { linkOf, type Meaning } from '../../conformance/meaning.ts';
import { inVain, talkers } from '../../conformance/talker.ts';
import type { Player } from '../../stage/run.ts';
import type { Lane } from './lane.ts';

/** Somebody who does what they did once more when nothing comes of it, as people do. */
export interface PersistentPerson {
  /** Writes, and resolves with the answer. */
  writes(text: string, answer: RegExp): Promise<Meaning>;
  presses(label: string, answer: RegExp): Promise<Meaning>;
  /** Rejected after `timeoutMs` (60 s) of real time. */
  waitsFor(line: RegExp, timeoutMs?: number): Promise<Meaning>;
  /** Does something else than talk, until that comes of it. */
  does(deed: () => Promise<unknown>, answer: RegExp): Promise<Meaning>;
  /** The button as it is now, to be pressed when its message may have changed. */
  keeps(label: string): () => Promise<unknown>;
  hears(): readonly Meaning[];
  /** How often they had to do something twice. */
  repeats(): number;
  readonly lastLink: () => string;
}

/** How long they look at the screen after somebody died, before they try again; and at all. In real milliseconds. */
const hope = 5_000;
const patience = 60_000;

export function createPersistentPerson(lane: Lane, player: Player): PersistentPerson {
  const { world } = lane.product;
  const talker = talkers[lane.platform](world, player);
  let repeats = 0;

  const heard = (line: RegExp, from: number) =>
    talker.hears().findLast(({ lines }, index) => index >= from && lines.some((one) => line.test(one)));
  const waits = (line: RegExp, { from = 0, timeoutMs = patience } = {}): Promise<Meaning> =>
    world[lane.platform].waitFor(() => heard(line, from), { timeoutMs }).catch(inVain(line, talker.hears));

  async function does(deed: () => Promise<unknown>, answer: RegExp): Promise<Meaning> {
    const killsBefore = lane.kills();
    const already = heard(answer, 0) === undefined ? 0 : talker.hears().length;
    await deed().catch((error: unknown) => {
      // Whoever speaks to a process that dies just then is told by the platform that it failed.
      if (lane.kills() === killsBefore) throw error;
    });
    if (lane.kills() === killsBefore) return waits(answer, { from: already });
    await lane.recovered();
    const came = await waits(answer, { from: already, timeoutMs: hope }).catch(() => undefined);
    if (came !== undefined) return came;
    repeats += 1;
    await deed();
    return waits(answer, { from: already });
  }

  return {
    does,
    writes: (text, answer) => does(() => talker.writes(text), answer),
    presses: (label, answer) => does(() => talker.presses(label), answer),
    waitsFor: (line, timeoutMs = patience) => waits(line, { timeoutMs }),
    keeps: talker.keeps,
    hears: talker.hears,
    repeats: () => repeats,
    lastLink: () => linkOf(talker.hears().findLast((message) => linkOf(message) !== '') ?? { lines: [], buttons: [] }),
  };
}
