import { openEmbeddedJobs } from '@reconnect/jobs/embedded';
import { createMovableClock } from '@reconnect/simulators';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { describe, expect, it } from 'vitest';
import { supportCase } from '../../../../../tools/sample-case.ts';
import { drainQueue } from './drain-queue.ts';

describe('a queue of two thousand mails', () => {
  it('drains in order per case, each mail once, and lets a new case pass within one round of the cases that wait', async () => {
    const clock = createMovableClock(Date.parse(supportCase.openedAt));
    const jobs = openEmbeddedJobs(':memory:', { clock });
    const storage = createMemoryStorage({ clock });
    const { taken, late, newcomer } = await drainQueue({ storage, jobs, clock, cases: 1_000 });
    await jobs.close();

    expect(late).toBe(200);
    expect(taken).toHaveLength(2_001);
    expect(new Set(taken).size).toBe(2_001);
    const ofCase = Map.groupBy(taken, (id) => id.slice(1, 11));
    for (const [number, ids] of ofCase) {
      const expected = ['', '.1'].map((n) => `<${number}${n}@aptly.example>`);
      expect(ids).toEqual(expected.slice(0, ids.length));
    }
    expect(newcomer.after).toBeLessThanOrEqual(newcomer.waiting + 8);
  }, 240_000);
});
