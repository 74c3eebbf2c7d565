import type { PersonEvent } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import type { Pieces } from '../conversation/conversation.ts';
import type { Interpretation } from './interpret.ts';
import { pieceTogether } from './pieces.ts';

const event = (
  type:
    | 'person.asked'
    | 'person.asksWhy'
    | 'person.affirmed'
    | 'person.denied'
    | 'person.greets'
    | 'person.saysItWorks',
) => ({ outcome: 'event', event: { type } }) as const satisfies Interpretation;
const unclear: Interpretation = { outcome: 'unclear', likely: [] };

/** How texts are read, each by itself. */
const meanings: Readonly<Record<string, Interpretation>> = {
  hi: event('person.greets'),
  "isn't": event('person.denied'),
  syncing: event('person.saysItWorks'),
  "my inbox isn't syncing": event('person.asked'),
  "hi my inbox isn't syncing": event('person.asked'),
  'my inbox stopped': event('person.asked'),
  'my inbox stopped today': event('person.asked'),
  yes: event('person.affirmed'),
  no: event('person.denied'),
  "my inbox isn't syncing no": event('person.asked'),
  'how long': event('person.asksWhy'),
  'how long does it take': event('person.asksWhy'),
};
const interpret = (text: string) => meanings[text] ?? unclear;

/** What is made of each of several messages, so many milliseconds apart. */
function written(
  texts: readonly string[],
  { gap = 1_000, isAsked = false } = {},
): readonly (PersonEvent['type'] | 'unclear' | 'nothing')[] {
  let pieces: Pieces | undefined;
  return texts.map((text, index) => {
    const { read, pieces: next } = pieceTogether(text, { pieces, now: index * gap, isAsked }, interpret);
    pieces = next;
    if (read === undefined) return 'nothing';
    return read.outcome === 'event' ? read.event.type : 'unclear';
  });
}

describe('a sentence in several messages', () => {
  it('is read as a whole once it is one, and not understood once only', () => {
    expect(written(['my inbox', 'is', 'not'])).toEqual(['unclear', 'nothing', 'nothing']);
    expect(written(['my inbox', 'stopped', 'today'])).toEqual(['unclear', 'person.asked', 'nothing']);
  });

  it('is the problem that it tells, and not what its last word says alone', () => {
    expect(written(['hi', "my inbox isn't syncing"])).toEqual(['person.greets', 'person.asked']);
    expect(written(['my inbox', "isn't", 'syncing']).at(-1)).toBe('person.asked');
  });

  it('is over after four seconds', () => {
    expect(written(['my inbox', 'stopped'], { gap: 5_000 })).toEqual(['unclear', 'unclear']);
  });

  it('goes on with what is unclear alone, and is not answered twice', () => {
    expect(written(['how long', 'does it take'], { isAsked: true })).toEqual(['person.asksWhy', 'nothing']);
  });

  it('leaves nobody without an answer who may have read one meanwhile', () => {
    const slowly = { gap: 2_000, isAsked: true };
    expect(written(['my inbox stopped', 'today'], slowly)).toEqual(['person.asked', 'unclear']);
  });

  it('is not gone on with by an answer to what is asked meanwhile', () => {
    expect(written(["my inbox isn't syncing", 'no'])).toEqual(['person.asked', 'nothing']);
    expect(written(["my inbox isn't syncing", 'no'], { isAsked: true })).toEqual(['person.asked', 'person.denied']);
  });

  it('takes no answer for a part of it', () => {
    expect(written(['my inbox stopped', 'hi'])).toEqual(['person.asked', 'person.greets']);
    expect(written(['hi', 'yes'])).toEqual(['person.greets', 'person.affirmed']);
    expect(written(['blah', 'yes'])).toEqual(['unclear', 'person.affirmed']);
  });
});

it('a long text is no piece, and is not kept', () => {
  const { read, pieces } = pieceTogether('word '.repeat(100), { pieces: undefined, now: 0, isAsked: false }, () =>
    event('person.asked'),
  );
  expect(read).toEqual(event('person.asked'));
  expect(pieces).toBeUndefined();
});

it('what is understood and no part of a sentence is read once only', () => {
  const asked: string[] = [];
  pieceTogether(
    'hi',
    { pieces: { text: 'thanks', at: 0, did: 'person.thanks' }, now: 1_000, isAsked: false },
    (text) => {
      asked.push(text);
      return interpret(text);
    },
  );
  expect(asked).toEqual(['hi']);
});
