import { describe, expect, it } from 'vitest';
import { createPerson, nextDeed } from './person.ts';

describe('a person of the load generator', () => {
  it('writes and presses in turns, and walks on and back between two steps', () => {
    const robin = createPerson('000000001', 4);
    const deeds = Array.from({ length: 4 }, () => nextDeed(robin));
    expect(deeds.map((deed) => (deed.kind === 'text' ? deed.kind : deed.button))).toEqual([
      'text',
      'back',
      'text',
      'next',
    ]);
  });

  it('presses the button of the latest question', () => {
    const robin = createPerson('000000001', 4);
    nextDeed(robin);
    robin.ask = 9;
    expect(nextDeed(robin)).toMatchObject({ kind: 'press', ask: 9 });
  });
});
