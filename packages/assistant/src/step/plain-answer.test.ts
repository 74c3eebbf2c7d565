import { advance, type Event, firstSnapshot, type Inbox, type Snapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import type { Intent, Understanding } from '../ports.ts';
import { compose } from '../replies/compose.ts';
import { at, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { affirmed, plainAnswer } from './plain-answer.ts';
import { wordsOf } from './words.ts';

const sales: Inbox = { ...danasInbox, id: 'sales', address: 'sales@example.com' };

function after(...events: readonly ((snapshot: Snapshot) => Event)[]): Snapshot {
  return events.reduce((before, next) => advance(before, next(before)).snapshot, firstSnapshot());
}

const asks = (): Event => ({ type: 'person.asked', at });
const finds =
  (...inboxes: readonly Inbox[]) =>
  ({ context: { run } }: Snapshot): Event => ({ type: 'inboxes.found', run, inboxes, at });
const isChecked = ({ context: { run } }: Snapshot): Event => ({
  type: 'diagnosis.completed',
  run,
  verdict: verdictOf('reconnect', 'password_changed'),
  at,
});
const offering = after(asks, finds(danasInbox), isChecked);
const choosing = after(asks, finds(danasInbox, sales));
const goesOn = (): Event => ({ type: 'person.wentOn', at });
const wantsSteps = (): Event => ({ type: 'person.wantsSteps', at });
const atStep = (step: number) =>
  [wantsSteps, ...Array.from({ length: step }, () => goesOn)].reduce(
    (before, next) => advance(before, next()).snapshot,
    offering,
  );

const sure = (text: string, intent: Intent) => wordsOf(text, { intent, confidence: 1, alternatives: [] });
const answer = (text: string, snapshot: Snapshot, intent: Intent) => plainAnswer(sure(text, intent), snapshot);

/** To words whose meaning is not clear. */
function answerUnsure(text: string, snapshot: Snapshot) {
  const understanding: Understanding = { intent: 'status', confidence: 0.3, alternatives: [] };
  return plainAnswer(wordsOf(text, understanding), snapshot);
}

describe('a no to the link', () => {
  it.each([
    'still broken',
    'hi, me again, its still broken',
    'it doesnt work',
    'actually no, nothing came in',
    'sigue sin funcionar',
    'i dont see anything new',
    'not getting anything',
    'no veo nada',
  ])('is more than that in “%s”', (text) => {
    expect(answer(text, offering, 'deny')).toEqual({ type: 'person.saysStillBroken' });
  });

  it.each(['no', 'no thanks', 'not yet', 'ahora no'])('is no more than that in “%s”', (text) => {
    expect(answer(text, offering, 'deny')).toBeUndefined();
  });
});

describe('whoever cancelled by mistake', () => {
  it.each([
    'i pressed cancel by accident',
    'oops I pressed cancel',
    'cancelled by mistake',
    'le di cancelar sin querer',
    'cancelé por error',
  ])('wants the link again: “%s”', (text) => {
    expect(answer(text, offering, 'cancel')).toEqual({ type: 'person.asksToReconnect' });
  });

  it.each(['cancel', 'cancel it please', 'I made a mistake'])('is not meant by “%s”', (text) => {
    expect(answer(text, offering, 'cancel')).toBeUndefined();
  });

  it('had something to cancel', () => {
    expect(answer('I pressed cancel by accident', firstSnapshot(), 'cancel')).toBeUndefined();
  });
});

it('what does not work before anything was looked at is to be looked at', () => {
  expect(answer('I did this and it still does not sync', firstSnapshot(), 'deny')).toEqual({
    type: 'person.saysStillBroken',
  });
  expect(answer('no', firstSnapshot(), 'deny')).toBeUndefined();
});

it('what is still broken is none of the inboxes on show, and is asked after again', () => {
  expect(answer('still broken', choosing, 'deny')).toEqual({ type: 'person.asked' });
});

describe('what is not clear to somebody', () => {
  const meanings = ['what does that mean', 'I don’t understand', 'qué significa eso', 'no entiendo'];
  it.each(meanings)('is what was found, or the step: “%s”', (text) => {
    expect(answer(text, offering, 'help')).toEqual({ type: 'person.asksWhy' });
    expect(answer(text, atStep(3), 'help')).toEqual({ type: 'person.isStuck' });
  });

  it.each(meanings)('is nothing where nothing was found: “%s”', (text) => {
    for (const snapshot of [firstSnapshot(), choosing]) expect(answer(text, snapshot, 'help')).toBeUndefined();
  });
});

describe('the three faces', () => {
  const faces = advance(offering, { type: 'person.saysItWorks', at }).snapshot;
  const asksForFaces = advance(faces, {
    type: 'diagnosis.completed',
    run: faces.context.run,
    verdict: verdictOf('none', 'healthy'),
    at,
  }).snapshot;
  const rated = advance(asksForFaces, { type: 'person.saysItWorks', at }).snapshot;

  it.each(['later', 'tomorrow', 'ask me later', 'mañana', 'pregúnteme luego', 'remind me tomorrow'])(
    'may wait, and nobody is reminded of them: “%s”',
    (text) => {
      expect(rated.value).toEqual({ askingFeedback: 'asking' });
      expect(answer(text, rated, 'cancel')).toEqual({ type: 'person.asksWhy', about: 'postponing' });
    },
  );
});

describe('all of them', () => {
  it.each(['all of them', 'both', 'Every one!', 'todos', 'las dos'])('is an answer to which inbox: “%s”', (text) => {
    expect(answerUnsure(text, choosing)).toEqual({
      type: 'person.choseInbox',
      inboxId: danasInbox.id,
      ofAll: true,
    });
  });

  it('is none to anything else, and not every sentence that begins so is meant', () => {
    expect(answer('all of them', offering, 'affirm')).toBeUndefined();
    expect(answerUnsure('all of this takes too long', choosing)).toBeUndefined();
  });
});

describe('whoever is in the middle of the steps', () => {
  it.each([
    ['where is my inbox in the list? i dont see reconnect', 'reconnect'],
    ['I cannot find settings', 'sync_problem'],
    ['how do i do that', 'affirm'],
    ['¿dónde está?', 'help'],
    ['no veo el botón', 'deny'],
  ] as const)('and writes “%s” is told where it is up to Reconnect, and is stuck later', (text, intent) => {
    expect(answer(text, atStep(1), intent)).toEqual({ type: 'person.asksWhy', about: 'finding' });
    expect(answer(text, atStep(3), intent)).toEqual({ type: 'person.asksWhy', about: 'finding' });
    for (const step of [4, 6]) expect(answer(text, atStep(step), intent)).toEqual({ type: 'person.isStuck' });
  });

  it.each(['help me please', 'Help!', '¡ayuda!'])('and calls “%s” is stuck', (text) => {
    expect(answer(text, atStep(2), 'help')).toEqual({ type: 'person.isStuck' });
  });

  it('and asks something that is not understood is stuck, too', () => {
    expect(answerUnsure('what is my inbox', atStep(2))).toEqual({ type: 'person.isStuck' });
    expect(answerUnsure('blue', atStep(2))).toBeUndefined();
  });

  it.each([
    ['where can I reach a person?', 'talk_to_human'],
    ['what can you do?', 'help'],
    ['why do I have to?', 'why_cause'],
    ['I don’t see new mail', 'deny'],
    ['ok', 'affirm'],
  ] as const)('and writes “%s” is not', (text, intent) => {
    expect(answer(text, atStep(2), intent)).toBeUndefined();
  });

  it('has done them all where mail is still missing after the last', () => {
    expect(answer('still no mail', atStep(6), 'deny')).toEqual({ type: 'person.saysStillBroken' });
    expect(answer('still no mail', atStep(5), 'deny')).toBeUndefined();
  });
});

describe('a list of their inboxes', () => {
  it.each(['which inboxes do i have', 'whats the status of all', 'show me my inboxes', '¿qué buzones tengo?'])(
    'is asked for by “%s”, and nothing is looked at before one is chosen',
    (text) => {
      expect(answer(text, offering, 'status')).toEqual({ type: 'person.startsOver' });
    },
  );

  it.each(['whats the status', 'which inbox did you check', 'all', 'how is my inbox', '¿qué correos perdí?'])(
    'is not asked for by “%s”',
    (text) => {
      expect(answer(text, offering, 'status')).toBeUndefined();
    },
  );
});

describe('a yes', () => {
  it.each([
    ['ok', 'heard'],
    ['OK, great, will do!', 'heard'],
    ['yes please', 'heard'],
    ['muy bien, gracias', 'heard'],
    ['done', 'done'],
    ['yes, he allowed it', 'done'],
    ['listo', 'done'],
    ['ya quedó', 'done'],
    ['yes', 'heard'],
    ['sí', 'heard'],
    ['next', 'heard'],
    ['siguiente', 'heard'],
    ['👍', 'heard'],
    [':+1:', 'heard'],
    ['🎉🎉', 'heard'],
    ['✅', 'done'],
    [':white_check_mark:', 'done'],
    ['it works', undefined],
    ['yes please ask her', undefined],
  ] as const)('“%s” says %s', (text, says) => {
    expect(affirmed(sure(text, 'affirm'))).toEqual({ type: 'person.affirmed', ...(says !== undefined && { says }) });
  });
});

describe('none of the inboxes that are shown', () => {
  it.each([
    'none of those',
    'neither',
    'not listed',
    'its another one',
    'ninguno de esos',
    'ninguno',
    'otro',
    'no está',
  ])('is meant by “%s”, and the card for support says so', (text) => {
    for (const snapshot of [choosing, again]) {
      expect(answerUnsure(text, snapshot)).toEqual({ type: 'person.denied' });
      const { context, value } = advance(snapshot, { type: 'person.denied', at }).snapshot;
      expect(value).toEqual({ confirmingHandoff: 'asking' });
      const said = (locale: string) => {
        const identity = { locale, stranger: false };
        const view = { context, identity, now: Date.parse(at), supportAddress: 'help@getaptly.com' };
        return compose('confirm_handoff', view, 1).summary;
      };
      expect(said('en')).toContain('none of the inboxes that I showed you');
      expect(said('es')).not.toContain('No pude encontrar');
    }
  });

  /** One was looked at, and another is sought. */
  const again = advance(
    advance(offering, { type: 'person.namesInbox', word: 'billing', wants: 'check', at }).snapshot,
    { type: 'inboxes.found', run: 3, inboxes: [danasInbox, sales], at },
  ).snapshot;
});
