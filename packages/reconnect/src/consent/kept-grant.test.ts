import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, createBench, verdict } from '../testing/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});

describe('a consent with which mail can be read, and new mail is not announced', () => {
  const place = { cursor: '1500', watch: { expiresAt: '2026-11-22T12:00:00Z' } };

  it('is kept, uses the link up and leads the conversation on with the verdict', async () => {
    bench.inbox.dead = true;
    bench.answers.prove = { outcome: 'standing_still', verdict, sync: place };
    const token = await bench.issue();
    const ended = await bench.walk(token);
    expect(ended).toMatchObject({ outcome: 'kept', verdict });
    expect(ended).not.toHaveProperty('token');
    expect(bench.inbox).toMatchObject({ grant: 'rt-new', sync: place });
    expect(bench.asked.revoked).toEqual([]);
    expect(await bench.flow.open(token)).toMatchObject({ because: 'used' });
    expect(bench.told).toMatchObject([
      { event: { type: 'reconnect.refused', refusal: { reason: 'not_working', verdict } } },
    ]);
  });

  it('tells the conversation when the mail has come all the same', async () => {
    bench.answers.prove = { outcome: 'standing_still', verdict, sync: place };
    await bench.walk(await bench.issue());
    bench.clock.advance(60_000);
    const at = new Date(bench.clock.now()).toISOString();
    expect(await bench.flow.confirmImport('ib_1', { at, ok: true, imported: 4 })).toBe(true);
    expect(bench.told[1]?.event).toMatchObject({ type: 'import.confirmed', imported: 4 });
  });
});
