import { describe, expect, it } from 'vitest';
import { createSystems } from '../systems/systems.ts';
import { goalsOf, isMet } from './goals.ts';
import { reportOf } from './report.ts';
import { resultsOf, roundOf } from './sample-results.ts';

const systems = createSystems('/somewhere');
const lineOf = (text: string, start: string) => text.split('\n').find((line) => line.includes(start));

describe('the ratios', () => {
  it('divide ours by theirs in events a second, and cost by cost', () => {
    const { ratios, cpuRatios } = resultsOf({ slack_ours: { rounds: [roundOf(3_000)] } });
    expect(ratios).toMatchObject({ slack_vs_bolt: 3, slack_vs_limit: 3, teams_vs_agents: 1 });
    expect(cpuRatios.slack_vs_bolt.median).toBeCloseTo(1 / 3);
  });
});

describe('the goals', () => {
  it('are met or missed by what was reached', () => {
    const goals = goalsOf(resultsOf({ slack_ours: { rounds: [roundOf(2_000)] } }));
    const met = (title: string) => goals.filter((goal) => goal.title.includes(title)).map(isMet);
    expect(met('slack vs bolt')).toEqual([true]);
    expect(met('slack vs chat sdk')).toEqual([false]);
    expect(met('bytes a stored conversation')).toEqual([true, true]);
  });

  it('are missed where nothing could be measured', () => {
    const goals = goalsOf(resultsOf({ slack_ours: { rounds: [undefined], work: { failed: 'no Redis' } } }));
    const missed = goals.filter((goal) => !isMet(goal)).map(({ title }) => title);
    expect(missed).toEqual(
      expect.arrayContaining([
        'events/s, slack vs bolt',
        'outgoing calls a turn, slack',
        'bytes a stored conversation, slack',
      ]),
    );
  });
});

describe('the report', () => {
  it('has a line for every system, with its medians', () => {
    const slack = { rounds: [roundOf(900), roundOf(1_000), roundOf(5_000)] };
    const report = reportOf(resultsOf({ slack_ours: slack }), systems);
    expect(lineOf(report, 'slack: this assistant')).toMatch(/\| +1000 \| +1 \|/);
    for (const { title } of systems) expect(report).toContain(title);
  });

  it('tells how far the rounds lie apart', () => {
    const report = reportOf(
      resultsOf({
        slack_ours: { rounds: [roundOf(1_000), roundOf(3_000)] },
        slack_bolt: { rounds: [roundOf(1_000), roundOf(1_000)] },
      }),
      systems,
    );
    expect(lineOf(report, '| slack_vs_bolt')).toContain('2 (1 to 3)');
  });

  it('tells which systems the load generator held back', () => {
    const report = reportOf(resultsOf({ teams_limit: { rounds: [roundOf(9_000, 0.95)] } }), systems);
    expect(report).toContain(
      'In 1 of 9 the load generator itself took more than eight tenths of its core (teams_limit: faster than shown).',
    );
  });

  it('tells what failed, and why', () => {
    const broken = { rounds: [undefined], failures: ['bolt.ts ended'], work: { failed: 'an event was lost' } };
    const report = reportOf(resultsOf({ slack_bolt: broken }), systems);
    expect(report).toContain('slack_bolt: a round failed: bolt.ts ended');
    expect(report).toContain('slack_bolt: its work could not be counted: an event was lost');
    expect(lineOf(report, '| slack: Bolt')).toContain('–');
  });

  it('counts what was refused or lost', () => {
    const round = roundOf(1_000);
    const dropped = { ...round, saturated: { ...round.saturated, lost: 3 }, steady: { ...round.steady, refused: 2 } };
    const report = reportOf(resultsOf({ slack_chat_sdk: { rounds: [dropped] } }), systems);
    expect(lineOf(report, '| slack: Chat SDK on Redis, a card  ')).toContain('2 / 3');
  });
});
