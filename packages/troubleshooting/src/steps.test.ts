import { describe, expect, it } from 'vitest';
import { advance } from './advance.ts';
import type { Event, PersonEvent } from './events.ts';
import { sampleVerdict } from './testing/sample-events.ts';
import { at, dana as inbox, situation } from './testing/situation.ts';

const tomorrow = '2026-11-23T10:00:00.000Z';

const atStep = (step: number, state: 'atStep' | 'stuck' = 'atStep') =>
  situation({ walkingSteps: state }, { inbox, step, verdict: sampleVerdict('reconnect') });

function after(event: PersonEvent | Event, before = atStep(2)) {
  const { snapshot, effects } = advance(before, { at, ...event });
  return {
    value: snapshot.value,
    step: snapshot.context.step,
    said: effects.map((effect) => (effect.type === 'say' ? effect.params.topic : effect.type)),
  };
}

describe('in the middle of the steps', () => {
  it.each([
    [{ type: 'person.asksWhy', about: 'safety' }, ['about_safety']],
    [{ type: 'person.asksWhy' }, ['why']],
    [{ type: 'person.asksStatus' }, ['why']],
    [{ type: 'person.asksForHelp' }, ['capabilities']],
  ] as const)('%j is answered by one message, and the person is where they were', (event, said) => {
    for (const state of ['atStep', 'stuck'] as const) {
      expect(after(event, atStep(2, state))).toEqual({ value: { walkingSteps: state }, step: 2, said });
    }
  });

  it.each([{ type: 'person.greets' }, { type: 'person.wantsSteps' }] as const)(
    '%j has the step shown again',
    (event) => {
      for (const state of ['atStep', 'stuck'] as const) {
        expect(after(event, atStep(2, state))).toEqual({
          value: { walkingSteps: 'atStep' },
          step: 2,
          said: ['step'],
        });
      }
    },
  );

  it.each([{ type: 'person.asked' }, { type: 'person.isStuck' }] as const)(
    '%j is met as somebody who is stuck, and the way back leads to the same step',
    (event) => {
      for (const before of [atStep(2), atStep(2, 'stuck')]) {
        expect(after(event, before)).toEqual({ value: { walkingSteps: 'stuck' }, step: 2, said: ['stuck'] });
      }
      expect(after({ type: 'person.wentBack' }, atStep(2, 'stuck'))).toMatchObject({ step: 2, said: ['step'] });
    },
  );

  it('whoever was stuck and goes on is at the next step', () => {
    const atNext = { value: { walkingSteps: 'atStep' }, step: 3, said: ['step'] };
    expect(after({ type: 'person.wentOn' }, atStep(2, 'stuck'))).toEqual(atNext);
    expect(after({ type: 'person.wentOn' }, atStep(6, 'stuck'))).toMatchObject({ value: { diagnosing: 'asking' } });
  });

  it('a yes to the link that is offered to whoever is stuck brings it', () => {
    expect(after({ type: 'person.affirmed' }, atStep(2, 'stuck'))).toMatchObject({
      value: 'offeringReconnect',
      said: ['offerLink'],
    });
  });

  it('whoever comes back another day has the inbox looked at anew', () => {
    expect(after({ type: 'person.asked', at: tomorrow })).toMatchObject({ value: { diagnosing: 'asking' } });
  });

  it('another inbox is another matter', () => {
    expect(after({ type: 'person.asked', provider: 'microsoft' })).toMatchObject({
      value: { identifying: 'lookingUp' },
    });
  });
});

describe('at the last step', () => {
  it.each(['person.asked', 'person.asksStatus'] as const)('%s is checked, and the steps count as done', (type) => {
    const { snapshot } = advance(atStep(6), { type, at });
    expect(snapshot.value).toEqual({ diagnosing: 'asking' });
    expect(snapshot.context.tried).toMatchObject([{ what: 'steps', ended: 'completed' }]);
  });

  it('a question is answered as at every other', () => {
    expect(after({ type: 'person.asksWhy', about: 'settings' }, atStep(6))).toEqual({
      value: { walkingSteps: 'atStep' },
      step: 6,
      said: ['about_settings'],
    });
  });
});
