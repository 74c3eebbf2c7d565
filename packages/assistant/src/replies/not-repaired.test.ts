import { firstSnapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { at, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { compose } from './compose.ts';

const verdict = verdictOf('restart_sync', 'needs_refresh', { explanation: 'refresh.notifications-ended' });
const said = (topic: 'offer' | 'why', state: string, restarts: number) => {
  const context = { ...firstSnapshot().context, inbox: danasInbox, verdict, restarts };
  return compose(topic, { context, at: state, now: Date.parse(at), supportAddress: 'help@example.com' }, 1).summary;
};

describe('what would have gone by itself', () => {
  it.each(['offer', 'why'] as const)('is not said to do so once starting it anew did not help (%s)', (topic) => {
    expect(said(topic, 'offeringFullDisconnect', 1)).toContain('I tried to repair it from here');
    expect(said(topic, 'offeringFullDisconnect', 1)).not.toContain('by itself');
  });

  it('is said to while it is being started anew', () => {
    expect(said('why', 'restartingSync.asking', 1)).toContain('Aptly switches them on again');
  });
});
