import { advance, firstSnapshot, type Inbox, type Snapshot, type Verdict } from '@reconnect/troubleshooting';
import { expect, it } from 'vitest';
import type { Intent } from '../ports.ts';
import { at, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { interpretText } from './interpret.ts';

const named = (id: string, address: string): Inbox => ({ ...danasInbox, id, address, provider: 'google' });
const candidates = [
  named('support', 'support@example.com'),
  named('hi', 'hi@example.com'),
  { ...named('dana', 'dana@example.com'), provider: 'microsoft' as const },
  named('dana-au', 'dana@example.com.au'),
];

/** Asked which of them it is about. */
function choosing(): Snapshot {
  const looking = advance(firstSnapshot(), { type: 'person.asked', at }).snapshot;
  return advance(looking, { type: 'inboxes.found', run: looking.context.run, inboxes: candidates, at }).snapshot;
}

/** The inbox that is chosen, or the event that it is instead. */
function meaningOf(text: string, intent: Intent = 'out_of_scope', snapshot = choosing()) {
  const read = interpretText(text, snapshot, () => ({ intent, confidence: 1, alternatives: [] }));
  if (read.outcome !== 'event') return read.outcome;
  return read.event.type === 'person.choseInbox' ? read.event.inboxId : read.event.type;
}

it.each([
  ['hi@example.com', 'hi'],
  ['It is HI@example.com.', 'hi'],
  ['<mailto:dana@example.com.au|dana@example.com.au>', 'dana-au'],
  ['dana@example.com', 'dana'],
  ['hi', 'hi'],
  ['the outlook one', 'dana'],
  ['the second', 'hi'],
])('"%s" chooses %s', (text, id) => {
  expect(meaningOf(text)).toBe(id);
});

it.each([
  ['this is not one of mine', 'out_of_scope', 'person.saidSomethingElse'],
  ['let me talk to support', 'talk_to_human', 'person.asksForAHuman'],
  ['first of all, what can you do?', 'help', 'person.asksForHelp'],
  ['dana@example.org', 'out_of_scope', 'person.saidSomethingElse'],
] as const)('"%s" chooses none', (text, intent, event) => {
  expect(meaningOf(text, intent)).toBe(event);
});

it('an address chooses its inbox, whatever else is said', () => {
  expect(meaningOf('please help me with support@example.com', 'help')).toBe('support');
});

it('nothing is chosen where nothing is listed', () => {
  expect(meaningOf('hi@example.com', 'greeting', firstSnapshot())).toBe('person.greets');
});

it.each([
  ['is it safe?', 'why_cause', 'safety', { type: 'person.asksWhy', about: 'safety' }],
  ['where do I find Reconnect?', 'reconnect', 'finding', { type: 'person.asksWhy', about: 'finding' }],
  ['can I do it tomorrow?', 'cancel', 'postponing', { type: 'person.asksWhy', about: 'postponing' }],
  ['why?', 'why_cause', undefined, { type: 'person.asksWhy' }],
  ['it works again', 'affirm', undefined, { type: 'person.saysItWorks' }],
  ['yes', 'affirm', undefined, { type: 'person.affirmed', says: 'heard' }],
  ['yes please', 'affirm', undefined, { type: 'person.affirmed', says: 'heard' }],
  ['done, he allowed it', 'affirm', undefined, { type: 'person.affirmed', says: 'done' }],
] as const)('%s, before anything was asked, is %s about %s', (...[text, intent, about, event]) => {
  const read = interpretText(text, firstSnapshot(), () => ({
    intent,
    confidence: 1,
    alternatives: [],
    ...(about !== undefined && { about }),
  }));
  expect(read).toEqual({ outcome: 'event', event });
});

it.each([
  ['my inbox is not syncing, and is it safe to reconnect?', undefined, { type: 'person.asked' }],
  [
    'dana@example.com is not syncing, and is it safe to reconnect?',
    'dana@example.com',
    { type: 'person.namesInbox', wants: 'check', address: 'dana@example.com' },
  ],
])('%s is a problem to look at and a question to answer', (...[text, address, event]) => {
  const understanding = { intent: 'sync_problem', confidence: 1, alternatives: [], also: 'safety' } as const;
  const read = interpretText(text, firstSnapshot(), () => ({
    ...understanding,
    ...(address !== undefined && { address }),
  }));
  expect(read).toEqual({ outcome: 'event', event, asks: 'safety' });
});

it('asks what an unsure message means, and answers no question that it may be', () => {
  const unsure = { intent: 'why_cause', confidence: 0.3, alternatives: ['why_cause'], about: 'safety' } as const;
  expect(interpretText('hm, safe', firstSnapshot(), () => unsure)).toEqual({
    outcome: 'unclear',
    likely: ['why_cause'],
  });
});

it.each([
  ['😐', 'neutral'],
  ['🤩🤩', 'happy'],
  [':disappointed:', 'sad'],
] as const)('%s counts as the face that it is, also after a thank-you', (text, face) => {
  const asked = advance(firstSnapshot(), { type: 'person.asked', at }).snapshot;
  const found = { type: 'inboxes.found', run: asked.context.run, inboxes: [danasInbox], at } as const;
  const faces = advance(advance(asked, found).snapshot, { type: 'person.saysItWorks', at }).snapshot;
  const thanked = advance(faces, { type: 'person.thanks', at }).snapshot;
  const understand = () => ({ intent: 'out_of_scope', confidence: 0, alternatives: [] }) as const;
  for (const snapshot of [faces, thanked]) {
    const event = { type: 'person.gaveFace', face };
    expect(interpretText(text, snapshot, understand)).toEqual({ outcome: 'event', event });
  }
  expect(interpretText(text, firstSnapshot(), understand).outcome).toBe('unclear');
});

it('two questions are one event, to be answered in one message', () => {
  const both = { intent: 'why_cause', confidence: 1, alternatives: [], about: 'safety', also: 'duration' } as const;
  const event = { type: 'person.asksWhy', about: 'safety', also: 'duration' };
  const read = interpretText('is it safe? how long does it take?', firstSnapshot(), () => both);
  expect(read).toEqual({ outcome: 'event', event });
  const { effects } = advance(firstSnapshot(), { type: 'person.asksWhy', about: 'safety', also: 'duration', at });
  expect(effects).toEqual([{ type: 'say', params: { topic: 'about_safety', also: 'duration' } }]);
});

it.each(['im back', 'I’m here', 'ok im back now', 'ya estoy aquí', 'ya volví'])(
  'whoever says “%s” greets, and finds back to what was going on',
  (text) => {
    for (const snapshot of [firstSnapshot(), choosing()]) {
      expect(meaningOf(text, 'affirm', snapshot)).toBe('person.greets');
    }
  },
);

it.each(['its back', 'my mail is back', 'ya volvió'])('“%s” greets nobody', (text) => {
  expect(meaningOf(text, 'affirm', firstSnapshot())).not.toBe('person.greets');
});

it('good news is more than a yes wherever nobody asked for it', () => {
  const found = { type: 'inboxes.found', run: 1, inboxes: [danasInbox], at } as const;
  const asked = advance(firstSnapshot(), { type: 'person.asked', at }).snapshot;
  const checking = advance(asked, found).snapshot;
  const checked = (verdict: Verdict) =>
    advance(checking, { type: 'diagnosis.completed', run: checking.context.run, verdict, at }).snapshot;
  const waiting = checked(verdictOf('wait', 'provider_outage'));
  const administrator = checked(verdictOf('contact_admin', 'auth_settings_changed'));
  for (const snapshot of [choosing(), checking, waiting, administrator]) {
    expect(meaningOf('it works again', 'affirm', snapshot)).toBe('person.saysItWorks');
    expect(meaningOf('yes', 'affirm', snapshot)).not.toBe('person.saysItWorks');
  }
  const faces = advance(waiting, { type: 'person.saysItWorks', at }).snapshot;
  expect(meaningOf('it works again', 'affirm', faces)).toBe('person.affirmed');
});

it('“maybe” stops nothing', () => {
  for (const snapshot of [firstSnapshot(), choosing()]) {
    for (const text of ['maybe', 'tal vez']) expect(meaningOf(text, 'cancel', snapshot)).toBe('unclear');
  }
});
