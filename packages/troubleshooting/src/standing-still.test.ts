import { describe, expect, it } from 'vitest';
import { advance } from './advance.ts';
import type { Event } from './events.ts';
import type { Snapshot } from './snapshot.ts';
import { sampleVerdict } from './testing/sample-events.ts';
import { at, dana as inbox, situation } from './testing/situation.ts';

const offering = situation('offeringReconnect', { inbox, verdict: sampleVerdict('reconnect') });
const refused = (verdict = sampleVerdict('full_disconnect', 'needs_refresh')): Event => ({
  type: 'reconnect.refused',
  inbox,
  refusal: { reason: 'not_working', verdict },
  at,
});

/** Looks again, and finds the old grant as dead as before. */
function checkedAgain(before: Snapshot): Snapshot {
  const checking = advance(before, { type: 'person.checksAgain', at }).snapshot;
  const { run } = checking.context;
  return advance(checking, { type: 'diagnosis.completed', run, verdict: sampleVerdict('reconnect'), at }).snapshot;
}

describe('a sign-in after which mail stands still', () => {
  it('leads to a full disconnect, and that one to support', () => {
    const first = advance(offering, refused()).snapshot;
    expect(first.value).toBe('offeringFullDisconnect');
    const second = advance(first, refused()).snapshot;
    expect(second.value).toEqual({ confirmingHandoff: 'asking' });
  });

  it('is not asked for a second time by whoever checks again', () => {
    const first = advance(offering, refused()).snapshot;
    expect(checkedAgain(first).value).toBe('offeringFullDisconnect');
    const second = advance(advance(first, refused()).snapshot, { type: 'person.declinesHandoff', at }).snapshot;
    expect(checkedAgain(second).value).toEqual({ confirmingHandoff: 'asking' });
  });

  it('is no reason to sign in again while only the announcing of mail is down, however often it is looked at', () => {
    const late = sampleVerdict('wait', 'provider_outage');
    let snapshot = advance(offering, refused(late)).snapshot;
    for (let look = 0; look < 3; look += 1) {
      expect(snapshot.value).toBe('waitingForProvider');
      snapshot = advance(snapshot, { type: 'recheck.due', run: snapshot.context.run, at }).snapshot;
      const { run } = snapshot.context;
      const ended = sampleVerdict('restart_sync');
      snapshot = advance(snapshot, { type: 'diagnosis.completed', run, verdict: ended, at }).snapshot;
      expect(snapshot.value).toEqual({ restartingSync: 'asking' });
      snapshot = advance(snapshot, { type: 'sync.restarted', run: snapshot.context.run, verdict: late, at }).snapshot;
    }
  });

  it('is asked for again where only a limit was in the way', () => {
    const waiting = advance(offering, refused(sampleVerdict('wait'))).snapshot;
    expect(waiting.value).toBe('waitingForProvider');
    expect(checkedAgain(waiting).value).toBe('offeringReconnect');
  });
});
