import { languages, wordsFor } from '@reconnect/article';
import { advance, type Event, firstSnapshot, type Snapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { newConversation } from '../conversation/conversation.ts';
import type { Standing } from '../conversation/standing.ts';
import { meaningOfPress } from '../replies/verbs.ts';
import { at, dana, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { readTurn } from './read-turn.ts';
import { spokenButton, verbOfLabel } from './spoken-button.ts';
import { wordsOf } from './words.ts';

const after = (snapshot: Snapshot, ...events: readonly Event[]) =>
  events.reduce((before, event) => advance(before, event).snapshot, snapshot);
const verdict = verdictOf('reconnect', 'password_changed');
const idle = firstSnapshot();
const offering = after(
  idle,
  { type: 'person.asked', at },
  { type: 'inboxes.found', run: 1, inboxes: [danasInbox], at },
  { type: 'diagnosis.completed', run: 2, verdict, at },
);
const walking = after(offering, { type: 'person.wantsSteps', at });
const deciding = after(offering, { type: 'person.asksForAHuman', at });
const failed = after(deciding, { type: 'person.confirmsHandoff', at }, { type: 'handoff.failed', at });

const standing = (snapshot: Snapshot): Standing => ({
  conversation: { ...newConversation(dana), address: 'dm', revision: 7 },
  snapshot,
  now: Date.parse(at),
  supportAddress: 'help@getaptly.com',
});

/** Words alone must do, whatever else they are taken for. */
const nothing = { intent: 'out_of_scope', confidence: 0, alternatives: [] } as const;
const misunderstood = () => ({ intent: 'out_of_scope', confidence: 1, alternatives: [] }) as const;

describe('the label of a button', () => {
  const labels = Object.entries(verbOfLabel) as readonly [
    keyof typeof verbOfLabel,
    (typeof verbOfLabel)['choice.ask'],
  ][];
  const typed = languages.flatMap((language) =>
    labels.map(([label, verb]) => [wordsFor(language)(label), verb, language] as const),
  );

  const isRetry = (text: string) => languages.some((language) => wordsFor(language)('choice.try_again') === text);

  it.each(typed)('“%s”, typed out, is the press of %s (%s)', (text, verb) => {
    const pressed = meaningOfPress(verb, undefined);
    if (pressed === undefined) throw new Error('Such a button does nothing.');
    const states = isRetry(text) ? [failed] : [offering, walking, deciding];
    const here = states.find((snapshot) => advance(snapshot, { ...pressed, at }).heard);
    if (here === undefined) throw new Error('Nobody hears it.');
    for (const words of [text, text.toUpperCase(), `${text}!`]) {
      expect(readTurn({ kind: 'text', text: words }, standing(here), misunderstood)).toMatchObject({ event: pressed });
    }
  });
});

describe('whoever wants the step before', () => {
  it.each([
    'go back',
    'can you go back please',
    'go back one step',
    'previous step',
    'regresa',
    'volver al paso anterior',
  ])('goes back by “%s”, amid the steps only', (text) => {
    const meant = (snapshot: Snapshot) => readTurn({ kind: 'text', text }, standing(snapshot), misunderstood);
    expect(meant(walking)).toMatchObject({ event: { type: 'person.wentBack' } });
    expect(meant(deciding)).not.toMatchObject({ event: { type: 'person.wentBack' } });
  });

  it.each(['i want my mail back', 'it goes back to yesterday', 'go back to sleep'])('does not say “%s”', (text) => {
    const meant = readTurn({ kind: 'text', text }, standing(walking), misunderstood);
    expect(meant).not.toMatchObject({ event: { type: 'person.wentBack' } });
  });
});

describe('whoever asks for the steps', () => {
  it.each([
    'show me the steps',
    'whats the steps',
    'Can you show me the 7 steps please?',
    'give me the steps instead',
    'give me the 7 steps',
    'walk me through it',
    'go back to the steps',
    'I’d rather see the steps',
    'can you show me how to reconnect',
    'the steps please',
    'muéstrame los pasos',
    'deme los pasos en Aptly, por favor',
    'quiero ver los 7 pasos',
    'volver a los pasos',
    '¿me explica paso a paso?',
  ])('is shown them: “%s”', (text) => {
    expect(spokenButton(wordsOf(text, nothing), offering)).toEqual({ type: 'person.wantsSteps' });
    expect(spokenButton(wordsOf(text, nothing), walking)).toEqual({ type: 'person.wantsSteps' });
  });

  it('is told them where they cannot be walked', () => {
    expect(spokenButton(wordsOf('show me the steps', nothing), idle)).toEqual({
      type: 'person.asksWhy',
      about: 'steps',
    });
  });

  it.each(['I did the steps and it is still broken', 'what next', 'the steps did not help', 'ya hice los pasos'])(
    'says something else in “%s”',
    (text) => {
      expect(spokenButton(wordsOf(text, nothing), offering)).toBeUndefined();
    },
  );
});

describe('an order', () => {
  it.each([
    'ok reconnect',
    'yes reconnect',
    'Sure, reconnect me',
    'reconnect first',
    'send me a link instead',
    'no, just send me the link',
    'actually I’d rather reconnect',
    'sí, reconectar',
    'mejor mándame un enlace',
  ])('“%s” gets what the button for a link gives', (text) => {
    for (const snapshot of [idle, offering, walking, deciding]) {
      expect(spokenButton(wordsOf(text, nothing), snapshot)).toEqual({ type: 'person.asksToReconnect' });
    }
  });

  it.each([
    'check again first',
    'no wait, check again',
    'can you check it again before you send it?',
    'try again',
    'revisa otra vez primero',
    'mejor revisa de nuevo',
  ])('“%s” gets what the button for a check gives', (text) => {
    for (const snapshot of [idle, offering, deciding]) {
      expect(spokenButton(wordsOf(text, nothing), snapshot)).toEqual({ type: 'person.checksAgain' });
    }
  });

  it('a question is no news that it works', () => {
    const works = { type: 'person.saysItWorks' };
    for (const text of ['It works now', 'ya funciona']) {
      expect(spokenButton(wordsOf(text, nothing), offering)).toEqual(works);
      expect(spokenButton(wordsOf(`${text}?`, nothing), offering)).toBeUndefined();
    }
  });

  it.each(['no reconnect', 'reconecté', 'ya reconecté', 'no reconectar', 'check the attachment', 'no link came'])(
    'is not “%s”',
    (text) => {
      expect(spokenButton(wordsOf(text, nothing), offering)).toBeUndefined();
    },
  );

  it('to try again sends what could not be sent, and nothing else', () => {
    expect(spokenButton(wordsOf('try again', nothing), failed)).toEqual({ type: 'person.confirmsHandoff' });
  });
});

describe('with a case about to be sent', () => {
  it.each([
    'send it',
    'Yes, send it please',
    'go ahead',
    'do it',
    'ok do it',
    'send it to support',
    'envíelo',
    'sí, mándalo',
    'adelante',
    'hágalo',
  ])('“%s” sends it', (text) => {
    expect(spokenButton(wordsOf(text, nothing), deciding)).toEqual({ type: 'person.confirmsHandoff' });
    expect(spokenButton(wordsOf(text, nothing), offering)).toBeUndefined();
  });

  it.each(['send it tomorrow', 'I did send it to my boss', 'no, it is about another inbox'])(
    '“%s” does neither',
    (text) => {
      expect(spokenButton(wordsOf(text, nothing), deciding)).toBeUndefined();
    },
  );

  it.each(['My inbox is not syncing', 'Still nothing new'])('“%s” is for support', (text) => {
    expect(spokenButton(wordsOf(text, nothing), deciding)).toBeUndefined();
  });
});

it('while support has a case, no words are taken for a button that was not offered', () => {
  const sent = after(
    deciding,
    { type: 'person.confirmsHandoff', at },
    {
      type: 'handoff.accepted',
      caseNumber: 'RC-1',
      answersHere: true,
      at,
    },
  );
  for (const text of ['Check again', 'show me the steps', 'send it'])
    expect(spokenButton(wordsOf(text, nothing), sent)).toBeUndefined();
});
