import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from './testing/open-bench.ts';

let bench: Bench;
const heard: string[] = [];
beforeEach(async () => {
  bench = await openBench({
    async receive({ said }) {
      heard.push(said.kind);
      return { outcome: 'taken' };
    },
  });
});
afterEach(async () => {
  heard.splice(0);
  await bench.close();
});

const places = [
  ['a team', (bench: Bench) => bench.teams.channel('General')],
  ['a group chat', (bench: Bench, people: readonly string[]) => bench.teams.groupChat('lunch', people)],
] as const;

describe.each(places)('an app that is added to %s', (_, placeIn) => {
  async function open() {
    const robin = bench.teams.person({ name: 'Robin Meyer' });
    const place = placeIn(bench, [robin.id]);
    const welcomes = () => bench.said(place).map(({ text }) => text);
    const welcomed = (times: number) =>
      bench.teams.waitFor(() => (welcomes().length >= times ? welcomes() : undefined));
    return { robin, place, welcomes, welcomed };
  }

  it('says once what it is for, however often it is told', async () => {
    const { robin, place, welcomed } = await open();
    await robin.addsTo(place);
    await robin.addsTo(place);
    expect(await welcomed(1)).toEqual([expect.stringMatching(/^Hello! .* answer you in private\.$/)]);
    await bench.close();
    expect(await welcomed(1)).toHaveLength(1);
    expect(heard).toEqual([]);
  });

  it('greets again once it was removed and is added again', async () => {
    const { robin, place, welcomed } = await open();
    await robin.addsTo(place);
    await welcomed(1);
    await robin.removesFrom(place);
    await robin.addsTo(place);
    expect(await welcomed(2)).toHaveLength(2);
  });
});

describe('what people do beside talking', () => {
  it.each(['edits', 'reacts'] as const)('costs nobody a word: a person who %s', async (deed) => {
    const robin = bench.teams.person({ name: 'Robin Meyer' });
    const { activity } = await robin.writes('why is my inbx not syncing?');
    const { outcome } = deed === 'edits' ? await robin.edits(activity, 'sync?') : await robin.reacts(activity, 'like');
    expect(outcome).toBe(200);
    expect(heard).toEqual(['text']);
    expect(bench.said(robin.chat)).toEqual([]);
  });
});
