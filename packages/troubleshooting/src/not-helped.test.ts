import { describe, expect, it } from 'vitest';
import { advance } from './advance.ts';
import type { Event } from './events.ts';
import { sampleVerdict } from './testing/sample-events.ts';
import { at, dana as inbox, situation } from './testing/situation.ts';

const later = '2026-11-22T10:31:00.000Z';
const proof = { address: inbox.address, mailboxReadable: true, notificationsRenewed: true, at } as const;
const reconnected = situation('confirmingReconnect', { inbox, proof, reconnects: 1 });
const missing = ['person.denied', 'person.saysStillBroken', 'person.asked'] as const;

describe('mail that is missing right after a reconnect', () => {
  it.each(missing)('is said to be imported still on %s, in one message, and nothing else is done', (type) => {
    const { snapshot, effects } = advance(reconnected, { type, at });
    expect(effects).toEqual([{ type: 'say', params: { topic: 'importing' } }]);
    expect(snapshot.value).toBe('confirmingReconnect');
    expect(snapshot.context.stillBroken).toBe(false);
  });

  it.each([
    ['when the import had its time', reconnected, later],
    [
      'when Aptly has imported',
      situation('confirmingReconnect', { ...reconnected.context, imported: { inbox, at } }),
      at,
    ],
    [
      'when there was nothing to import',
      situation('confirmingReconnect', {
        ...reconnected.context,
        proof: { ...proof, missed: { count: 0, from: at, to: at } },
      }),
      at,
    ],
  ] as const)('is looked into %s', (_, before, when) => {
    const { snapshot } = advance(before, { type: 'person.denied', at: when });
    expect(snapshot.value).toEqual({ diagnosing: 'asking' });
    expect(snapshot.context.stillBroken).toBe(true);
  });

  it('is waited for again after a second reconnect', () => {
    const imported = { inbox, at };
    const event: Event = {
      type: 'reconnect.completed',
      inbox,
      mode: 'full',
      proof: { ...proof, at: later },
      at: later,
    };
    const { snapshot } = advance(situation('offeringFullDisconnect', { inbox, proof, imported }), event);
    expect(advance(snapshot, { type: 'person.denied', at: later }).snapshot.value).toBe('confirmingReconnect');
  });

  it('and for which only notifications were renewed is asked about again before anything is disconnected', () => {
    const restarting = situation(
      { restartingSync: 'asking' },
      { inbox, stillBroken: true, reconnects: 1, restarts: 1 },
    );
    const verdict = sampleVerdict('none');
    const { snapshot } = advance(restarting, { type: 'sync.restarted', run: 1, verdict, at: later });
    expect(snapshot.value).toEqual({ confirmingHealth: 'repaired' });
    const again = advance(snapshot, { type: 'person.denied', at: later }).snapshot;
    const { run } = again.context;
    const found = advance(again, { type: 'diagnosis.completed', run, verdict, at: later }).snapshot;
    expect(found.value).toBe('offeringFullDisconnect');
  });
});

describe('steps in Aptly that were not finished', () => {
  const checked = (step: number) => {
    const walking = situation({ walkingSteps: 'atStep' }, { inbox, step });
    const checking = advance(walking, { type: 'person.saysStillBroken', at }).snapshot;
    const { run } = checking.context;
    const verdict = sampleVerdict('reconnect');
    return advance(checking, { type: 'diagnosis.completed', run, verdict, at }).snapshot;
  };

  it('are no reason for a full disconnect, and support is not told that they were done', () => {
    const { value, context } = checked(2);
    expect(value).toBe('offeringReconnect');
    expect(context.tried.map(({ what }) => what)).toEqual(['diagnosis']);
  });

  it('differ from those that were done to the last', () => {
    const { value, context } = checked(6);
    expect(value).toBe('offeringFullDisconnect');
    expect(context.tried.map(({ what }) => what)).toEqual(['steps', 'diagnosis']);
  });
});

describe('whoever does not want the link', () => {
  it('is told what is left, and the link stands', () => {
    const offering = situation('offeringReconnect', { inbox, verdict: sampleVerdict('reconnect') });
    const { snapshot, effects } = advance(offering, { type: 'person.denied', at });
    expect(effects).toEqual([{ type: 'say', params: { topic: 'offer_declined' } }]);
    expect(snapshot.value).toBe('offeringReconnect');
    expect(advance(snapshot, { type: 'person.wantsSteps', at }).snapshot.value).toEqual({ walkingSteps: 'atStep' });
  });
});
