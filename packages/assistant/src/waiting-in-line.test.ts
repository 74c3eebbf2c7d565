import { openEmbeddedJobs } from '@reconnect/jobs/embedded';
import { createMovableClock } from '@reconnect/simulators';
import { createMemoryStorage } from '@reconnect/storage/memory';
import type { Verdict } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import type { Reply } from './channel.ts';
import type { PlaceInLine } from './ports.ts';
import { createScripted, verdictOf, type World } from './testing/scripted-world.ts';

const saying = (words: RegExp) => (reply: Reply) => words.test(reply.summary);
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Two processes of one platform on one store; a check waits in line until the test lets it through. */
function openTwo(world: Partial<World> = {}) {
  const clock = createMovableClock(Date.parse('2026-11-22T10:00:00.000Z'));
  const storage = createMemoryStorage({ clock });
  const jobs = openEmbeddedJobs(':memory:', { clock });
  const line: { tell(place: PlaceInLine): void; serve(verdict: Verdict): void; sendAway(error: Error): void }[] = [];
  const diagnose: World['diagnose'] = ({ onWait }) =>
    new Promise((serve, sendAway) => line.push({ tell: (place) => onWait?.(place), serve, sendAway }));
  const shared = { storage, jobs, clock, ...world };
  const first = createScripted({ ...shared, diagnose });
  const other = createScripted({ ...shared, verdicts: [verdictOf('none', 'healthy')] });
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 1_000) {
      clock.advance(1_000);
      await settle();
    }
  };
  const asked = async () => {
    await first.says('why is my inbox not syncing');
    for (;;) {
      const [place] = line;
      if (place !== undefined) return place;
      await settle();
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
    await first.screen.saw(({ choices }) => choices.some(({ url }) => url !== undefined));
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
    await settle();
    other.assistant.start();
    await pass(200_000);
    expect(other.diagnosed).toEqual([]);
    await other.assistant.stop();
  });

  it('is served by another process when theirs is gone for longer than the line takes', async () => {
    const { first, other, pass, asked } = openTwo();
    (await asked()).tell({ number: 1_840, seconds: 115 });
    await first.screen.saw(saying(/number 1,840/));
    await settle();
    other.assistant.start();
    await pass(260_000);
    expect(other.diagnosed).toEqual(['ib1']);
    await other.assistant.stop();
  });

  it('is served by another process soon when theirs sends them away', async () => {
    const { first, other, pass, asked } = openTwo();
    const place = await asked();
    place.tell({ number: 1_840, seconds: 115 });
    place.sendAway(new Error('leaving'));
    await first.screen.saw(saying(/number 1,840/));
    await settle();
    other.assistant.start();
    await pass(6_000);
    expect(other.diagnosed).toEqual(['ib1']);
    await other.assistant.stop();
  });
});
