import { describe, expect, it } from 'vitest';
import { sampleSoak } from './sample-soak.ts';
import { type Counted, courseIn, findingsOf } from './verdict.ts';

const counted = (change: Parameters<typeof sampleSoak>[0], more: Partial<Counted> = {}): Counted => ({
  samples: sampleSoak(change),
  arrived: { people: 9, stuck: [], cases: ['IR-1'] },
  mailed: 1,
  deliveries: { events: 90, copies: 5, taken: 90, known: 5 },
  ...more,
});

const answered = 'every event has its 200 and its answer';

const failing = (of: Counted) => findingsOf(of).flatMap(({ holds, title }) => (holds ? [] : [title]));

describe('the verdict on a soak', () => {
  it('is good when nothing grows and nothing is lost', () => {
    expect(findingsOf(counted(() => ({})))).not.toEqual([]);
    expect(failing(counted(() => ({})))).toEqual([]);
  });

  it('forgives what happens while it warms up', () => {
    const warm = (n: number) => (n < 10 ? { slack: { resident: 100 + n * 20 }, replied: { p50: 90, p99: 900 } } : {});
    expect(failing(counted(warm))).toEqual([]);
  });

  it.each<[string, Parameters<typeof sampleSoak>[0]]>([
    ['slack: resident memory is flat', (n) => ({ slack: { resident: 300 + n * 5 } })],
    ['slack: heap after collections is flat', (n) => ({ slack: { heap: n < 20 ? 100 : 115 } })],
    ['slack: open files are flat', (n) => ({ slack: { files: 60 + n * 3 } })],
    ['slack: handles are flat', (n) => ({ slack: { handles: 40 + n * 3 } })],
    ['acknowledgement: p99 is flat', (n) => ({ acknowledged: { p50: 2, p99: n < 20 ? 20 : 60 } })],
    ['first visible reaction: p99 is flat', (n) => ({ replied: { p50: 2, p99: n < 20 ? 30 : 60 } })],
    [answered, (n) => (n === 29 ? { lost: 1, complete: 999 } : {})],
    [answered, (n) => (n === 3 ? { refused: 1, complete: 999 } : {})],
    [answered, (n) => (n === 29 ? { complete: 999 } : {})],
    ['no job is given up', () => ({ jobs: { waiting: 0, delayed: 0, running: 0, dead: 1 } })],
  ])('finds that it is not so: %s', (title, change) => {
    expect(failing(counted(change))).toContain(title);
  });

  it('finds slow growth that the thirds do not show', () => {
    // 8 MB in the judged part, hardly a hundredth of which is left to chance.
    const creeping = (n: number) => ({ slack: { heap: 300 + n * 0.4 + (n % 2) } });
    const { middle, last } = courseIn(sampleSoak(creeping), 'slack', ({ heap }) => heap);
    expect(last / middle).toBeLessThan(1.02);
    expect(failing(counted(creeping))).toEqual(['slack: heap after collections is flat']);
  });

  it('forgives what is refused at first and taken when it comes again, and says so', () => {
    const stalled = counted((n) => (n === 20 ? { refusals: { 503: 2, 0: 1 } } : {}));
    const because = '30000 of 30000; refused at first: 1 by a lost connection, 2 with 503; for good: 0; lost: 0';
    expect(findingsOf(stalled)).toContainEqual({ title: answered, holds: true, because });
  });

  it('takes what jumps about for flat', () => {
    expect(failing(counted((n) => ({ slack: { resident: 300 + (n % 3) * 8 } })))).toEqual([]);
  });

  it('takes a sawtooth for flat, wherever its teeth fall', () => {
    const teeth = (n: number) => ({ slack: { resident: n < 20 ? 200 + (n % 10) * 10 : 288 } });
    expect(failing(counted(teeth))).toEqual([]);
  });

  it('is not good about what is not known', () => {
    const unknown = counted(() => ({ slack: { resident: Number.NaN, files: Number.NaN } }));
    expect(failing(unknown)).toEqual(['slack: resident memory is flat', 'slack: open files are flat']);
  });

  it.each<[string, Partial<Counted>]>([
    ['every new person gets what they came for', { arrived: { people: 9, stuck: ['so'], cases: ['IR-1'] } }],
    ['every case is mailed', { mailed: 0 }],
    ['no event is taken twice', { deliveries: { events: 90, copies: 5, taken: 91, known: 4 } }],
  ])('finds what was lost on the way: %s', (title, more) => {
    expect(failing(counted(() => ({}), more))).toEqual([title]);
  });
});
