import type { PlaceInLine } from '@reconnect/diagnosis';
import { createMovableClock } from '@reconnect/simulators';
import { describe, expect, it } from 'vitest';
import { createLine, type Granted, type Line, longestLine } from './line.ts';

const granted: Granted = { outcome: 'granted' };
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A line whose works end when the test says so. */
function openLine(options: { room?: number; grant?: (workspace: string) => Granted } = {}) {
  const clock = createMovableClock(Date.UTC(2026, 10, 23));
  const lengths: number[] = [];
  const line = createLine({
    clock,
    onLength: (waiting) => lengths.push(waiting),
    room: () => options.room ?? 1,
    grant: async (workspace) => options.grant?.(workspace) ?? granted,
  });
  const begun: string[] = [];
  const endings: (() => void)[] = [];
  const told: [string, PlaceInLine][] = [];
  const come = (name: string, workspace = 'acme') =>
    line.wait({ workspace, onWait: (place) => told.push([name, place]) }, () => {
      begun.push(name);
      return new Promise<string>((resolve) => endings.push(() => resolve(name)));
    });
  /** Ends the work that has been under way the longest. */
  const finish = async () => {
    endings.shift()?.();
    await settle();
  };
  return { clock, line, begun, told, lengths, come, finish };
}

describe('a line', () => {
  it('serves as many at a time as there is room for, first come first served', async () => {
    const { come, begun, finish } = openLine({ room: 2 });
    for (const name of ['a', 'b', 'c', 'd']) void come(name);
    await settle();
    expect(begun).toEqual(['a', 'b']);
    await finish();
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('lets workspaces take turns, so that a crowd of one customer does not keep another waiting', async () => {
    const { come, begun, finish } = openLine();
    for (const name of ['a1', 'a2', 'a3', 'a4']) void come(name, 'a');
    void come('b1', 'b');
    await settle();
    for (let turn = 0; turn < 5; turn += 1) await finish();
    expect(begun).toEqual(['a1', 'b1', 'a2', 'a3', 'a4']);
  });

  it('passes over a workspace that used up its share, and comes back to it', async () => {
    let allowed = false;
    const grant = (workspace: string): Granted =>
      workspace === 'busy' && !allowed ? { outcome: 'later', all: false, wait: 700 } : granted;
    const { come, begun, clock } = openLine({ room: 5, grant });
    void come('busy', 'busy');
    void come('other', 'other');
    await settle();
    expect(begun).toEqual(['other']);
    allowed = true;
    clock.advance(700);
    await settle();
    expect(begun).toEqual(['other', 'busy']);
  });

  it('waits with everybody when nobody may be served, and loses none', async () => {
    let allowed = false;
    const grant = (): Granted => (allowed ? granted : { outcome: 'later', all: true, wait: 1_000 });
    const { come, begun, clock } = openLine({ room: 5, grant });
    void come('a', 'x');
    void come('b', 'y');
    await settle();
    allowed = true;
    clock.advance(999);
    await settle();
    expect(begun).toEqual([]);
    clock.advance(1);
    await settle();
    expect(begun).toEqual(['a', 'b']);
  });

  it('tells whoever waits long their number and the time it takes, again at half of it, and nobody else', async () => {
    const { come, told, clock, finish } = openLine();
    for (let index = 0; index <= 40; index += 1) void come(`p${index}`);
    await settle();
    clock.advance(5_000);
    expect(told.map(([name]) => name)).toEqual(Array.from({ length: 20 }, (_, index) => `p${index + 21}`));
    expect(told.at(-1)).toEqual(['p40', { number: 40, seconds: 20 }]);
    told.length = 0;
    for (let served = 0; served < 20; served += 1) {
      clock.advance(1_000);
      await finish();
    }
    clock.advance(5_000);
    const ofTheLast = told.filter(([name]) => name === 'p40').map(([, place]) => place);
    expect(ofTheLast).toEqual([{ number: 20, seconds: expect.any(Number) }]);
    expect(ofTheLast[0]?.seconds).toBeGreaterThan(20);
  });

  it('tells a time that comes true although another process draws on the same limit', async () => {
    const clock = createMovableClock(Date.UTC(2026, 10, 23));
    let [grants, second] = [0, 0];
    /** Ten a second, for both together. */
    const grant = async (): Promise<Granted> => {
      const now = Math.floor(clock.now() / 1_000);
      [grants, second] = now === second ? [grants + 1, second] : [1, now];
      return grants <= 10 ? granted : { outcome: 'later', all: true, wait: 1_000 - (clock.now() % 1_000) };
    };
    const told: { readonly promised: number; readonly waited: number }[] = [];
    const stand = async (line: Line) => {
      const mine: { readonly at: number; readonly promised: number }[] = [];
      const onWait = ({ seconds }: PlaceInLine) => void mine.push({ at: clock.now(), promised: seconds * 1_000 });
      await line.wait({ workspace: 'acme', onWait }, async () => undefined);
      told.push(...mine.map(({ at, promised }) => ({ promised, waited: clock.now() - at })));
    };
    const open = () => createLine({ clock, room: () => 24, onLength: () => {}, grant });
    const [one, other] = [open(), open()];
    const crowd = Array.from({ length: 800 }, (_, index) => stand(index % 8 < 5 ? one : other));
    for (let step = 0; step < 1_000; step += 1) {
      clock.advance(100);
      await settle();
    }
    await Promise.all(crowd);
    expect(told.length).toBeGreaterThan(crowd.length);
    // The last few in the shorter line are faster once the other one is empty, or the other way about.
    expect(told.filter(({ promised, waited }) => promised < 0.8 * waited - 2_000)).toEqual([]);
    expect(told.filter(({ promised, waited }) => promised > 2 * waited + 5_000)).toEqual([]);
  });

  it('serves each of a thousand once and in the order of their workspace, however often it is refused', async () => {
    let asked = 0;
    const grant = (): Granted => {
      asked += 1;
      if (asked % 3 === 0) return { outcome: 'later', all: false, wait: asked % 50 };
      return asked % 7 === 0 ? { outcome: 'later', all: true, wait: asked % 20 } : granted;
    };
    const { line, clock, lengths } = openLine({ room: 8, grant });
    const served: (readonly [number, number])[] = [];
    const crowd = Array.from({ length: 1_000 }, (_, index) => {
      const workspace = (index * 7919) % 13;
      return line.wait({ workspace: `w${workspace}` }, async () => void served.push([workspace, index]));
    });
    while (served.length < crowd.length) {
      clock.advance(10);
      await settle();
    }
    await Promise.all(crowd);
    for (let workspace = 0; workspace < 13; workspace += 1) {
      const mine = served.flatMap(([of, index]) => (of === workspace ? [index] : []));
      expect(mine).toEqual(mine.toSorted((a, b) => a - b));
    }
    expect(new Set(served.map(([, index]) => index)).size).toBe(1_000);
    expect(lengths.at(-1)).toBe(0);
  });

  it('goes on after a work that failed', async () => {
    const { line, come, begun } = openLine();
    const failed = line.wait({ workspace: 'a' }, () => Promise.reject(new Error('no store')));
    void come('next');
    await expect(failed).rejects.toThrow('no store');
    await settle();
    expect(begun).toEqual(['next']);
  });

  it('sends away whom it cannot remember, telling them where they would stand', async () => {
    const { come, told } = openLine({ room: 0 });
    for (let index = 0; index < longestLine; index += 1) void come(`p${index}`).catch(() => {});
    await expect(come('one too many')).rejects.toMatchObject({ name: 'DiagnosisError', code: 'crowded' });
    expect(told).toEqual([['one too many', { number: longestLine + 1, seconds: expect.any(Number) }]]);
  });

  it('sends everybody away who waits when the process leaves, and finishes what is under way', async () => {
    const { line, come, finish, lengths } = openLine();
    const first = come('first');
    const waiting = come('waiting');
    await settle();
    line.disband();
    await expect(waiting).rejects.toMatchObject({ code: 'leaving' });
    await expect(come('late')).rejects.toMatchObject({ code: 'leaving' });
    await finish();
    expect(await first).toBe('first');
    expect(lengths.at(-1)).toBe(0);
  });
});
