import { advance, type Event, firstSnapshot, type Inbox, type Snapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import type { Understanding } from '../ports.ts';
import { at, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { interpretText } from './interpret.ts';

const sales: Inbox = { ...danasInbox, id: 'sales', address: 'sales@example.com' };

function after(...events: readonly ((snapshot: Snapshot) => Event)[]): Snapshot {
  return events.reduce((before, next) => advance(before, next(before)).snapshot, firstSnapshot());
}

const asks = (): Event => ({ type: 'person.asked', at });
const found = ({ context: { run } }: Snapshot): Event => ({ type: 'inboxes.found', run, inboxes: [danasInbox], at });
/** Dana's inbox is being looked at. */
const looking = after(asks, found);
const over = after(asks, found, () => ({ type: 'person.cancels', at }));

/** What words come to that mean this. */
function meaningOf(words: Partial<Understanding>, snapshot: Snapshot, text = words.address ?? 'the other one') {
  const read = interpretText(text, snapshot, () => ({
    intent: 'sync_problem',
    confidence: 1,
    alternatives: [],
    ...words,
  }));
  return read.outcome === 'event' ? read.event : read.outcome;
}

const long = 'I wrote about it to sales@example.com and never heard of them again';

describe('words that name an inbox', () => {
  it.each([
    ['at first', firstSnapshot()],
    ['of another one, later', looking],
    ['once the case is over', over],
  ])('by its address mean that one %s', (_, snapshot) => {
    const expected = { type: 'person.namesInbox', wants: 'check', address: sales.address };
    expect(meaningOf({ address: sales.address }, snapshot)).toEqual(expected);
    const bare = { intent: 'out_of_scope', confidence: 0.1, address: sales.address } as const;
    expect(meaningOf(bare, snapshot, 'switch to sales@example.com')).toEqual(expected);
  });

  it('to have it reconnected say so', () => {
    expect(meaningOf({ intent: 'reconnect', address: sales.address }, looking)).toMatchObject({ wants: 'reconnect' });
  });

  it('in question say what they say without it', () => {
    expect(meaningOf({ address: danasInbox.address }, looking)).toEqual({ type: 'person.asked' });
    expect(meaningOf({ address: danasInbox.address }, over)).toMatchObject({ type: 'person.namesInbox' });
  });

  it('as the other one mean it where one is in question', () => {
    expect(meaningOf({ other: true }, looking)).toEqual({ type: 'person.namesInbox', wants: 'check' });
    expect(meaningOf({ other: true }, firstSnapshot())).toEqual({ type: 'person.asked' });
  });

  it.each([
    ['the billing inbox is broken too', 'billing'],
    ['is our front-desk mailbox ok', 'front-desk'],
    ['the info@ inbox is not syncing', 'info'],
    ['el buzón de ventas no sincroniza', 'ventas'],
    ['el buzón de la recepción no sincroniza', 'recepción'],
  ])('by what it is called mean that one: “%s”', (text, word) => {
    for (const snapshot of [firstSnapshot(), looking, over]) {
      expect(meaningOf({}, snapshot, text)).toEqual({ type: 'person.namesInbox', wants: 'check', word });
    }
    const hinted = { ...{ type: 'person.namesInbox', wants: 'check', word }, hint: 'password_changed' };
    expect(meaningOf({ causeHint: 'password_changed' }, looking, text)).toEqual(hinted);
  });

  it('by a word that says nothing, or by their provider, mean the one in question', () => {
    for (const word of ['whole', 'entire', 'new', 'broken']) {
      expect(meaningOf({}, looking, `the ${word} inbox is not syncing`)).toEqual({ type: 'person.asked' });
    }
    expect(meaningOf({}, looking, 'mi buzón de entrada no sincroniza')).toEqual({ type: 'person.asked' });
    expect(meaningOf({ provider: 'microsoft' }, looking, 'my outlook inbox is not syncing')).toEqual({
      type: 'person.asked',
      provider: 'microsoft',
    });
  });

  it.each(['the one for billing', 'my inbox the one for billing', 'it is the inbox of our billing'])(
    'by what it is for may mean that one: “%s”',
    (text) => {
      const billing = { type: 'person.namesInbox', wants: 'check', word: 'billing', isCommon: true };
      expect(meaningOf({}, looking, text)).toEqual(billing);
    },
  );

  it('by a word that fits any inbox say so', () => {
    const expected = { type: 'person.namesInbox', wants: 'check', word: 'work', isCommon: true };
    expect(meaningOf({}, looking, 'my work inbox is not syncing')).toEqual(expected);
  });

  it('by two words may only be described by them', () => {
    const named = (word: string) => ({ type: 'person.namesInbox', wants: 'check', word, isCommon: true });
    expect(meaningOf({}, looking, 'the front desk inbox is not syncing')).toEqual(named('front desk'));
    expect(meaningOf({}, looking, 'our whole billing inbox is not syncing')).toEqual(named('billing'));
    expect(meaningOf({}, looking, 'my whole broken inbox')).toEqual({ type: 'person.asked' });
  });

  it('beside something else name none', () => {
    expect(meaningOf({ intent: 'talk_to_human', address: sales.address }, looking)).toEqual({
      type: 'person.asksForAHuman',
    });
    expect(meaningOf({ intent: 'out_of_scope', address: sales.address }, looking, long)).toEqual({
      type: 'person.saidSomethingElse',
    });
  });
});

describe('one inbox of several that were listed', () => {
  const all = [danasInbox, sales, { ...danasInbox, id: 'hi', address: 'Hi@example.com' }];
  const listed = ({ context: { run } }: Snapshot): Event => ({ type: 'inboxes.found', run, inboxes: all, at });
  const chose = (ofAll: boolean) => (): Event => ({
    type: 'person.choseInbox',
    inboxId: danasInbox.id,
    ...(ofAll && { ofAll }),
    at,
  });
  const one = after(asks, listed, chose(false));
  const everyOne = after(asks, listed, chose(true));
  const unclear = { intent: 'out_of_scope', confidence: 0.9 } as const;
  const isSales = { type: 'person.namesInbox', wants: 'check', address: sales.address };

  it.each(['the sales one', 'ok next is sales', 'sales inbox please', 'check sales', 'what about Sales?', 'sales'])(
    'is meant by its short name: “%s”',
    (text) => {
      for (const snapshot of [one, everyOne]) expect(meaningOf(unclear, snapshot, text)).toEqual(isSales);
    },
  );

  it.each(['the front desk one', 'frontdesk', 'the front-desk inbox'])(
    'is meant by its name in two words: “%s”',
    (text) => {
      const desk = { ...danasInbox, id: 'desk', address: 'frontdesk@example.com' };
      const withDesk = ({ context: { run } }: Snapshot): Event => ({
        type: 'inboxes.found',
        run,
        inboxes: [danasInbox, desk],
        at,
      });
      const named = meaningOf(unclear, after(asks, withDesk, chose(false)), text);
      expect(named).toMatchObject({ type: 'person.namesInbox', address: desk.address });
      expect(meaningOf(unclear, after(asks, withDesk), text)).toEqual({ type: 'person.choseInbox', inboxId: 'desk' });
    },
  );

  it.each(['outlook', 'no, the outlook one', 'mi outlook por favor'])('is meant by whose it is: “%s”', (text) => {
    const hers: Inbox = { ...sales, provider: 'microsoft' };
    const withHers = ({ context: { run } }: Snapshot): Event => ({
      type: 'inboxes.found',
      run,
      inboxes: [danasInbox, hers],
      at,
    });
    const named = meaningOf({ ...unclear, provider: 'microsoft' }, after(asks, withHers, chose(false)), text);
    expect(named).toMatchObject({ type: 'person.namesInbox', address: hers.address });
  });

  it.each(['actually the second one', 'no, the 2nd inbox', 'el segundo'])('is meant by its place: “%s”', (text) => {
    expect(meaningOf(unclear, one, text)).toEqual(isSales);
  });

  it.each(['second', 'the second time', 'the first one', 'the fourth one'])(
    'is not meant by a place that says nothing, or says the one in question: “%s”',
    (text) => {
      expect(meaningOf(unclear, one, text)).not.toMatchObject({ type: 'person.namesInbox' });
    },
  );

  it('is not meant by a word that says something else', () => {
    expect(meaningOf({ intent: 'greeting' }, one, 'hi')).toEqual({ type: 'person.greets' });
    expect(meaningOf({ intent: 'talk_to_human' }, one, 'sales people please')).toEqual({
      type: 'person.asksForAHuman',
    });
  });

  it.each([
    ['next', 'affirm'],
    ['next one', 'affirm'],
    ['done, next', 'affirm'],
    ['the other one', 'deny'],
    ['both', 'sync_problem'],
    ['siguiente', 'affirm'],
    ['ahora el otro', 'cancel'],
  ] as const)('is the next where all of them were to be looked at: “%s”', (text, intent) => {
    expect(meaningOf({ intent }, everyOne, text)).toEqual(isSales);
    expect(meaningOf({ intent }, one, text)).not.toEqual(isSales);
  });

  it('is not the next in the middle of the steps, where “next” is the next step', () => {
    const completed = ({ context: { run } }: Snapshot): Event => ({
      type: 'diagnosis.completed',
      run,
      verdict: verdictOf('reconnect', 'password_changed'),
      at,
    });
    const atStep = after(asks, listed, chose(true), completed, () => ({ type: 'person.wantsSteps', at }));
    expect(meaningOf({ intent: 'affirm' }, atStep, 'next one')).toMatchObject({ type: 'person.affirmed' });
  });
});
