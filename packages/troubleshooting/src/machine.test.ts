import { describe, expect, it } from 'vitest';
import { advance } from './advance.ts';
import type { Context } from './context.ts';
import type { Event } from './events.ts';
import { storeSnapshot } from './snapshot.ts';
import { sampleVerdict } from './testing/sample-events.ts';
import { at, dana as inbox, situation } from './testing/situation.ts';
import type { Remedy } from './verdict.ts';

const proof = { address: inbox.address, mailboxReadable: true, notificationsRenewed: true, at } as const;

const from = (value: Parameters<typeof situation>[0], context: Partial<Context> = {}) =>
  situation(value, { inbox, ...context });

function completed(remedy: Remedy, cause = sampleVerdict(remedy).cause): Event {
  return { type: 'diagnosis.completed', run: 1, verdict: sampleVerdict(remedy, cause), at };
}

describe('a verdict', () => {
  it.each([
    ['reconnect', 'offeringReconnect'],
    ['full_disconnect', 'offeringReconnect'],
    ['wait', 'waitingForProvider'],
    ['reduce_usage', 'waitingForProvider'],
    ['contact_admin', 'informingAdministrator'],
    ['contact_support', { confirmingHandoff: 'asking' }],
    ['restart_sync', { restartingSync: 'asking' }],
    ['none', { confirmingHealth: 'healthy' }],
  ] as const)('that asks for %s leads to %o', (remedy, to) => {
    const { snapshot } = advance(from({ diagnosing: 'asking' }), completed(remedy));
    expect(snapshot.value).toEqual(to);
  });

  it('that is unknown is checked once more, then handed to support', () => {
    const unknown = completed('contact_support', 'unknown');
    const first = advance(from({ diagnosing: 'asking' }), unknown).snapshot;
    expect(first.value).toBe('puzzled');
    const again = advance(first, { type: 'person.checksAgain', at }).snapshot;
    const second = advance(again, { ...unknown, run: again.context.run } as Event).snapshot;
    expect(second.value).toEqual({ confirmingHandoff: 'asking' });
    expect(second.context.handoffReason).toBe('unknown_twice');
  });

  it('of a check that was overtaken is ignored', () => {
    const snapshot = from({ diagnosing: 'asking' }, { run: 2 });
    expect(advance(snapshot, completed('reconnect')).snapshot.value).toEqual({ diagnosing: 'asking' });
  });

  it('about an inbox of somebody else gives no link', () => {
    const { snapshot, effects } = advance(
      from({ diagnosing: 'asking' }, { inbox: { ...inbox, own: false } }),
      completed('reconnect'),
    );
    expect(snapshot.value).toEqual({ waitingForOwner: 'asking' });
    expect(effects.map(({ type }) => type)).not.toContain('offerLink');
  });

  it('of a limit that stays through three promised checks goes to support', () => {
    const { snapshot } = advance(from({ diagnosing: 'asking' }, { rechecks: 3 }), completed('wait'));
    expect(snapshot.value).toEqual({ confirmingHandoff: 'asking' });
    expect(snapshot.context.handoffReason).toBe('still_limited');
  });
});

describe('waiting that leads nowhere', () => {
  it('goes to support after some hours, and no limit is spoken of where there is none', () => {
    const outage = completed('wait', 'provider_outage');
    const { snapshot } = advance(from({ diagnosing: 'asking' }, { rechecks: 6 }), outage);
    expect(snapshot.context.handoffReason).toBe('still_out');
  });
});

describe('inboxes that nobody can tell', () => {
  it('are looked for by a person at support', () => {
    const { snapshot, effects } = advance(situation({ identifying: 'lookingUp' }), {
      type: 'inboxes.unavailable',
      run: 1,
      at,
    });
    expect(effects).toEqual([{ type: 'say', params: { topic: 'confirm_handoff', slot: 'case' } }]);
    expect(snapshot.context.handoffReason).toBe('no_inbox');
  });

  it('are of no matter to whoever has asked anew', () => {
    const looking = situation({ identifying: 'lookingUp' }, { run: 2 });
    expect(advance(looking, { type: 'inboxes.unavailable', run: 1, at }).effects).toEqual([]);
  });
});

describe('a promise to check again', () => {
  it('is made for the time the provider names', () => {
    const verdict = { ...sampleVerdict('wait'), retryAt: '2026-11-22T10:10:00.000Z' };
    const event: Event = { type: 'diagnosis.completed', run: 1, verdict, at };
    const { effects } = advance(from({ diagnosing: 'asking' }), event);
    const scheduled = effects.find(({ type }) => type === 'scheduleRecheck');
    expect(scheduled?.params).toMatchObject({ at: '2026-11-22T10:10:00.000Z' });
  });

  it('is made for five minutes ahead when the provider names less', () => {
    const verdict = { ...sampleVerdict('wait'), retryAt: '2026-11-22T10:00:30.000Z' };
    const { effects } = advance(from({ diagnosing: 'asking' }), { type: 'diagnosis.completed', run: 1, verdict, at });
    const scheduled = effects.find(({ type }) => type === 'scheduleRecheck');
    expect(scheduled?.params).toMatchObject({ at: '2026-11-22T10:05:00.000Z' });
  });

  it('is made for an hour ahead when a limit has no end', () => {
    const { effects } = advance(from({ diagnosing: 'asking' }), completed('wait'));
    const scheduled = effects.find(({ type }) => type === 'scheduleRecheck');
    expect(scheduled?.params).toMatchObject({ at: '2026-11-22T11:00:00.000Z' });
  });

  it('is kept by a new check', () => {
    const waiting = from('waitingForProvider');
    const { snapshot, effects } = advance(waiting, { type: 'recheck.due', run: 1, at });
    expect(snapshot.value).toEqual({ diagnosing: 'asking' });
    expect(effects.map(({ type }) => type)).toContain('diagnose');
  });

  it('of an earlier wait is not kept twice', () => {
    const waiting = from('waitingForProvider', { run: 2 });
    expect(advance(waiting, { type: 'recheck.due', run: 1, at }).effects).toEqual([]);
  });
});

describe('a reconnect', () => {
  it('that was verified is told with its proof', () => {
    const { snapshot, effects } = advance(from('offeringReconnect'), {
      type: 'reconnect.completed',
      inbox,
      mode: 'plain',
      proof,
      at,
    });
    expect(snapshot.value).toBe('confirmingReconnect');
    expect(effects).toEqual([{ type: 'say', params: { topic: 'reconnected' } }]);
  });

  it('that did not help leads to a full disconnect, and that one to support', () => {
    let snapshot = advance(from('offeringReconnect'), {
      type: 'reconnect.completed',
      inbox,
      mode: 'plain',
      proof,
      at,
    }).snapshot;
    // Aptly had its time to import.
    const later = '2026-11-22T10:31:00.000Z';
    const stillBroken = () => {
      snapshot = advance(snapshot, { type: 'person.saysStillBroken', at: later }).snapshot;
      const verdict = sampleVerdict('none');
      snapshot = advance(snapshot, { type: 'diagnosis.completed', run: snapshot.context.run, verdict, at }).snapshot;
    };
    stillBroken();
    expect(snapshot.value).toBe('offeringFullDisconnect');
    snapshot = advance(snapshot, { type: 'reconnect.completed', inbox, mode: 'full', proof, at }).snapshot;
    stillBroken();
    expect(snapshot.value).toEqual({ confirmingHandoff: 'asking' });
    expect(snapshot.context.handoffReason).toBe('still_broken');
  });

  it.each([
    [{ reason: 'wrong_account', account: 'x@example.com' }, 'wrong_account'],
    [{ reason: 'permission_missing', permissions: ['read_mail'] }, 'permission_missing'],
    [{ reason: 'cancelled' }, 'grant_dead'],
  ] as const)('that was refused with %o is offered again', (refusal, reason) => {
    const offering = from('offeringReconnect', { verdict: sampleVerdict('reconnect') });
    const { effects } = advance(offering, { type: 'reconnect.refused', inbox, refusal, at });
    expect(effects).toEqual([{ type: 'offerLink', params: { inbox, mode: 'plain', reason } }]);
  });

  const withheld = { reason: 'permission_missing', permissions: ['read_mail'] } as const;
  /** As if it had been refused so often before. */
  const refused = (times: number, provider: 'google' | 'microsoft', mode: 'plain' | 'full' = 'plain') => {
    const before = Array.from({ length: times }, () => ({ what: 'reconnect', ended: withheld.reason, at }) as const);
    const account = { ...inbox, provider };
    const offering = from('offeringReconnect', {
      inbox: account,
      verdict: sampleVerdict('reconnect'),
      tried: before,
      mode,
    });
    return advance(offering, { type: 'reconnect.refused', inbox: account, refusal: withheld, at });
  };

  it.each(['plain', 'full'] as const)('(%s) whose permission Microsoft keeps back twice leads to a note', (mode) => {
    const { snapshot, effects } = refused(1, 'microsoft', mode);
    expect(snapshot.value).toBe('informingAdministrator');
    expect(effects).toEqual([{ type: 'say', params: { topic: 'administrator' } }]);
    const again = advance(snapshot, { type: 'person.checksAgain', at });
    expect(Object.keys(again.snapshot.value)).toEqual(['diagnosing']);
  });

  it('whose permission Google does not get is offered twice more, then a person', () => {
    expect(refused(1, 'google').snapshot.value).toBe('offeringReconnect');
    const { snapshot } = refused(2, 'google');
    expect(snapshot.value).toEqual({ confirmingHandoff: 'asking' });
    expect(snapshot.context.handoffReason).toBe('still_broken');
  });

  it('that came through in between begins the count anew', () => {
    const tried = ([withheld.reason, withheld.reason, 'completed'] as const).map(
      (ended) => ({ what: 'reconnect', ended, at }) as const,
    );
    const offering = from('offeringReconnect', { verdict: sampleVerdict('reconnect'), tried });
    const { snapshot } = advance(offering, { type: 'reconnect.refused', inbox, refusal: withheld, at });
    expect(snapshot.value).toBe('offeringReconnect');
  });

  it('that needs an administrator leads to a note, not to another link', () => {
    const refusal = { reason: 'provider', verdict: sampleVerdict('contact_admin') } as const;
    const { snapshot } = advance(from('offeringReconnect'), { type: 'reconnect.refused', inbox, refusal, at });
    expect(snapshot.value).toBe('informingAdministrator');
  });
});

describe('a link for another inbox than the one in question', () => {
  const other = { ...inbox, id: 'sales', address: 'sales@example.com' };
  const limited = from('waitingForProvider', {
    inbox: other,
    verdict: sampleVerdict('wait'),
    reconnects: 1,
    mode: 'full',
    tried: [{ what: 'wait', ended: 'throttled', at }],
  });

  it('that was refused is offered again, whatever holds the other one up', () => {
    const refusal = { reason: 'cancelled' } as const;
    const { snapshot, effects } = advance(limited, { type: 'reconnect.refused', inbox, refusal, at });
    expect(effects).toEqual([{ type: 'offerLink', params: { inbox, mode: 'plain', reason: 'refresh' } }]);
    expect(snapshot.context).toMatchObject({ verdict: undefined, reconnects: 0 });
  });

  it('that was used brings nothing along of what was found and tried with the other one', () => {
    const done = advance(limited, { type: 'reconnect.completed', inbox, mode: 'plain', proof, at });
    expect(done.snapshot.value).toBe('confirmingReconnect');
    expect(done.snapshot.context).toMatchObject({ inbox, verdict: undefined, reconnects: 1 });
    expect(done.snapshot.context.tried.map(({ what }) => what)).toEqual(['reconnect']);
  });
});

describe('a consent whose refusal nobody can explain', () => {
  it('is checked once more before support is asked', () => {
    const refusal = { reason: 'provider', verdict: sampleVerdict('contact_support', 'unknown') } as const;
    const first = advance(from('offeringReconnect'), { type: 'reconnect.refused', inbox, refusal, at }).snapshot;
    expect(first.value).toBe('puzzled');
    const second = advance(first, { type: 'reconnect.refused', inbox, refusal, at }).snapshot;
    expect(second.context.handoffReason).toBe('unknown_twice');
  });
});

describe('a case that is over', () => {
  it('leaves nothing in the next one but its number', () => {
    const before = {
      provider: 'google',
      verdict: sampleVerdict('wait'),
      proof,
      askedAt: at,
      recheckAt: at,
      note: 'Since Monday',
      face: 'sad',
      owner: 'o•••@example.com',
      handoffReason: 'asked',
      caseNumber: 'IR-1',
    } as const;
    const later = '2026-11-22T11:00:00.000Z';
    const { snapshot } = advance(from({ closed: 'quiet' }, before), { type: 'person.asked', at: later });
    const { run, askedAt, ...left } = storeSnapshot(snapshot).context;
    expect(left).toEqual({ caseNumber: 'IR-1' });
    expect([run, askedAt]).toEqual([2, later]);
  });
});

describe('a question that comes long after', () => {
  const reconnected = { reconnects: 1, verdict: sampleVerdict('reconnect'), proof };
  const inAMonth = '2026-12-22T10:00:00.000Z';
  const tomorrow = '2026-11-23T10:00:00.000Z';

  it.each(['confirmingReconnect', 'puzzled'] as const)('begins a new case in %s', (state) => {
    const { snapshot } = advance(from(state, reconnected), { type: 'person.asked', at: inAMonth });
    expect(snapshot.value).toEqual({ identifying: 'lookingUp' });
    expect(snapshot.context).toMatchObject({ reconnects: 0, stillBroken: false, askedAt: inAMonth });
  });

  it('is not asked the next day: mail is still missing then', () => {
    const { snapshot } = advance(from('confirmingReconnect', reconnected), { type: 'person.asked', at: tomorrow });
    expect(snapshot.value).toEqual({ diagnosing: 'asking' });
    expect(snapshot.context).toMatchObject({ reconnects: 1, stillBroken: true });
  });
});

describe('an import by Aptly', () => {
  const event: Event = { type: 'import.confirmed', inbox, imported: 12, importedAt: '2026-11-22T09:59:00.000Z', at };

  it('is said, and changes nothing about what the person is asked', () => {
    for (const value of [
      'confirmingReconnect',
      'offeringReconnect',
      { diagnosing: 'asking' },
      { closed: 'quiet' },
    ] as const) {
      const { snapshot, effects } = advance(from(value), event);
      expect(snapshot.value).toEqual(from(value).value);
      expect(effects).toEqual([{ type: 'say', params: { topic: 'imported' } }]);
      expect(snapshot.context).toMatchObject({ run: 1, imported: { count: 12, at: '2026-11-22T09:59:00.000Z' } });
    }
  });
});

describe('the steps', () => {
  it('go forward and back one at a time, and end in a check', () => {
    let snapshot = advance(from('offeringReconnect'), { type: 'person.wantsSteps', at }).snapshot;
    const steps = [snapshot.context.step];
    for (const type of ['person.wentOn', 'person.wentOn', 'person.wentBack'] as const) {
      snapshot = advance(snapshot, { type, at }).snapshot;
      steps.push(snapshot.context.step);
    }
    expect(steps).toEqual([0, 1, 2, 1]);
    for (let step = 1; step < 7; step += 1) snapshot = advance(snapshot, { type: 'person.wentOn', at }).snapshot;
    expect(snapshot.value).toEqual({ diagnosing: 'asking' });
  });

  it('remember where a person got stuck', () => {
    const { snapshot } = advance(from({ walkingSteps: 'atStep' }, { step: 3 }), { type: 'person.isStuck', at });
    expect(snapshot.context.tried).toEqual([{ what: 'steps', ended: 'stuck at step 4', at }]);
  });
});

describe('support', () => {
  it('is told of a case also when the person wandered off meanwhile', () => {
    const { snapshot } = advance(from({ closed: 'quiet' }), { type: 'handoff.accepted', caseNumber: 'IR-1', at });
    expect(snapshot.value).toEqual({ withSupport: 'told' });
    expect(snapshot.context.caseNumber).toBe('IR-1');
  });

  it('is offered to who was not helped', () => {
    const { snapshot, effects } = advance(from('askingFeedback'), { type: 'person.gaveFace', face: 'sad', at });
    expect(snapshot.value).toEqual({ closed: { sorry: 'asking' } });
    expect(effects[0]).toMatchObject({ type: 'recordFeedback', params: { face: 'sad', of: { handedOver: false } } });
  });
});
