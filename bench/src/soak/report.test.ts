import { expect, it } from 'vitest';
import { soakReport } from './report.ts';
import { sampleSoak } from './sample-soak.ts';
import { findingsOf } from './verdict.ts';

it('the report of a soak shows every finding, and each figure by thirds', () => {
  const soaked = {
    saturation: { slack: 600, teams: 400 },
    offered: { slack: 300, teams: 200 },
    arrivals: 6,
    samples: sampleSoak((n) => ({ slack: { resident: 300 + n * 5 } })),
    arrived: {
      people: 4,
      finished: { repaired: 2, 'offered a link': 1 },
      stuck: ['slack, repaired: saw nothing'],
      cases: [],
    },
    mailed: 0,
    throttled: 7,
    deliveries: { events: 31_000, copies: 5, taken: 31_000, known: 5 },
  };
  const machine = {
    node: 'Node v24',
    processor: 'a processor',
    cores: 2,
    pinned: true,
    minutes: 15,
    startedAt: '2026-11-23T04:05:06.000Z',
  };
  const report = soakReport(soaked, findingsOf(soaked), machine);
  expect(report).toContain('2026-11-23 04:05 UTC, 15 minutes, Node v24, a processor, 2 cores');
  expect(report).toContain('Offered: 300 in Slack and 200 in Teams, 6 new people/s; 30000 events in all.');
  expect(report).toMatch(/\| NO +\| slack: resident memory is flat +\| at most 395\.0 MB, then at most 445\.0 MB +\|/);
  expect(report).toMatch(/\| slack: resident, MB +\| +323 \| +373 \| +423 \| +600 \|/);
  expect(report).toContain(
    'New people: repaired 2, offered a link 1. Delivered twice: 5. Answered 429 by a platform: 7.',
  );
  expect(report).toMatch(/\| NO +\| every new person gets what they came for +\| +3 of 4 \|/);
  expect(report).toContain('New people who did not get what they came for: 1. The first: slack, repaired: saw nothing');
});
