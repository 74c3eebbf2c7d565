import { describe, expect, it } from 'vitest';
import { type Asker, createAsker } from './asker.ts';
import type { Burst } from './burst.ts';
import { burstReport } from './report.ts';
import { faultsOf, summaryOf } from './summary.ts';

const relieved = (n: number, platform: Asker['platform'], more: Partial<Asker> = {}): Asker => ({
  ...createAsker(`${n}`, platform),
  asked: 0,
  acknowledged: 10,
  answered: 1_000,
  judged: n * 1_000,
  promised: n * 1_000,
  relieved: 900_000,
  ...more,
});

const burst = (askers: readonly Asker[], during = 12): Burst => ({
  askers,
  customers: 2,
  began: 0,
  allAsked: 60_000,
  outageEnded: 600_000,
  calls: { during, after: 9 },
  memory: { 'slack 1': { before: 200, most: 310, after: 300 }, Redis: { before: 10, most: 22, after: 12 } },
});

const { relieved: _, ...unrelieved } = relieved(7, 'teams');
const three = [relieved(2, 'slack'), relieved(4, 'slack', { refusals: 2 }), relieved(6, 'teams')];

describe('the summary of a burst', () => {
  it('counts what became of people, by platform', () => {
    const { slack, teams } = summaryOf(burst(three));
    expect(slack).toMatchObject({ asked: 2, taken: 1, takenLater: 1, refusals: 2, givenUp: 0, relieved: 2, lost: 0 });
    expect(teams).toMatchObject({ asked: 1, taken: 1, takenLater: 0, lost: 0 });
  });

  it('tells waits in seconds', () => {
    const { waits, asking, outage, news } = summaryOf(burst(three));
    expect(waits.judged).toEqual({ half: 4, nearlyAll: 6, longest: 6 });
    expect(waits.relieved.longest).toBe(898);
    expect({ asking, outage, news }).toEqual({ asking: 60, outage: 600, news: 300 });
  });

  it('finds nothing wrong with a burst that was taken well', () => {
    expect(faultsOf(summaryOf(burst(three)))).toEqual([]);
  });

  it.each<[RegExp, Burst]>([
    [/1 people are lost/, burst([...three, unrelieved])],
    [/1 people were never taken/, burst([relieved(7, 'slack', { givenUp: true })])],
    [/asked 3000 times while it was down/, burst(three, 3_000)],
  ])('finds %s', (fault, seen) => {
    expect(faultsOf(summaryOf(seen)).join()).toMatch(fault);
  });

  it('is written down with everything that counts', () => {
    const machine = { node: 'Node v24', processor: 'a processor', cores: 2, processes: 4, minutes: 10 };
    const report = burstReport(summaryOf(burst(three)), { ...machine, startedAt: '2026-11-23T04:05:06.000Z' });
    expect(report).toContain(
      '3 people of 2 customers asked within 10 minutes; 3 Slack processes and one Teams process.',
    );
    expect(report).toContain('Requests to the provider: 12 while it was down, 9 afterwards.');
    expect(report).toContain('Nobody is lost.');
    expect(report).toMatch(/\| asked +\| +2 \| +1 \| +3 \|/);
    expect(report).toMatch(/Redis keeps 683 KB more for each/);
  });
});
