import { describe, expect, it } from 'vitest';
import { advance } from './advance.ts';
import type { Context } from './context.ts';
import type { Event } from './events.ts';
import { at, dana as inbox, situation } from './testing/situation.ts';
import type { Inbox } from './verdict.ts';

const other: Inbox = { ...inbox, id: 'sales', address: 'sales@example.com' };
const points = (inboxId: string, wants: 'check' | 'reconnect' = 'check'): Event => ({
  type: 'person.pointsAtInbox',
  inboxId,
  wants,
  at,
});

const from = (context: Partial<Context> = {}) => situation('closed', context);

describe('a person who points at one of their inboxes', () => {
  it('has it checked at once where it is the one in question', () => {
    const { snapshot, effects } = advance(
      from({ inbox, tried: [{ what: 'steps', ended: 'completed', at }] }),
      points('dana'),
    );
    expect(snapshot.value).toEqual({ diagnosing: 'asking' });
    expect(snapshot.context.tried).toHaveLength(1);
    expect(effects.find(({ type }) => type === 'diagnose')?.params).toMatchObject({ inbox });
  });

  it('begins another case where it is another one, and is not asked which', () => {
    const before = from({
      inbox,
      tried: [{ what: 'steps', ended: 'completed', at }],
      caseNumber: 'IR-1',
      caseOpen: true,
    });
    const looking = advance(before, points('sales', 'reconnect'));
    expect(looking.effects).toEqual([{ type: 'findInboxes', params: { run: 2, inboxId: 'sales' } }]);
    const { snapshot } = advance(looking.snapshot, { type: 'inboxes.found', run: 2, inboxes: [other], at });
    expect(snapshot.value).toEqual({ diagnosing: 'asking' });
    expect(snapshot.context).toMatchObject({ inbox: other, tried: [], wantsReconnect: true, caseOpen: true });
  });

  it('is asked which one where it is theirs no more', () => {
    const looking = advance(from(), points('sales')).snapshot;
    const { snapshot, effects } = advance(looking, { type: 'inboxes.found', run: 2, inboxes: [], at });
    expect(snapshot.value).toEqual({ identifying: 'lookingUp' });
    expect(effects).toEqual([{ type: 'findInboxes', params: { run: 3 } }]);
  });
});
