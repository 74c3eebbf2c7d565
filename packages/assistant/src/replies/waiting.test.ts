import { firstSnapshot, type Verdict } from '@reconnect/troubleshooting';
import { expect, it } from 'vitest';
import { at, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { compose } from './compose.ts';

const promised = '2026-11-22T12:05:00.000Z';

function toStillBroken(verdict: Verdict) {
  const context = { ...firstSnapshot().context, inbox: danasInbox, verdict, recheckAt: promised };
  return compose('still_waiting', { context, now: Date.parse(at), supportAddress: 'help@example.com' }, 1);
}

it.each([
  [verdictOf('wait', 'provider_outage'), /the trouble at Google was not over yet/],
  [verdictOf('wait', 'app_misconfigured'), /Aptly’s own sync had not recovered yet/],
  [
    verdictOf('reduce_usage', 'throttled', { retryAt: '2026-11-22T12:00:00.000Z' }),
    /slowing your inbox down.*before 12:00/,
  ],
])('a “still broken” hears what is waited for, that it is watched, and until when (%#)', (verdict, sentence) => {
  const { summary, choices } = toStillBroken(verdict);
  expect(summary).toContain('I am watching it.');
  expect(summary).toMatch(sentence);
  expect(summary).toMatch(/I will check again at 12:05/);
  expect(choices.map(({ verb }) => verb)).toEqual(['check_again', 'human']);
});
