import { explanations } from '@reconnect/article';
import { firstSnapshot, type Verdict } from '@reconnect/troubleshooting';
import { expect, it } from 'vitest';
import { at, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { compose } from './compose.ts';

const waitingFor = (verdict: Verdict) => {
  const context = { ...firstSnapshot().context, inbox: danasInbox, verdict, recheckAt: promised };
  return compose('waiting', { context, now: Date.parse(at), supportAddress: 'help@example.com' }, 1);
};

const promised = '2026-11-22T12:05:00.000Z';

const waits = Object.keys(explanations).filter((explanation) => /^(outage|limit)\./.test(explanation));

it.each(waits)(
  'says once that nothing is to be done, that a reconnect is of no use, and when it is looked again: %s',
  (explanation) => {
    const cause = explanation.startsWith('limit.') ? 'throttled' : 'provider_outage';
    const { summary } = waitingFor(verdictOf('wait', cause, { explanation }));
    for (const said of [/nothing you need|do not reconnect/gi, /reconnect/gi, /(?:check|try|ask) again/gi])
      expect(summary.match(said), summary).toHaveLength(1);
    expect(summary.match(/nothing/gi)?.length ?? 0, summary).toBeLessThan(2);
  },
);

it.each(['limit.ours', 'limit.sign-ins'])(
  'asks nobody to use their inbox less where Aptly is limited: %s',
  (explanation) => {
    const verdict = verdictOf('wait', 'throttled', { explanation });
    const { title, summary, blocks } = waitingFor(verdict);
    expect(title).toBe('Google is slowing Aptly down');
    expect(summary).not.toMatch(/use the inbox less|slowing your inbox/);
    expect(blocks.map(({ kind }) => kind)).not.toContain('link');
    expect(toStillBroken(verdict).summary).not.toMatch(/slowing your inbox/);
  },
);

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
