import type { Verdict } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import type { PlaceInLine } from './ports.ts';
import { passTime, rest } from './testing/pass-time.ts';
import { offersLink, saying } from './testing/screen.ts';
import { openWorld, verdictOf, type World } from './testing/scripted-world.ts';

/** Two processes of one platform on one store; a check waits in line until the test lets it through. */
function openTwo(world: World = {}) {
  const line: { tell(place: PlaceInLine): void; serve(verdict: Verdict): void; sendAway(error: Error): void }[] = [];
  const diagnose: World['diagnose'] = ({ onWait }) =>
    new Promise((serve, sendAway) => line.push({ tell: (place) => onWait?.(place), serve, sendAway }));
  const first = openWorld({ ...world, diagnose });
  const { clock, storage, jobs } = first;
  const other = openWorld({ ...world, clock, storage, jobs, verdicts: [verdictOf('none', 'healthy')] });
  const pass = (seconds: number) => passTime(clock, seconds);
  const asked = async () => {
    await first.says('why is my inbox not syncing');
    for (;;) {
      const [place] = line;
      if (place !== undefined) return place;
      await rest();
    }
  };
  return { first, other, pass, asked };
}

describe('a person in a long line', () => {
  it('reads their number and how long it takes, in the message of the check, and is then served', async () => {
    const { first, asked } = openTwo();
    const place = await asked();
    place.tell({ number: 1_840, seconds: 115 });
    await first.screen.saw(saying(/Many inboxes are affected right now\. You are number 1,840 in line, about 2 min\./));
    place.tell({ number: 920, seconds: 20 });
    await first.screen.saw(saying(/number 920 in line, about 1 min\./));
    place.serve(verdictOf('reconnect', 'password_changed'));
    await first.screen.saw(offersLink);
    expect(first.screen.replies()[0]?.title).toBe('Checked dana@example.com');
    expect(first.screen.replies()[0]?.summary).not.toContain('in line');
  });

  it('reads it in Spanish', async () => {
    const identity = { email: 'dana@example.com', name: 'Dana', locale: 'es-MX', stranger: false };
    const { first, asked } = openTwo({ identity });
    (await asked()).tell({ number: 1_840, seconds: 115 });
    await first.screen.saw(saying(/Usted tiene el lugar 1,840 de la fila: unos 2 min\./));
  });

  it('is left to the process they wait at, longer than a deed may usually take', async () => {
    const { first, other, pass, asked } = openTwo();
    const place = await asked();
    place.tell({ number: 1_840, seconds: 115 });
    await first.screen.saw(saying(/number 1,840/));
    await rest();
    other.assistant.start();
    await pass(200);
    expect(other.diagnosed).toEqual([]);
    await other.assistant.stop();
  });

  it('is served by another process when theirs is gone for longer than the line takes', async () => {
    const { first, other, pass, asked } = openTwo();
    (await asked()).tell({ number: 1_840, seconds: 115 });
    await first.screen.saw(saying(/number 1,840/));
    await rest();
    other.assistant.start();
    await pass(260);
    expect(other.diagnosed).toEqual(['ib1']);
    await other.assistant.stop();
  });

  it('is served by another process soon when theirs sends them away', async () => {
    const { first, other, pass, asked } = openTwo();
    const place = await asked();
    place.tell({ number: 1_840, seconds: 115 });
    place.sendAway(new Error('leaving'));
    await first.screen.saw(saying(/number 1,840/));
    await rest();
    other.assistant.start();
    await pass(6);
    expect(other.diagnosed).toEqual(['ib1']);
    await other.assistant.stop();
  });
});
