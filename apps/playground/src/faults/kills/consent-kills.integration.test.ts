import { describe, expect, it } from 'vitest';
import { walkReconnect } from '../../conformance/browser-walk.ts';
import { extentOf } from '../extent.ts';
import type { Commit } from '../stores/commit-watch.ts';
import { storeNames } from '../stores/fault-store.ts';
import { type Lane, openLane } from './lane.ts';
import { createPersistentPerson } from './persistent-person.ts';
import { commitsOf } from './tally.ts';

/** Where the web process dies while somebody signs in again: right before or right after its n-th write. */
interface Point {
  readonly phase: Commit['phase'];
  readonly write: number;
}

const extent = extentOf(process.env['FAULTS']);
const phases = ['before', 'after'] as const;
const day = 24 * 60 * 60_000;

/**
 * SIGKILL of the web process at every write between the click on the link and the page that says it worked. Whoever loses
 * their page looks at the thread, and asks for another link where it says nothing.
 */
describe('a web process that is killed while somebody signs in', () => {
  it.concurrent.each(storeNames)(
    'commits the grant once, tells the thread once and leaves a way on: %s',
    async (store) => {
      let writes = 0;
      let point: Point | undefined;
      const gatekeeper = ({ phase }: Commit) => {
        if (phase === 'before') writes += 1;
        const isTime = point?.phase === phase && point.write === writes;
        if (isTime) point = undefined;
        return isTime ? 'kill' : 'pass';
      };
      const lane = await openLane({ platform: 'slack', store, victim: 'web', gatekeeper });
      const signIn = async (at?: Point) => {
        const kills = lane.kills();
        const came = await signInOnce(lane, () => {
          writes = 0;
          point = at;
        });
        point = undefined;
        return { ...came, killed: lane.kills() - kills };
      };

      const unharmed = await signIn();
      expect(unharmed).toEqual({ commits: 1, proofs: 1, killed: 0 });
      const most = writes;
      expect(most).toBeGreaterThan(4);
      const points = Array.from({ length: most }, (_, n) => n + 1).flatMap((write) =>
        // Where there is not the time for all, every other one: the stores take turns.
        phases
          .filter((_, turn) => extent === 'all' || (write + turn) % 2 === storeNames.indexOf(store))
          .map((phase) => ({ phase, write })),
      );
      for (const at of points) {
        expect(await signIn(at), `${at.phase} write ${at.write} of ${most}`).toMatchObject({ commits: 1, proofs: 1 });
      }
      expect(lane.kills()).toBeGreaterThan(points.length / 2);
      await lane.close();
    },
    600_000,
  );
});

async function signInOnce(lane: Lane, arm: () => void) {
  const { stage } = lane.product;
  await lane.recovered();
  await stage.skip(day);
  const { players, inboxId } = await stage.begin('google', 'password_changed');
  const dana = createPersistentPerson(lane, players.dana);
  await dana.writes("why isn't my inbox syncing?", /The link works once/);
  arm();
  // A page that never came is no reason to give up; what came of it is in the thread.
  await walkReconnect(dana.lastLink()).catch(() => undefined);
  await lane.recovered();
  const isBack = /Mail flows again/;
  const came = await dana.waitsFor(isBack, 12_000).catch(() => undefined);
  if (came === undefined) {
    await dana.writes('send me a new link please', /The link works once/);
    await dana.does(() => walkReconnect(dana.lastLink()), isBack);
  }
  await lane.product.world.aptly.waitFor(() => commitsOf(lane, inboxId) > 0, { timeoutMs: 30_000 });
  const proofs = dana.hears().filter(({ lines }) => lines.some((line) => isBack.test(line))).length;
  return { commits: commitsOf(lane, inboxId), proofs };
}
