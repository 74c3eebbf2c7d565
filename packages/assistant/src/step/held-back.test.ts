import { firstSnapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { newConversation } from '../conversation/conversation.ts';
import type { Standing } from '../conversation/standing.ts';
import { at, dana } from '../testing/scripted-world.ts';
import { type Reading, readTurn } from './read-turn.ts';
import { takeStep } from './take-step.ts';

const unclear = () => ({ intent: 'help', confidence: 0, alternatives: [] }) as const;
const begun: Standing = {
  conversation: { ...newConversation(dana), address: 'dm', revision: 7 },
  snapshot: firstSnapshot(),
  now: Date.parse(at),
  supportAddress: 'help@getaptly.com',
};

const says = (text: string, standing: Standing) => readTurn({ kind: 'text', text }, standing, unclear);
const step = (reading: Reading, standing: Standing) => takeStep(standing, { reading });
/** A second later. */
const after = (reading: Reading, standing: Standing): Standing => ({
  ...standing,
  ...step(reading, standing),
  now: standing.now + 1_000,
});
const waiting = after(says('my inbox', begun), begun);
const untilWhen = ({ conversation }: Pick<Standing, 'conversation'>) =>
  conversation.pending.map(({ heldUntil, waitsUntil }) => [heldUntil, waitsUntil]);

describe('that the beginning of a sentence was not understood', () => {
  it('is kept, and not begun on', () => {
    const { added, conversation } = step(says('my inbox', begun), begun);
    expect(added).toEqual([]);
    expect(untilWhen({ conversation })).toEqual([[begun.now + 2_500, begun.now + 2_500]]);
    expect(conversation.open).toEqual([1]);
  });

  it('waits on while more of it comes', () => {
    const more = after(says('of the', waiting), waiting);
    expect(untilWhen(more)).toEqual([[waiting.now + 2_500, waiting.now + 2_500]]);
  });

  it('is not said any more to whoever goes on to something else, and its buttons do not count', () => {
    for (const event of [{ type: 'person.asked' }, { type: 'person.thanks' }] as const) {
      const { conversation } = step({ outcome: 'event', event, heard: 'something else' }, waiting);
      expect(conversation.pending.map(({ deed }) => deed.type)).not.toContain('remark');
      expect(conversation.questions.map(({ topic }) => topic)).not.toContain('not_understood');
      expect(conversation.open).not.toContain(1);
    }
  });

  it('waits on through what happens elsewhere', () => {
    const elsewhere = { outcome: 'event', event: { type: 'recheck.due', run: 1 } } as const;
    expect(step(elsewhere, waiting).conversation.pending).toEqual(waiting.conversation.pending);
  });

  it('is said where its time has come, whatever is written then', () => {
    const late = { ...waiting, now: waiting.now + 2_000 };
    const thanks = { outcome: 'event', event: { type: 'person.thanks' }, heard: 'thanks' } as const;
    expect(step(thanks, late).conversation.pending.map(({ deed }) => deed.type)).toContain('remark');
  });
});
