import { firstSnapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { compose } from './compose.ts';
import type { View } from './view.ts';

const view = (verdict: ReturnType<typeof verdictOf>) => ({
  context: { ...firstSnapshot().context, run: 2, inbox: danasInbox, verdict },
  now: Date.parse('2026-11-22T10:00:00.000Z'),
  supportAddress: 'help@getaptly.com',
});

describe('a check that begins', () => {
  it('shows nothing of what the one before it found', () => {
    const before = view(verdictOf('reconnect', 'password_changed', { checks: [{ name: 'sign_in', state: 'failed' }] }));
    const { blocks, summary } = compose('checking', before, 1);
    const states = blocks.flatMap((block) => (block.kind === 'checks' ? block.checks.map(({ state }) => state) : []));
    expect(states).toEqual(['pending', 'pending', 'pending', 'pending']);
    expect(summary).not.toContain('a problem');
    expect(compose('checked', before, 1).summary).toContain('a problem');
  });
});

describe('what is set up anew', () => {
  const said = (explanation: string) =>
    compose('restarting', view(verdictOf('restart_sync', 'needs_refresh', { explanation })), 1).summary;

  it('is named: the notifications, or the place in the mailbox', () => {
    expect(said('refresh.notifications-ended')).toContain('the new-mail notifications do not work');
    expect(said('refresh.cursor')).toContain('lost its place');
    expect(said('refresh.cursor')).not.toContain('notifications');
  });

  it.each(['refresh.notifications-ended', 'refresh.cursor'])(
    'is not promised to succeed: the person may yet have to do something (%s)',
    (explanation) => {
      expect(said(explanation)).not.toMatch(/nothing for you|fine/);
    },
  );
});

describe('that nothing is wrong', () => {
  const buttons = (known: Partial<View['context']>) => {
    const healthy = view(verdictOf('none', 'healthy'));
    return compose('healthy', { ...healthy, context: { ...healthy.context, ...known } }, 1).choices.map(
      ({ verb }) => verb,
    );
  };

  it('is no trouble in the title where what is amiss mends itself', () => {
    const endsSoon = { explanation: 'refresh.notifications-soon', certainty: 'likely' } as const;
    const { title } = compose('healthy', view(verdictOf('none', 'needs_refresh', endsSoon)), 1);
    expect(title).toBe('The connection looks fine');
  });

  it('comes with the way to support for whoever was about to write to them', () => {
    expect(buttons({})).toEqual(['works', 'still_broken']);
    expect(buttons({ handoffReason: 'asked' })).toEqual(['works', 'still_broken', 'human']);
    expect(buttons({ handoffReason: 'asked', caseOpen: true })).toEqual(['works', 'still_broken']);
  });
});
