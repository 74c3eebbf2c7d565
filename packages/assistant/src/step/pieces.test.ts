import type { PersonEvent } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import type { Pieces } from '../conversation/conversation.ts';
import type { Interpretation } from './interpret.ts';
import { mayGoOn, pieceTogether } from './pieces.ts';

const event = (
  type:
    | 'person.asked'
    | 'person.asksStatus'
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
  "my inbox isn't syncing!": event('person.asked'),
  "my inbox isn't syncing! no": event('person.asked'),
  'my inbox stopped': event('person.asked'),
  'my inbox stopped today': event('person.asked'),
  yes: event('person.affirmed'),
  no: event('person.denied'),
  "my inbox isn't syncing no": event('person.asked'),
  how: event('person.greets'),
  'is my inbox': event('person.asksStatus'),
  'is my inbox synced since friday': event('person.asked'),
  'how long': event('person.asksWhy'),
  'how long does it take': event('person.asksWhy'),
  'synced since friday': event('person.asked'),
  "my inbox isn't syncing synced since friday": event('person.asked'),
  "my inbox isn't syncing my inbox isn't syncing": event('person.asked'),
  "it isn't gmail": { outcome: 'event', event: { type: 'person.asked', provider: 'microsoft' } },
  'the leasing one': unclear,
  "my inbox isn't syncing the leasing one": {
    outcome: 'event',
    event: { type: 'person.choseInbox', inboxId: 'leasing' },
  },
};
const interpret = (text: string) => meanings[text] ?? unclear;

/** What is made of each of several messages, so many milliseconds apart. */
function written(
  texts: readonly string[],
  { gap = 1_000, isAsked = false, asksThen = false, isHeldBack = false } = {},
): readonly (PersonEvent['type'] | 'unclear' | 'nothing')[] {
  let pieces: Pieces | undefined;
  return texts.map((text, index) => {
    const before = { pieces, now: index * gap, isAsked: isAsked || (asksThen && index > 0), isHeldBack };
    const { read, pieces: next } = pieceTogether(text, before, interpret);
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

  it('is read as a whole where its end means nothing alone, whatever its beginning meant', () => {
    expect(written(['how', 'long'], { isAsked: true })).toEqual(['person.greets', 'person.asksWhy']);
  });

  it('is done with once an inbox is looked at, unless whoever wrote it may have read what was found', () => {
    expect(written(["my inbox isn't syncing", 'please'], { asksThen: true })).toEqual(['person.asked', 'nothing']);
    expect(written(['is my inbox', 'synced since friday'])).toEqual(['person.asksStatus', 'nothing']);
    const slowly = { asksThen: true, gap: 3_000 };
    expect(written(["my inbox isn't syncing", 'please'], slowly)).toEqual(['person.asked', 'unclear']);
    expect(written(["my inbox isn't syncing", 'and the calendar?'])).toEqual(['person.asked', 'unclear']);
  });

  it('is gone on with, and answers nothing, where what was asked meanwhile cannot have been read', () => {
    expect(written(["my inbox isn't syncing", 'no'], { asksThen: true })).toEqual(['person.asked', 'nothing']);
    const slowly = { asksThen: true, gap: 3_000 };
    expect(written(["my inbox isn't syncing", 'no'], slowly)).toEqual(['person.asked', 'person.denied']);
    expect(written(["my inbox isn't syncing!", 'no'], { asksThen: true })).toEqual(['person.asked', 'person.denied']);
  });

  it('says which of the inboxes that were listed meanwhile it is about', () => {
    const texts = ["my inbox isn't syncing", 'the leasing one'];
    expect(written(texts, { asksThen: true })).toEqual(['person.asked', 'person.choseInbox']);
  });

  it('has an inbox looked at once, unless its end says something new', () => {
    expect(written(["my inbox isn't syncing", 'synced since friday'])).toEqual(['person.asked', 'nothing']);
    expect(written(["my inbox isn't syncing", "it isn't gmail"])).toEqual(['person.asked', 'person.asked']);
    expect(written(["my inbox isn't syncing", "my inbox isn't syncing"])).toEqual(['person.asked', 'person.asked']);
  });

  it('is no sentence yet while nothing was said to its beginning', () => {
    expect(written(['mi correo', "isn't"], { isHeldBack: true })).toEqual(['unclear', 'nothing']);
    expect(written(['mi correo', "isn't"])).toEqual(['unclear', 'person.denied']);
  });

  it('takes no answer for a part of it', () => {
    expect(written(['my inbox stopped', 'hi'])).toEqual(['person.asked', 'person.greets']);
    expect(written(['hi', 'yes'])).toEqual(['person.greets', 'person.affirmed']);
    expect(written(['blah', 'yes'])).toEqual(['unclear', 'person.affirmed']);
  });
});

it.each([
  ['my inbox', true],
  ['mi buzón', true],
  ['so the thing is', true],
  ['well,', true],
  ['my inbox?', false],
  ['hello.', false],
  ['🤷', false],
  ['what is the weather in Oslo today', false],
])('“%s” may go on: %s', (text, expected) => {
  expect(mayGoOn(text)).toBe(expected);
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
