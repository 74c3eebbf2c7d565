import { expect, it } from 'vitest';
import { passTime } from './testing/pass-time.ts';
import { openWorld, verdictOf } from './testing/scripted-world.ts';

/** Two processes of one platform on one store, the first of which never finishes a check: it is as good as dead. */
function openTwo() {
  const intent = (text: string) => (text.startsWith('why') ? 'sync_problem' : 'help');
  const dead = openWorld({ intent, diagnose: () => new Promise(() => {}) });
  const { clock, storage, jobs } = dead;
  const other = openWorld({ clock, storage, jobs, intent, verdicts: [verdictOf('none', 'healthy')] });
  return { dead, other, clock };
}

it('what a dead process left behind is done as soon as its time is up, however much the person writes meanwhile', async () => {
  const { dead, other, clock } = openTwo();
  await dead.says('why is my inbox not syncing');
  await passTime(clock, 1);
  other.assistant.start();
  for (let seconds = 0; seconds < 24; seconds += 6) {
    await passTime(clock, 6);
    await other.says('is anybody there', `e${seconds}`);
  }
  expect(other.diagnosed).toEqual(['ib1']);
  await other.assistant.stop();
});
