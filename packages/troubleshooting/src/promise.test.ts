import { describe, expect, it } from 'vitest';
import { advance } from './advance.ts';
import type { Context } from './context.ts';
import type { Event } from './events.ts';
import type { Snapshot } from './snapshot.ts';
import { sampleVerdict } from './testing/sample-events.ts';
import { at, dana as inbox, situation } from './testing/situation.ts';
import type { Verdict } from './verdict.ts';

const later = '2026-11-22T11:00:00.000Z';
const limited = sampleVerdict('wait');
const outage = sampleVerdict('wait', 'provider_outage');
const well = sampleVerdict('none');
const withCase = { caseNumber: 'IR-1', caseOpen: true, caseInbox: inbox.id } as const;

/** Told to wait, and promised a look at eleven. */
function promised(context: Partial<Context> = {}, verdict: Verdict = limited): Snapshot {
  const asking = situation({ diagnosing: 'asking' }, { inbox, ...context });
  return advance(asking, { type: 'diagnosis.completed', run: 1, verdict, at }).snapshot;
}

function after(snapshot: Snapshot, ...events: readonly Event[]): Snapshot {
  return events.reduce((before, event) => advance(before, event).snapshot, snapshot);
}

const due = (at = later): Event => ({ type: 'recheck.due', run: 2, at });
const looked = (verdict: Verdict, at = later): Event => ({ type: 'recheck.completed', run: 2, verdict, at });
const topicsOf = (snapshot: Snapshot, event: Event) =>
  advance(snapshot, event).effects.map(({ type, params }) => (type === 'say' ? params.topic : type));

const turns: Readonly<Record<string, readonly Event[]>> = {
  'support was declined': [
    { type: 'person.asksForAHuman', at },
    { type: 'person.declinesHandoff', at },
  ],
  'the case was sent to support': [
    { type: 'person.asksForAHuman', at },
    { type: 'person.confirmsHandoff', at },
    { type: 'handoff.accepted', caseNumber: 'IR-1', at },
  ],
  'the case is about to be sent': [{ type: 'person.asksForAHuman', at }],
  'another inbox was asked about': [{ type: 'person.asked', provider: 'microsoft', at }],
};

it('an “ok” to a promise to look again starts no look: the promise is repeated', () => {
  const waiting = promised();
  const { snapshot, effects } = advance(waiting, { type: 'person.affirmed', at });
  expect(effects).toEqual([{ type: 'say', params: { topic: 'will_look_again' } }]);
  expect(snapshot.value).toBe('waitingForProvider');
  expect(advance(snapshot, due()).snapshot.value).toEqual({ diagnosing: 'asking' });
});

it('whoever has done what helps against a limit hears that it does, and no look is begun before its time', () => {
  const { snapshot, effects } = advance(promised(), { type: 'person.affirmed', says: 'done', at });
  expect(effects).toEqual([{ type: 'say', params: { topic: 'used_less' } }]);
  expect(advance(snapshot, due()).snapshot.value).toEqual({ diagnosing: 'asking' });
});

it.each(['person.denied', 'person.saysStillBroken'] as const)(
  'whoever says that it is still broken meanwhile (%s) hears until when, and the promise stands',
  (type) => {
    const { snapshot, effects } = advance(promised(), { type, at });
    expect(effects).toEqual([{ type: 'say', params: { topic: 'still_waiting' } }]);
    expect(advance(snapshot, due()).snapshot.value).toEqual({ diagnosing: 'asking' });
  },
);

it('whoever stops hears that the promise ends with it, if there was one', () => {
  const { snapshot, effects } = advance(promised(), { type: 'person.cancels', at });
  expect(effects).toEqual([{ type: 'say', params: { topic: 'cancelled_looks' } }]);
  expect(snapshot.context.promises).toEqual([]);
  expect(topicsOf(situation('puzzled', { inbox }), { type: 'person.cancels', at })).toEqual(['cancelled']);
});

describe('a promise to check again', () => {
  it.each(Object.keys(turns))('is kept although %s', (turn) => {
    const before = after(promised(), ...(turns[turn] ?? []));
    const { snapshot, effects } = advance(before, due());
    expect(effects).toEqual([{ type: 'diagnose', params: { run: 2, inbox, hints: [], promised: true } }]);
    expect(snapshot.value).toEqual(before.value);
    expect(topicsOf(snapshot, looked(well))[0]).toBe('looked_again');
    expect(advance(snapshot, looked(well)).snapshot.value).toEqual(before.value);
  });

  it('is given for the latest ten inboxes', () => {
    const others = Array.from({ length: 10 }, (_, n) => ({ ...inbox, id: `ib_${n}` }));
    const before = others.map((other, run) => ({ run: 10 + run, inbox: other, cause: 'throttled' as const, looks: 0 }));
    const { promises } = promised({ promises: before }).context;
    expect(promises.map((one) => one.inbox.id)).toEqual([...others.slice(1), inbox].map(({ id }) => id));
  });

  it('is kept once', () => {
    const told = after(promised(), { type: 'person.asksForAHuman', at }, due(), looked(well));
    expect(topicsOf(told, looked(well))).toEqual([]);
    expect(topicsOf(told, due())).toEqual([]);
  });

  it('is taken back by whoever says stop', () => {
    expect(topicsOf(after(promised(), { type: 'person.cancels', at }), due())).toEqual([]);
  });

  it('is not kept to whoever turned out to belong to another organization', () => {
    expect(topicsOf(after(promised(), { type: 'stranger.recognised', run: 2, at }), due())).toEqual([]);
  });

  const looking = after(promised(), due());

  it.each([
    ['asks about another inbox', { type: 'person.asked', provider: 'microsoft', at: later }],
    ['begins anew', { type: 'person.startsOver', at: later }],
    ['asks for a person', { type: 'person.asksForAHuman', at: later }],
  ] as const)('is kept to whoever %s while it is being looked', (_, event) => {
    const { snapshot, effects } = advance(looking, event);
    expect(effects.filter(({ type }) => type === 'diagnose')).toEqual([
      { type: 'diagnose', params: { run: 2, inbox, hints: [], promised: true } },
    ]);
    expect(topicsOf(snapshot, looked(well))).toEqual(['looked_again']);
    expect(after(snapshot, looked(well)).context.promises).toEqual([]);
    const again = after(snapshot, looked(limited)).context.promises;
    expect(again).toMatchObject([{ run: 2, looks: 1 }]);
    expect(again[0]?.isDue).toBeUndefined();
  });

  it('is kept once, by the look that is under way, to whoever stays', () => {
    const found: Event = { type: 'diagnosis.completed', run: looking.context.run, verdict: well, at: later };
    expect(topicsOf(looking, found)).not.toContain('diagnose');
    expect(after(looking, found).context.promises).toEqual([]);
    const asked = advance(looking, { type: 'person.checksAgain', at: later });
    expect(asked.effects.filter(({ type }) => type === 'diagnose')).toHaveLength(1);
  });

  it('is kept by a look that was asked for meanwhile', () => {
    const checking = after(promised(), { type: 'person.checksAgain', at });
    const { run } = checking.context;
    const found = after(checking, { type: 'diagnosis.completed', run, verdict: sampleVerdict('reconnect'), at });
    expect(topicsOf(found, due())).toEqual([]);
  });

  it('is kept by a verified reconnect', () => {
    const proof = { address: inbox.address, mailboxReadable: true, notificationsRenewed: true, at } as const;
    const done = after(promised(), { type: 'reconnect.completed', inbox, mode: 'plain', proof, at });
    expect(topicsOf(done, due())).toEqual([]);
  });

  it('for one inbox outlives that for another', () => {
    const other = { ...inbox, id: 'office', provider: 'microsoft', address: 'office@example.com' } as const;
    const second = after(
      promised(),
      { type: 'person.asked', provider: 'microsoft', at },
      { type: 'inboxes.found', run: 3, inboxes: [other], at },
      { type: 'diagnosis.completed', run: 4, verdict: outage, at },
    );
    expect(second.context.promises.map((one) => one.inbox.id)).toEqual([inbox.id, other.id]);
    expect(advance(second, due()).effects).toHaveLength(1);
    expect(advance(second, { type: 'recheck.due', run: second.context.run, at: later }).snapshot.value).toEqual({
      diagnosing: 'asking',
    });
  });

  it('is made anew while the limit stays, and not without end', () => {
    let snapshot = after(promised(), { type: 'person.asksForAHuman', at }, { type: 'person.declinesHandoff', at });
    const times: string[] = [];
    for (let look = 0; look < 10 && snapshot.context.promises.length > 0; look += 1) {
      const step = advance(after(snapshot, due()), looked(limited));
      times.push(...step.effects.flatMap((one) => (one.type === 'scheduleRecheck' ? [one.params.at] : [])));
      snapshot = step.snapshot;
    }
    expect(times).toEqual(['2026-11-22T12:00:00.000Z', '2026-11-22T12:00:00.000Z']);
    expect(snapshot.context.kept).toMatchObject({ inbox, was: 'throttled', verdict: limited });
    expect(snapshot.context.kept?.nextAt).toBeUndefined();
  });

  it('brings the news to support, where the case is about this inbox', () => {
    const withSupport = { ...promised(), value: { withSupport: 'told' } };
    const open = situation({ withSupport: 'told' }, { ...withSupport.context, ...withCase });
    const { effects } = advance(open, looked(well));
    expect(effects.map(({ type }) => type)).toEqual(['say', 'updateCase']);
    const findings = { inbox, verdict: { cause: well.cause } };
    expect(effects[1]?.params).toMatchObject({ caseNumber: 'IR-1', reason: 'promised_look', findings });
    const elsewhere = situation({ withSupport: 'told' }, { ...open.context, caseInbox: 'office' });
    expect(topicsOf(elsewhere, looked(well))).toEqual(['looked_again']);
  });
});

describe('an outage', () => {
  it('is looked at with growing pauses, for hours, before support is offered', () => {
    let snapshot = promised({}, outage);
    const pauses: number[] = [];
    for (let now = at; snapshot.value === 'waitingForProvider'; ) {
      const next = snapshot.context.recheckAt ?? now;
      pauses.push((Date.parse(next) - Date.parse(now)) / 60_000);
      const checking = after(snapshot, { type: 'recheck.due', run: snapshot.context.run, at: next });
      const { run } = checking.context;
      snapshot = after(checking, { type: 'diagnosis.completed', run, verdict: outage, at: next });
      now = next;
    }
    expect(pauses).toEqual([15, 30, 60, 120, 120, 120]);
    expect(snapshot.context.handoffReason).toBe('still_out');
  });

  it('of which the provider names the end at once is not looked at every five minutes', () => {
    const soon = { ...outage, retryAt: '2026-11-22T10:00:30.000Z' };
    expect(promised({ rechecks: 2 }, soon).context.recheckAt).toBe('2026-11-22T10:20:00.000Z');
  });

  it('is told again to whoever declined support and checks again, with a new promise', () => {
    const offered = promised({ rechecks: 6 }, outage);
    expect(offered.value).toEqual({ confirmingHandoff: 'asking' });
    const checking = after(offered, { type: 'person.declinesHandoff', at }, { type: 'person.checksAgain', at });
    const { run } = checking.context;
    expect(after(checking, { type: 'diagnosis.completed', run, verdict: outage, at }).value).toBe('waitingForProvider');
  });
});

describe('whoever checks again before the promised time', () => {
  it('does not use the patience up', () => {
    let snapshot = promised();
    for (let press = 0; press < 6; press += 1) {
      snapshot = after(snapshot, { type: 'person.checksAgain', at });
      const { run } = snapshot.context;
      snapshot = after(snapshot, { type: 'diagnosis.completed', run, verdict: limited, at });
    }
    expect(snapshot.value).toBe('waitingForProvider');
  });

  it('and asked for a reconnect meanwhile hears that the limit is over, not of a link', () => {
    const asked = after(promised({ stillBroken: true }), { type: 'person.asksToReconnect', at });
    const waiting = after(asked, { type: 'diagnosis.completed', run: asked.context.run, verdict: limited, at });
    const checking = after(waiting, { type: 'recheck.due', run: waiting.context.run, at });
    const { run } = checking.context;
    const found = after(checking, { type: 'diagnosis.completed', run, verdict: well, at });
    expect(found.value).toEqual({ confirmingHealth: 'healthy' });
  });
});
