import { openEmbeddedJobs } from '@reconnect/jobs/embedded';
import { createMovableClock } from '@reconnect/simulators';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { expect, it } from 'vitest';
import { createScripted, verdictOf } from './testing/scripted-world.ts';

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Two processes of one platform on one store, the first of which never finishes a check: it is as good as dead. */
function openTwo() {
  const clock = createMovableClock(Date.parse('2026-11-22T10:00:00.000Z'));
  const storage = createMemoryStorage({ clock });
  const jobs = openEmbeddedJobs(':memory:', { clock });
  const intent = (text: string) => (text.startsWith('why') ? 'sync_problem' : 'help');
  const shared = { storage, jobs, clock, intent } as const;
  const dead = createScripted({ ...shared, diagnose: () => new Promise(() => {}) });
  const other = createScripted({ ...shared, verdicts: [verdictOf('none', 'healthy')] });
  const pass = async (seconds: number) => {
    for (let passed = 0; passed < seconds; passed += 1) {
      clock.advance(1_000);
      await settle();
    }
  };
  return { dead, other, pass };
}

it('what a dead process left behind is done as soon as its time is up, however much the person writes meanwhile', async () => {
  const { dead, other, pass } = openTwo();
  await dead.says('why is my inbox not syncing');
  await pass(1);
  other.assistant.start();
  for (let seconds = 0; seconds < 24; seconds += 6) {
    await pass(6);
    await other.says('is anybody there', `e${seconds}`);
  }
  expect(other.diagnosed).toEqual(['ib1']);
  await other.assistant.stop();
});
