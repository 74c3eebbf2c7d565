import type { Journey, Scene } from './journeys.ts';
import type { KillPoint } from './kill-points.ts';
import type { Lane } from './lane.ts';
import { createPersistentPerson } from './persistent-person.ts';
import type { Reaper } from './reaper.ts';
import { commitsOf, mailsSince, type Tally, takeTally } from './tally.ts';

/** Two inboxes that fail within hours are an outage; these are as many days. In milliseconds. */
const day = 24 * 60 * 60_000;

/** Where journeys are gone on, and who ends them. */
export interface Theatre {
  readonly lane: Lane;
  readonly reaper: Reaper;
}

export interface Played {
  /** Whether the journey came to where the process was to die. */
  readonly killed: boolean;
  readonly tally: Tally;
}

/** Goes on a journey on which the process dies at a point (or at none), and counts what came of it. */
export async function play({ lane, reaper }: Theatre, journey: Journey, point?: KillPoint): Promise<Played> {
  const { stage, world } = lane.product;
  /** Nobody is being replaced, and nothing is left to do. */
  const quiet = async () => {
    await lane.recovered();
    await reaper.settled();
  };
  reaper.disarm();
  await lane.recovered();
  await stage.skip(day);
  await quiet();
  world.mailbox.faults.clear();
  const kills = lane.kills();
  const mailsBefore = world.mailbox.messages().length;
  // Whom the app meets it meets while the scenario begins.
  const atOnce = point?.deed === 'meet';
  if (atOnce) reaper.arm(point);
  const run = await stage.begin(journey.provider, journey.scenario);
  const { dana, sam } = run.players;
  const people = { dana: createPersistentPerson(lane, dana), sam: createPersistentPerson(lane, sam) };
  const scene: Scene = { lane, run, ...people, settled: reaper.settled };
  await quiet();
  await journey.prepare?.(scene);
  await quiet();
  if (point !== undefined && !atOnce) reaper.arm(point);
  await journey.go(scene);
  await quiet();
  await arrived(journey, scene, mailsBefore);
  return { killed: lane.kills() > kills, tally: await takeTally(scene, mailsBefore) };
}

/** Mails and webhooks go out after the conversation has moved on. */
async function arrived({ ends }: Journey, { lane, run }: Scene, before: number): Promise<void> {
  const { mailbox, aptly } = lane.product.world;
  const wait = { timeoutMs: 60_000 };
  const { mails = 0, commits = 0 } = ends;
  if (mails > 0) await mailbox.waitFor(() => mailsSince(lane, before) >= mails, wait);
  if (commits > 0) await aptly.waitFor(() => commitsOf(lane, run.inboxId) >= commits, wait);
}
