import { describe, expect, it } from 'vitest';
import { advance } from './advance.ts';
import { linkEnds } from './consent-vocabulary.ts';
import { emptyContext } from './context.ts';
import type { PersonEvent } from './events.ts';
import { sampleVerdict } from './testing/sample-events.ts';
import { at, dana as inbox, situation } from './testing/situation.ts';

const inTime = '2026-11-22T10:29:59.000Z';
const late = '2026-11-22T10:30:00.000Z';

const offered = (state: 'offeringReconnect' | 'offeringFullDisconnect' | 'askedByColleague') =>
  situation(state, { inbox, verdict: sampleVerdict('reconnect'), links: [{ mode: 'plain', at }] });

/** Where it leads, and what is said or asked for first. */
function after(event: PersonEvent, when: string, state: Parameters<typeof offered>[0] = 'offeringReconnect') {
  const { snapshot, effects } = advance(offered(state), { ...event, at: when });
  const [first] = effects;
  return { value: snapshot.value, first: first?.type === 'say' ? first.params.topic : first?.type };
}

const checking = { value: { diagnosing: 'asking' }, first: 'checking' };

describe('a link that was offered', () => {
  it('stands while its time is not up, whoever declines it or says no more than "ok"', () => {
    expect(after({ type: 'person.denied' }, inTime)).toEqual({ value: 'offeringReconnect', first: 'offer_declined' });
    const ok = { type: 'person.affirmed', says: 'heard' } as const;
    for (const state of ['offeringReconnect', 'offeringFullDisconnect', 'askedByColleague'] as const) {
      expect(after(ok, inTime, state)).toEqual({ value: state, first: 'link_waits' });
    }
  });

  it('is not called good once its time is up: the inbox is looked at anew', () => {
    expect(after({ type: 'person.denied' }, late)).toEqual(checking);
    expect(after({ type: 'person.denied' }, late, 'offeringFullDisconnect')).toEqual(checking);
    expect(after({ type: 'person.saysStillBroken' }, late, 'offeringFullDisconnect')).toEqual(checking);
    expect(after({ type: 'person.affirmed', says: 'heard' }, late)).toEqual(checking);
  });

  it.each([{ type: 'person.affirmed' }, { type: 'person.affirmed', says: 'done' }] as const)(
    'was used where a person says more than "ok": %j is checked',
    (event) => {
      expect(after(event, inTime)).toEqual(checking);
    },
  );

  it('ends half an hour after the latest one was given', () => {
    expect(linkEnds(emptyContext)).toBeUndefined();
    expect(linkEnds(offered('offeringReconnect').context)).toBe(Date.parse(late));
  });
});
