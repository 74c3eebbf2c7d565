import { advance, type Event, firstSnapshot, type Snapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import type { Intent } from '../ports.ts';
import { danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { freshTrouble } from './fresh-trouble.ts';
import { interpretText } from './interpret.ts';
import { wordsOf } from './words.ts';

const read = (text: string, intent: Intent = 'out_of_scope', confidence = 0.9) =>
  freshTrouble(wordsOf(text, { intent, confidence, alternatives: [] }), firstSnapshot());

describe('trouble, told where nothing is under way', () => {
  it.each([
    'its stuck again, third time this week',
    'its happening again',
    'ugh my inbox is down again',
    'same problem again',
    'otra vez lo mismo',
    'volvió a fallar el correo',
    'happening again',
    'broken again :(',
    'oh no not again',
    'the problem is back',
    'otra vez',
    'me volvió a pasar',
    'se desconectó otra vez',
    'ya no funciona otra vez',
  ])('is there once more: “%s”', (text) => {
    expect(read(text)).toEqual({ type: 'person.asked', again: true });
    expect(read(text, 'deny', 1)).toEqual({ type: 'person.asked', again: true });
  });

  it.each([
    'hi havent gotten anything from tenants since this morning is aptly down??',
    'I got an error saying reconnect your account',
    'not syncing help',
    'me sale que tengo que reconectar la cuenta',
    'los inquilinos dicen q me escribieron y no veo nada',
    'se descompuso',
    'mi correo se desconectó',
    'this is ridiculous, third time this week my email stopped',
    'so our inbox has suddenly died and i have showings today',
    'mis correos ya no llegan desde ayer',
    'esto es una porquería, otra vez se cayó mi correo',
    'i changed my password',
    'i didnt get this in aptly',
    'cambié mi contraseña ayer',
  ])('is told by “%s”', (text) => {
    expect(read(text)).toEqual({ type: 'person.asked' });
    expect(read(text, 'thanks', 1)).toBeUndefined();
  });

  it.each(['fix it', 'just fix this please', 'can you fix my inbox', 'arréglalo por favor'])(
    'is to be over by “%s”, whatever that is taken for',
    (text) => {
      expect(read(text)).toEqual({ type: 'person.asked' });
      expect(read(text, 'affirm', 1)).toEqual({ type: 'person.asked' });
    },
  );

  it.each([
    'my email signature is broken',
    'i do not see signatures in aptly',
    'fix the sink in 4b',
    'the dishwasher is stuck again',
    'my printer stopped again, third time this week',
    'is it happening again?',
    'same time again tomorrow',
    'nothing loads in the tenant portal',
    'can you reconnect my account',
    'my tenants say the water is off',
    'what does reconnect your account mean',
    'otra vez tú',
    'hola otra vez',
    'hi again',
    'thanks again',
    'volvió a llamar el inquilino',
    'se cayó la pared',
    'los inquilinos me escribieron por la luz',
  ])('is not told by “%s”', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe('trouble that is there again', () => {
  const at = '2026-11-22T10:00:00.000Z';
  const after = (snapshot: Snapshot, ...events: readonly Event[]) =>
    events.reduce((before, event) => advance(before, event).snapshot, snapshot);
  const repaired = after(
    firstSnapshot(),
    { type: 'person.asked', at },
    { type: 'inboxes.found', run: 1, inboxes: [danasInbox, { ...danasInbox, id: 'ib2' }], at },
    { type: 'person.choseInbox', inboxId: danasInbox.id, at },
    { type: 'diagnosis.completed', run: 2, verdict: verdictOf('reconnect', 'password_changed'), at },
    {
      type: 'reconnect.completed',
      inbox: danasInbox,
      mode: 'plain',
      proof: { address: 'd', mailboxReadable: true, notificationsRenewed: true, at },
      at,
    },
  );
  const rating = after(repaired, { type: 'person.saysItWorks', at });
  const sorry = after(rating, { type: 'person.gaveFace', face: 'sad', at });
  const thanked = after(rating, { type: 'person.gaveFace', face: 'happy', at });
  const meant = (text: string, snapshot: Snapshot) =>
    interpretText(text, snapshot, () => ({ intent: 'why_cause', confidence: 0.3, alternatives: [] }));

  it.each([
    ['at the faces', rating],
    ['after a sad one', sorry],
    ['after a happy one', thanked],
  ])('%s has the same inbox looked at at once, as a case of its own', (_, snapshot) => {
    const read = meant('it’s happening again', snapshot);
    expect(read).toEqual({ outcome: 'event', event: { type: 'person.asked', again: true } });
    const { context, value } = after(snapshot, { type: 'person.asked', again: true, at });
    expect(value).toEqual({ diagnosing: 'asking' });
    expect(context).toMatchObject({ inbox: danasInbox, reconnects: 0, tried: [], stillBroken: false });
  });

  it('before anybody said that it works is the same trouble still', () => {
    expect(meant('it’s happening again', repaired)).toMatchObject({ event: { type: 'person.asked' } });
    const { context, value } = after(repaired, { type: 'person.asked', again: true, at });
    expect(value).toEqual({ diagnosing: 'asking' });
    expect(context).toMatchObject({ reconnects: 1, stillBroken: true });
  });
});
