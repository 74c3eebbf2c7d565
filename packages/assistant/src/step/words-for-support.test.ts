import { advance, firstSnapshot, type PersonEvent, type Snapshot, type WorldEvent } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import type { Understanding } from '../ports.ts';
import { at, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { wordsOf } from './words.ts';
import { wordsForSupport } from './words-for-support.ts';

const after = (snapshot: Snapshot, ...events: readonly (PersonEvent | WorldEvent)[]): Snapshot =>
  events.reduce((before, event) => advance(before, { ...event, at }).snapshot, snapshot);

/** A link was offered, then a person was asked for. */
function confirming(): Snapshot {
  const found = { type: 'inboxes.found', run: 1, inboxes: [danasInbox] } as const;
  return after(firstSnapshot(), { type: 'person.asked' }, found, offered(2), { type: 'person.asksForAHuman' });
}
const offered = (run: number): WorldEvent => ({
  type: 'diagnosis.completed',
  run,
  verdict: verdictOf('reconnect', 'password_changed'),
});
const withSupport = () =>
  after(confirming(), { type: 'person.confirmsHandoff' }, { type: 'handoff.accepted', caseNumber: 'IR-1' });
/** Support has the case; the person asked for another check, and was offered a link again. */
const excursion = () => after(withSupport(), { type: 'person.checksAgain' }, offered(3));
const answer = { type: 'support.answered', caseNumber: 'IR-1', from: 'Sam', text: 'Ok?', attachments: [] } as const;

/** The event that words come to, or `undefined` where they are the assistant's own. */
function meaning(snapshot: Snapshot, text: string, understanding: Partial<Understanding> = {}) {
  const whole = { intent: 'out_of_scope', confidence: 1, alternatives: [], ...understanding } as const;
  return wordsForSupport(wordsOf(text, whole, 'reconnect_done'), snapshot)?.type;
}

describe('a short yes', () => {
  const yes = { intent: 'affirm' } as const;

  it('answers the assistant where it asked last', () => {
    expect(meaning(excursion(), 'yes', yes)).toBeUndefined();
  });

  it('answers support where they spoke last, whatever the assistant had asked', () => {
    expect(meaning(withSupport(), 'yes', yes)).toBe('person.tellsSupport');
    expect(meaning(after(excursion(), answer), 'yes', yes)).toBe('person.tellsSupport');
    const told = after(excursion(), { type: 'person.tellsSupport', text: 'It still fails' });
    expect(meaning(told, 'yes', yes)).toBe('person.tellsSupport');
  });

  it('answers the assistant again after the next order', () => {
    const again = after(excursion(), answer, { type: 'person.checksAgain' }, offered(4));
    expect(meaning(again, 'yes', yes)).toBeUndefined();
  });
});

describe('while support has the case', () => {
  it('a question the assistant knows about is for both', () => {
    const safety = { intent: 'why_cause', about: 'safety' } as const;
    expect(meaning(withSupport(), 'is it safe to reconnect meanwhile?', safety)).toBe('person.asksWhyAtSupport');
    expect(meaning(withSupport(), '¿por qué no se sincroniza?', { intent: 'why_cause' })).toBe(
      'person.asksWhyAtSupport',
    );
  });

  it('is answered, too, what is asked besides a problem', () => {
    const both = { intent: 'sync_problem', also: 'safety' } as const;
    expect(meaning(withSupport(), 'it still fails, and is it safe to reconnect?', both)).toBe(
      'person.asksWhyAtSupport',
    );
  });

  it('takes “how long does it take?” for a question about the case', () => {
    const long = { intent: 'why_cause', about: 'duration' } as const;
    expect(meaning(withSupport(), 'how long does it take?', long)).toBe('person.asksAboutCase');
  });

  it.each([
    'u sent it?',
    'did you send it',
    '¿ya lo mandaste?',
    'what was my case number',
    'whats my ticket number?',
    '¿cuál es mi número de caso?',
  ])('“%s” asks about the case', (text) => {
    expect(meaning(withSupport(), text)).toBe('person.asksAboutCase');
  });

  it('takes a number that is told for words, not for a question', () => {
    expect(meaning(withSupport(), 'it says error 7 and a case number of google')).toBe('person.tellsSupport');
  });

  it.each(['why isnt it working', 'why is my inbox not syncing', '¿por qué no llega nada?'])(
    '“%s” is answered, whatever it was taken for',
    (text) => {
      expect(meaning(withSupport(), text, { intent: 'sync_problem' })).toBe('person.asksWhyAtSupport');
    },
  );

  it.each([
    ['yes', 'affirm', 'yes'],
    ['it doesn’t work', 'deny', 'no'],
    ['my inbox is not syncing', 'sync_problem', 'trouble'],
    ['😞', 'deny', 'face'],
    ['it began on Monday', 'out_of_scope', undefined],
    ['no, the link that you sent me does not open', 'deny', undefined],
  ] as const)('“%s” is passed on as words of its kind', (text, intent, kind) => {
    const words = wordsOf(text, { intent, confidence: 1, alternatives: [] });
    const told = { type: 'person.tellsSupport', text, ...(kind !== undefined && { kind }) };
    expect(wordsForSupport(words, withSupport())).toEqual(told);
  });

  it('the happy face may mean that it is solved', () => {
    const words = wordsOf('🤩', { intent: 'affirm', confidence: 1, alternatives: [] });
    expect(wordsForSupport(words, withSupport())).toMatchObject({ kind: 'face', soundsSolved: true });
  });

  it.each(['thanks, trying', 'gracias, lo intento'])('“%s” answers support where support spoke last', (text) => {
    const thanks = { intent: 'thanks' } as const;
    expect(meaning(after(withSupport(), answer), text, thanks)).toBe('person.tellsSupport');
    expect(meaning(withSupport(), text, thanks)).toBeUndefined();
    const told = after(withSupport(), answer, { type: 'person.tellsSupport', text: 'I will try' });
    expect(meaning(told, text, thanks)).toBeUndefined();
  });

  it('an inbox of another provider is an order, and more words about this one are not', () => {
    const about = { intent: 'sync_problem', provider: 'microsoft' } as const;
    expect(meaning(withSupport(), 'my outlook isn’t syncing either', about)).toBe('person.asked');
    expect(meaning(withSupport(), 'it isn’t syncing', { intent: 'sync_problem' })).toBe('person.tellsSupport');
  });

  it('the address of another inbox that was on show is an order', () => {
    const office = { ...danasInbox, id: 'office', address: 'office@example.com' };
    const sent = withSupport();
    const several = { ...sent, context: { ...sent.context, theirs: [danasInbox, office] } } as Snapshot;
    const unsure = (address: string) => ({ intent: 'status', confidence: 0.3, address }) as const;
    expect(meaning(several, 'check office@example.com', unsure('office@example.com'))).toBe('person.namesInbox');
    expect(meaning(several, 'it is dana@example.com', unsure('dana@example.com'))).toBe('person.tellsSupport');
    expect(meaning(sent, 'check office@example.com', unsure('office@example.com'))).toBe('person.tellsSupport');
  });

  it('an address that answers support is passed on', () => {
    expect(meaning(withSupport(), 'it is dana@home.example', { address: 'dana@home.example' })).toBe(
      'person.tellsSupport',
    );
  });
});

describe('while a case is about to be sent', () => {
  it('what is told goes along as a note, and so does a question that tells something', () => {
    const help = { intent: 'help' } as const;
    expect(meaning(confirming(), 'more info for them: it started on monday', help)).toBe('person.addsNote');
    const long = 'why is it like that, when it worked on Monday and nobody here has changed anything?';
    expect(meaning(confirming(), long, { intent: 'why_cause' })).toBe('person.addsNote');
  });

  it.each([
    ['what can you do?', 'help'],
    ['is it safe to reconnect in the meantime?', 'why_cause'],
    ['¿es seguro volver a conectar mientras tanto?', 'why_cause'],
    ['hello??', 'greeting'],
  ] as const)('“%s” is answered', (text, intent) => {
    expect(meaning(confirming(), text, { intent })).toBeUndefined();
  });

  it('another wish for a person sends it', () => {
    expect(meaning(confirming(), 'a person please', { intent: 'talk_to_human' })).toBeUndefined();
  });
});
