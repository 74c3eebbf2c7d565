import { describe, expect, it } from 'vitest';
import { advance } from './advance.ts';
import type { Snapshot } from './snapshot.ts';
import { sampleVerdict } from './testing/sample-events.ts';
import { at, dana as inbox, situation } from './testing/situation.ts';

const failed = sampleVerdict('restart_sync', 'app_misconfigured');
const triesAnew = sampleVerdict('wait', 'app_misconfigured');

/** Sync was set up anew, and its engine has yet to try. */
function waiting(): Snapshot {
  const diagnosing = situation('diagnosing', { inbox });
  const { run } = diagnosing.context;
  const restarting = advance(diagnosing, { type: 'diagnosis.completed', run, verdict: failed, at }).snapshot;
  expect(restarting.value).toEqual({ restartingSync: 'asking' });
  const restarted = { type: 'sync.restarted', run: restarting.context.run, verdict: triesAnew, at } as const;
  return advance(restarting, restarted).snapshot;
}

function afterLook(before: Snapshot, verdict: typeof failed): Snapshot {
  const due = advance(before, { type: 'recheck.due', run: before.context.run, at }).snapshot;
  return advance(due, { type: 'diagnosis.completed', run: due.context.run, verdict, at }).snapshot;
}

describe('a sync of Aptly’s own that fails though the mailbox can be read', () => {
  it('is set up anew, and looked at again as promised', () => {
    expect(waiting().value).toBe('waitingForProvider');
    expect(waiting().context.promises).toHaveLength(1);
  });

  it('leads to support where it fails all the same, and to no link', () => {
    const after = afterLook(waiting(), failed);
    expect(after.value).toEqual({ confirmingHandoff: 'asking' });
    expect(after.context).toMatchObject({ handoffReason: 'our_fault', links: [] });
  });

  it('is asked after by whoever sees no mail: no sooner sent to support, and to no link', () => {
    const asked = advance(waiting(), { type: 'person.saysStillBroken', at }).snapshot;
    const { run } = asked.context;
    const after = advance(asked, { type: 'diagnosis.completed', run, verdict: triesAnew, at }).snapshot;
    expect(after.value).toBe('waitingForProvider');
    expect(after.context.links).toEqual([]);
  });
});
