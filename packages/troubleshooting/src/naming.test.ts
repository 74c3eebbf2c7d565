import { describe, expect, it } from 'vitest';
import { advance } from './advance.ts';
import type { Event } from './events.ts';
import { at, dana, situation } from './testing/situation.ts';
import type { Inbox } from './verdict.ts';

const other: Inbox = { ...dana, id: 'sales', address: 'Sales@example.com' };
const third: Inbox = { ...dana, id: 'hi', address: 'hi@example.com', provider: 'microsoft' };

const checked = situation('offeringReconnect', { inbox: dana, tried: [{ what: 'steps', ended: 'completed', at }] });
const names = (address?: string): Event => ({
  type: 'person.namesInbox',
  wants: 'check',
  ...(address !== undefined && { address }),
  at,
});

function after(event: Event, theirs: readonly Inbox[], before = checked) {
  const looking = advance(before, event).snapshot;
  return advance(looking, { type: 'inboxes.found', run: looking.context.run, inboxes: theirs, at }).snapshot;
}

describe('an inbox that a person names', () => {
  it.each([checked, situation('idle'), situation({ closed: 'quiet' }, { inbox: dana })])(
    'by its address is the one that is looked at (%#)',
    (before) => {
      const { value, context } = after(names('sales@example.com'), [dana, other], before);
      expect(value).toEqual({ diagnosing: 'asking' });
      expect(context).toMatchObject({ inbox: other, tried: [] });
    },
  );

  it('is never another one, though they have only one', () => {
    const { value, context } = after(names('info@example.com'), [dana]);
    expect(value).toEqual({ identifying: 'choosing' });
    expect(context).toMatchObject({ inbox: undefined, candidates: [dana], named: { address: 'info@example.com' } });
    const instead = advance(situation(value, context), { type: 'person.affirmed', at }).snapshot;
    expect(instead.context.inbox).toEqual(dana);
  });

  it('as their other one is the other of two', () => {
    expect(after(names(), [dana, other]).context.inbox).toEqual(other);
  });

  it('as their other one is asked for where there are more, or none', () => {
    expect(after(names(), [dana, other, third]).context.candidates).toEqual([other, third]);
    expect(after(names(), [dana]).context).toMatchObject({ candidates: [dana], named: { otherThan: 'dana' } });
  });

  it('as their other one with a provider is the one there', () => {
    const event: Event = { type: 'person.namesInbox', wants: 'reconnect', provider: 'microsoft', at };
    expect(after(event, [dana, other, third]).context).toMatchObject({ inbox: third, wantsReconnect: true });
  });

  it('keeps what they said of the cause', () => {
    const event: Event = { type: 'person.namesInbox', wants: 'check', word: 'sales', hint: 'password_changed', at };
    expect(after(event, [dana, other], situation('idle')).context.hints).toEqual(['password_changed']);
  });

  describe('by a word', () => {
    const called = (word: string, isCommon = false): Event => ({
      type: 'person.namesInbox',
      wants: 'check',
      word,
      isCommon,
      at,
    });

    it.each([checked, situation('idle'), situation({ closed: 'quiet' }, { inbox: dana })])(
      'is the one whose address begins with it (%#)',
      (before) => {
        const { value, context } = after(called('Sales'), [dana, other, third], before);
        expect(value).toEqual({ diagnosing: 'asking' });
        expect(context).toMatchObject({ inbox: other, tried: [], named: undefined });
      },
    );

    it.each([
      ['front desk', 'front-desk@example.com'],
      ['Recepción', 'recepcion@example.com'],
      ['billing', 'Billing@example.com'],
    ])('“%s” is %s', (word, address) => {
      const meant = { ...third, address };
      expect(after(called(word), [dana, other, meant]).context.inbox).toEqual(meant);
      expect(after(called(`${word}s`), [dana, other, meant]).value).toEqual({ identifying: 'choosing' });
    });

    it('that is in none of their addresses is no other one, though they have only one', () => {
      for (const before of [checked, situation('idle')]) {
        const { value, context } = after(called('Billing'), [dana], before);
        expect(value).toEqual({ identifying: 'choosing' });
        expect(context).toMatchObject({ candidates: [dana], named: { word: 'billing' }, tried: before.context.tried });
      }
    });

    it('that is in none of their addresses leaves the case to whoever goes back to it, and begins one of another', () => {
      const choosing = after(called('billing'), [dana, other]);
      const chose = ({ id }: Inbox) =>
        advance(choosing, { type: 'person.choseInbox', inboxId: id, at }).snapshot.context;
      expect(chose(dana)).toMatchObject({ inbox: dana, tried: checked.context.tried, named: undefined });
      expect(chose(other)).toMatchObject({ inbox: other, tried: [], named: undefined });
    });

    it('that is in none of their addresses, and not the one in question either, is for support to find', () => {
      const { snapshot } = advance(after(called('billing'), [dana]), { type: 'person.denied', at });
      expect(snapshot.value).toEqual({ confirmingHandoff: 'asking' });
      expect(snapshot.context).toMatchObject({ inbox: undefined, tried: [], handoffReason: 'no_inbox' });
    });

    it('that fits any inbox is the one in question, and its case goes on', () => {
      const { value, context } = after(called('work', true), [dana, other]);
      expect(value).toEqual({ diagnosing: 'asking' });
      expect(context).toMatchObject({ inbox: dana, tried: checked.context.tried, named: undefined });
    });

    it('that fits any inbox is asked for where none is in question, unless there is only one', () => {
      const first = situation('idle');
      expect(after(called('work', true), [dana, other], first).value).toEqual({ identifying: 'choosing' });
      expect(after(called('work', true), [other], first).context.inbox).toEqual(other);
      expect(after(called('sales', true), [dana, other], first).context.inbox).toEqual(other);
    });
  });

  it('is asked for again where they have none at all', () => {
    expect(after(names('info@example.com'), []).value).toEqual({ identifying: 'askingAddress' });
  });
});
