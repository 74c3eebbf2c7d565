import { createMovableClock } from '@reconnect/simulators';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { describe, expect, it } from 'vitest';
import { enoughInARow } from './health.ts';
import { createSharedHealth } from './shared-health.ts';

/** What one process saw of a provider: whom it answered, and whom it let down, in order. */
type Seen = readonly ('answered' | 'let down')[];

/** Two processes on one store; what comes of each look is told, a millisecond after the one before. */
function open() {
  const clock = createMovableClock(1_000_000);
  const storage = createMemoryStorage({ clock });
  const [one, other] = [1, 2].map(() => createSharedHealth({ storage, clock, provider: 'google' }));
  let inboxes = 0;
  const see = async (process: typeof one, seen: Seen) => {
    for (const how of seen) {
      clock.advance(1);
      inboxes += 1;
      const permit = { kind: 'look', by: `look ${inboxes}`, tries: false } as const;
      await process!.tell(permit, { inboxId: `ib_${inboxes}`, answered: how === 'answered' });
    }
  };
  return { one: (seen: Seen) => see(one, seen), other: (seen: Seen) => see(other, seen), ask: () => one!.ask() };
}

const almostEnough: Seen = Array.from({ length: enoughInARow - 1 }, () => 'let down');

describe('a provider’s health that is shared', () => {
  it('takes scattered failures for no row: an answer that cost no round trip counts with the next failure', async () => {
    const { one, other, ask } = open();
    await other(almostEnough);
    await one(['answered', 'let down']);
    expect(await ask()).toMatchObject({ kind: 'look' });
  });

  it('takes failures for a row whose answers are all older', async () => {
    const { one, other, ask } = open();
    await one(['answered']);
    await other(almostEnough);
    await one(['let down']);
    expect(await ask()).toMatchObject({ kind: 'stay', outage: { inboxes: enoughInARow } });
  });
});
