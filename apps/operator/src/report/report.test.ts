import type { Feedback, Outcome } from '@reconnect/assistant';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { describe, expect, it } from 'vitest';
import { readReport } from './read-report.ts';
import { reportPage } from './report-page.ts';
import { reportText } from './report-text.ts';

const november = { since: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z' };
const askedAt = '2026-11-22T10:00:00.000Z';
const solved: Outcome = {
  platform: 'slack',
  askedAt,
  state: 'solved',
  at: askedAt,
  provider: 'google',
  cause: 'password_changed',
  solvedBy: 'link',
  secondsToReconnect: 40,
  stuckAt: [],
};
const handed: Outcome = {
  platform: 'teams',
  askedAt,
  state: 'with_support',
  at: askedAt,
  cause: 'unknown',
  stuckAt: [4],
  handedOver: 'unknown_twice',
};
const happy: Feedback = {
  face: 'happy',
  cause: 'password_changed',
  remedy: 'reconnect',
  step: 0,
  handedOver: false,
  articleVersion: '1',
  platform: 'slack',
  at: askedAt,
};

async function reportOf(outcomes: readonly Outcome[], feedback: readonly Feedback[] = []) {
  const storage = createMemoryStorage({ clock: { now: () => Date.parse(askedAt) } });
  const put = (name: string, value: object) => ({ kind: 'put', name, value: { ...value } }) as const;
  for (const [index, outcome] of outcomes.entries()) await storage.commit(`p${index}`, [put('outcome/1', outcome)]);
  for (const [index, face] of feedback.entries()) await storage.commit(`p${index}`, [put('feedback/1', face)]);
  return readReport(storage, november);
}

describe('the report', () => {
  it('counts what was solved without a person, by what, and how long a reconnect took', async () => {
    const report = await reportOf(
      [solved, { ...solved, secondsToReconnect: 80 }, { ...solved, solvedBy: 'support' }, handed],
      [happy, { ...happy, face: 'sad', shortfall: 'too_slow' }],
    );
    expect(report).toEqual({
      period: november,
      conversations: 4,
      platforms: { slack: 3, teams: 1 },
      states: { solved: 3, with_support: 1 },
      solvedWithoutAPerson: 2,
      solvedBy: { link: 2, support: 1 },
      causes: { password_changed: 3, unknown: 1 },
      medianSecondsToReconnect: 40,
      faces: { happy: 1, sad: 1 },
      shortfalls: { too_slow: 1 },
      opinions: [
        { cause: 'password_changed', step: 0, articleVersion: '1', platform: 'slack', faces: { happy: 1, sad: 1 } },
      ],
      stuckAt: { 4: 1 },
      handedOver: { unknown_twice: 1 },
    });
  });

  it('takes the middle of an even number of times', async () => {
    const report = await reportOf([solved, { ...solved, secondsToReconnect: 60 }]);
    expect(report.medianSecondsToReconnect).toBe(50);
  });

  it('leaves out what began before the period or after it', async () => {
    const outside = ['2026-10-31T23:59:59.999Z', '2026-12-01T00:00:00.000Z'].map((at) => ({ ...solved, askedAt: at }));
    expect((await reportOf(outside)).conversations).toBe(0);
  });

  it('reads well when there is nothing to tell', async () => {
    const report = await reportOf([]);
    expect(reportText(report)).toBe(
      '2026-11-01 to 2026-11-30\n0 conversations, 0 solved without a person\nnobody reconnected\n',
    );
    expect(reportPage(report)).not.toMatch(/undefined|NaN|Infinity/);
  });

  it('draws a bar for each figure, in a terminal and on a page', async () => {
    const report = await reportOf([solved, handed], [happy]);
    expect(reportText(report)).toContain('  password_changed  ██████████████████████████████ 1');
    expect(reportPage(report)).toContain('<th scope="row">unknown_twice</th><td><meter max="1" value="1"></meter>');
  });

  it('lets no name it counts become markup', async () => {
    const report = await reportOf([], [{ ...happy, articleVersion: '<script>' }]);
    expect(reportPage(report)).not.toContain('<script>');
  });
});
