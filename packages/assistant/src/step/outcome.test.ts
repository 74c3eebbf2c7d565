import { advance, type Event, firstSnapshot, type Snapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { outcomeWrite } from './outcome.ts';

const askedAt = '2026-11-22T10:00:00.000Z';
const later = (seconds: number) => new Date(Date.parse(askedAt) + seconds * 1000).toISOString();
const proof = { address: danasInbox.address, mailboxReadable: true, notificationsRenewed: true, at: askedAt } as const;

type Told = Event extends infer One ? (One extends { readonly at: string } ? Omit<One, 'at'> : never) : never;

/** Tells a conversation one event every ten seconds; resolves with the outcome as it stands in the end. */
function outcomeAfter(events: readonly ((snapshot: Snapshot) => Told)[]) {
  let snapshot = firstSnapshot();
  let outcome: unknown;
  for (const [index, tell] of events.entries()) {
    const next = advance(snapshot, { ...tell(snapshot), at: later(index * 10) } as Event).snapshot;
    const write = outcomeWrite(snapshot, next, { platform: 'slack', now: Date.parse(later(index * 10)) });
    if (write !== undefined) {
      expect(write.name).toBe(`outcome/${askedAt}`);
      outcome = write.value;
    }
    snapshot = next;
  }
  return outcome;
}

const asks = () => ({ type: 'person.asked' }) as const;
const found = ({ context: { run } }: Snapshot) => ({ type: 'inboxes.found', run, inboxes: [danasInbox] }) as const;
const diagnosed =
  (...verdict: Parameters<typeof verdictOf>) =>
  ({ context: { run } }: Snapshot) =>
    ({ type: 'diagnosis.completed', run, verdict: verdictOf(...verdict) }) as const;
const works = () => ({ type: 'person.saysItWorks' }) as const;

describe('the outcome of a case', () => {
  it('that a link solved tells cause, means and time, and nothing of the person', () => {
    const outcome = outcomeAfter([
      asks,
      found,
      diagnosed('reconnect', 'password_changed'),
      () => ({ type: 'reconnect.completed', inbox: danasInbox, mode: 'plain', proof }),
      works,
      () => ({ type: 'person.gaveFace', face: 'happy' }),
    ]);
    expect(outcome).toEqual({
      platform: 'slack',
      askedAt,
      state: 'solved',
      at: later(40),
      provider: 'google',
      cause: 'password_changed',
      solvedBy: 'link',
      secondsToReconnect: 30,
      stuckAt: [],
    });
    expect(JSON.stringify(outcome)).not.toContain(danasInbox.address);
  });

  it('that waiting solved says so', () => {
    const events = [asks, found, diagnosed('wait', 'throttled'), works];
    expect(outcomeAfter(events)).toMatchObject({
      state: 'solved',
      solvedBy: 'wait',
      cause: 'throttled',
    });
  });

  it('in which nothing was wrong says so', () => {
    const events = [asks, found, diagnosed('none', 'healthy'), works];
    expect(outcomeAfter(events)).toMatchObject({
      state: 'solved',
      solvedBy: 'nothing_wrong',
    });
  });

  it('that went to support tells why, and where the person was stuck', () => {
    const outcome = outcomeAfter([
      asks,
      found,
      diagnosed('reconnect', 'needs_refresh'),
      () => ({ type: 'person.wantsSteps' }),
      () => ({ type: 'person.wentOn' }),
      () => ({ type: 'person.isStuck' }),
      () => ({ type: 'person.asksForAHuman' }),
      () => ({ type: 'person.confirmsHandoff' }),
      () => ({ type: 'handoff.accepted', caseNumber: 'IR-1' }),
    ]);
    expect(outcome).toMatchObject({ state: 'with_support', handedOver: 'asked', stuckAt: [2] });
  });

  it('that nobody finished stays under way', () => {
    const events = [asks, found, diagnosed('reconnect', 'password_changed')];
    expect(outcomeAfter(events)).toMatchObject({
      state: 'under_way',
    });
  });
});
