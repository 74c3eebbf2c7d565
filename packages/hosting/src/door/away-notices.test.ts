import { describe, expect, it } from 'vitest';
import { createAwayNotices } from './away-notices.ts';

const minute = 60_000;

function open() {
  let now = 0;
  const said: string[] = [];
  const works: Promise<void>[] = [];
  const inFlight = { add: (work: Promise<void>) => void works.push(work) };
  const log = { info() {}, warn() {}, error() {} };
  const { tell } = createAwayNotices({ clock: { now: () => now }, inFlight, log, quietFor: minute });
  return {
    said,
    tell,
    told: (place: string) => tell(place, async () => void said.push(place)),
    settled: () => Promise.all(works),
    pass(ms: number) {
      now += ms;
    },
  };
}

describe('that the store is away', () => {
  it('is said once a minute at one place, and at each of them', async () => {
    const { told, said, pass, settled } = open();
    for (const place of ['dana', 'dana', 'robin']) told(place);
    pass(minute - 1);
    told('dana');
    expect(said).toEqual(['dana', 'robin']);
    pass(1);
    told('dana');
    await settled();
    expect(said).toEqual(['dana', 'robin', 'dana']);
  });

  it('is said the next time where it could not be said', async () => {
    const { tell, told, said, settled } = open();
    tell('dana', () => Promise.reject(new Error('the platform is away as well')));
    await settled();
    told('dana');
    expect(said).toEqual(['dana']);
  });

  it('is said to five hundred people at once and no more, however many come', async () => {
    const { tell, told, said, settled } = open();
    const { promise, resolve } = Promise.withResolvers<void>();
    let begun = 0;
    for (let n = 0; n < 600; n += 1) {
      tell(`person ${n}`, () => {
        begun += 1;
        return promise;
      });
    }
    expect(begun).toBe(500);
    resolve();
    await settled();
    told('person 599');
    expect(said).toEqual(['person 599']);
  });
});
