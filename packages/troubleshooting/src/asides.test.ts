import { describe, expect, it } from 'vitest';
import { advance } from './advance.ts';
import { articleQuestions, type PersonEvent } from './events.ts';
import { sampleVerdict } from './testing/sample-events.ts';
import { at, dana, situation } from './testing/situation.ts';
import type { Verdict } from './verdict.ts';

const offering = situation('offeringReconnect', { inbox: dana, verdict: sampleVerdict('reconnect') });

/** What is said, and whether the conversation is where it was. */
function said(event: PersonEvent, from = offering) {
  const { snapshot, effects } = advance(from, { ...event, at });
  const topics = effects.map((effect) => (effect.type === 'say' ? effect.params.topic : effect.type));
  return { topics, stays: JSON.stringify(snapshot.value) === JSON.stringify(from.value) };
}

describe('a question beside the cause', () => {
  it.each(articleQuestions)('about %s is answered by itself, and moves nothing', (about) => {
    for (const from of [offering, situation('idle'), situation('waitingForProvider', { inbox: dana })]) {
      expect(said({ type: 'person.asksWhy', about }, from)).toEqual({ topics: [`about_${about}`], stays: true });
    }
  });

  it('is none where somebody just asks why', () => {
    expect(said({ type: 'person.asksWhy' })).toEqual({ topics: ['why'], stays: true });
  });
});

describe('before anything was looked at', () => {
  it.each([
    ['person.saysItWorks', 'glad'],
    ['person.denied', 'sorry'],
  ] as const)('%s is met with %s', (type, topic) => {
    expect(said({ type }, situation('idle'))).toEqual({ topics: [topic], stays: true });
  });
});

describe('an "ok"', () => {
  const heard = { type: 'person.affirmed', says: 'heard' } as const;
  const blocked = situation('informingAdministrator', { inbox: dana, verdict: sampleVerdict('contact_admin') });
  const theirs = { ...dana, own: false };
  const asked = situation({ waitingForOwner: 'asked' }, { inbox: theirs, verdict: sampleVerdict('reconnect') });

  it.each([
    ['to the note for an administrator', blocked, 'administrator_waits'],
    ['to the owner being asked', asked, 'owner_waits'],
  ] as const)('%s is one sentence, and starts nothing; what was done is checked', (_, from, topic) => {
    expect(said(heard, from)).toEqual({ topics: [topic], stays: true });
    expect(said({ type: 'person.affirmed' }, from)).toEqual({ topics: [topic], stays: true });
    const done = said({ type: 'person.affirmed', says: 'done' }, from);
    expect(done).toEqual({ topics: ['checking', 'diagnose'], stays: false });
  });
});

describe('what stands in the way of a sign-in', () => {
  const wrong = sampleVerdict('reconnect');

  it.each(['offeringReconnect', 'offeringFullDisconnect'] as const)(
    'is an administrator’s to lift, says the note (%s)',
    (at) => {
      const from = situation(at, { inbox: dana, verdict: wrong });
      expect(said({ type: 'person.meetsApproval' }, from)).toEqual({ topics: ['no_return'], stays: true });
    },
  );

  it.each(['asked', 'notFound', 'declined', 'withSupport'] as const)('is the owner’s to do (%s)', (waitingForOwner) => {
    const from = situation({ waitingForOwner }, { inbox: { ...dana, own: false }, verdict: wrong });
    expect(said({ type: 'person.speaksOfOwner' }, from)).toEqual({ topics: ['owner_alone'], stays: true });
  });
});

describe('all of their inboxes', () => {
  it('are looked at one after the other, and the person hears with which it begins', () => {
    const choosing = situation({ identifying: 'choosing' }, { candidates: [dana] });
    const { topics } = said({ type: 'person.choseInbox', inboxId: dana.id, ofAll: true }, choosing);
    expect(topics).toEqual(['one_at_a_time', 'checking', 'diagnose']);
  });

  it('are remembered, and those whose turn is yet to come; a case that is over does not end their turn', () => {
    const other = { ...dana, id: 'sales', address: 'sales@example.com' };
    const inboxes = [dana, other];
    const events = [
      { type: 'person.asked' },
      { type: 'inboxes.found', run: 1, inboxes },
      { type: 'person.choseInbox', inboxId: dana.id, ofAll: true },
    ] as const;
    const first = events.reduce(
      (before, event) => advance(before, { ...event, at }).snapshot,
      situation('idle', { run: 0 }),
    );
    expect(first.context).toMatchObject({ inbox: dana, theirs: inboxes, toCome: [other] });
    const named = advance(first, { type: 'person.namesInbox', wants: 'check', address: other.address, at }).snapshot;
    expect(named.context).toMatchObject({ inbox: undefined, toCome: [other] });
    const { context } = advance(named, { type: 'inboxes.found', run: named.context.run, inboxes, at }).snapshot;
    expect(context).toMatchObject({ inbox: other, theirs: inboxes, toCome: [] });
  });
});

describe('a sign-in with another account', () => {
  const refusal = { reason: 'wrong_account', account: 'x@example.com' } as const;
  const offeredAgain = advance(offering, { type: 'reconnect.refused', inbox: dana, refusal, at }).snapshot;
  const checkedAgain = (verdict: Verdict) => {
    const { snapshot } = advance(offeredAgain, { type: 'person.checksAgain', at });
    return advance(snapshot, { type: 'diagnosis.completed', run: snapshot.context.run, verdict, at }).snapshot.context;
  };

  it('stays known while signing in is what is needed', () => {
    expect(checkedAgain(sampleVerdict('reconnect')).refusal).toEqual(refusal);
    expect(checkedAgain(sampleVerdict('none')).refusal).toBeUndefined();
    expect(checkedAgain(sampleVerdict('wait')).refusal).toBeUndefined();
  });

  it.each([offering, offeredAgain, situation('offeringFullDisconnect', offering.context)])(
    'or a question with which one to, is answered without another check or link (%#)',
    (from) => {
      expect(said({ type: 'person.asksWhichAccount' }, from)).toEqual({ topics: ['which_account'], stays: true });
    },
  );
});

describe('a consent that was refused', () => {
  it('does not make the last mail in Aptly unknown', () => {
    const lastGoodSyncAt = '2026-11-21T08:12:00.000Z';
    const known = situation('offeringReconnect', {
      inbox: dana,
      verdict: { ...sampleVerdict('reconnect'), lastGoodSyncAt },
    });
    const refusal = { reason: 'provider', verdict: sampleVerdict('contact_admin') } as const;
    const { snapshot } = advance(known, { type: 'reconnect.refused', inbox: dana, refusal, at });
    expect(snapshot.context.verdict).toEqual({ ...refusal.verdict, lastGoodSyncAt });
  });
});

it('a bare yes or no once all is over is met with a kind word, and changes nothing', () => {
  for (const [type, topic] of [
    ['person.affirmed', 'youre_welcome'],
    ['person.denied', 'sorry'],
  ] as const) {
    expect(said({ type }, situation({ closed: 'thanked' }))).toEqual({ topics: [topic], stays: true });
  }
});

it('a bare yes or no while the inbox is looked at waits for what is found', () => {
  for (const value of [{ diagnosing: 'asking' }, { restartingSync: 'asking' }] as const) {
    for (const type of ['person.affirmed', 'person.denied'] as const) {
      expect(said({ type }, situation(value))).toEqual({ topics: ['still_looking'], stays: true });
    }
  }
});
