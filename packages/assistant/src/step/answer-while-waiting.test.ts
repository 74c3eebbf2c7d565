import { bareWords } from '@reconnect/phrases';
import { advance, type Event, firstSnapshot, type Snapshot, type Verdict } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { at, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { answerWhileWaiting } from './answer-while-waiting.ts';

const after = (begin: Snapshot, ...events: readonly Event[]): Snapshot =>
  events.reduce((before, event) => advance(before, event).snapshot, begin);

const found = (verdict: Verdict, own = true): Snapshot =>
  after(
    firstSnapshot(),
    { type: 'person.asked', at },
    { type: 'inboxes.found', run: 1, inboxes: [{ ...danasInbox, own }], at },
    { type: 'diagnosis.completed', run: 2, verdict, at },
  );
const waiting = found(verdictOf('wait', 'provider_outage'));
const limited = found(verdictOf('reduce_usage', 'throttled'));
const administrator = found(verdictOf('contact_admin', 'auth_settings_changed'));
const reconnect = verdictOf('reconnect', 'password_changed');
const ofDana = found(reconnect, false);
const offering = found(reconnect);

const answer = (text: string, snapshot: Snapshot) => answerWhileWaiting({ text, said: bareWords(text) }, snapshot);

describe('whoever waits', () => {
  it.each(['later', 'maybe later', 'tomorrow', 'luego'])('goes on waiting with “%s”', (text) => {
    for (const snapshot of [waiting, limited, administrator, ofDana]) {
      expect(answer(text, snapshot)).toEqual({ type: 'person.affirmed', says: 'heard' });
    }
    expect(answer(text, offering)).toBeUndefined();
  });

  it.each(['send it to him', 'forward this to my boss please', 'mándaselo'])(
    'for an administrator, and would have the note sent, hears that it is theirs to forward: “%s”',
    (text) => {
      expect(answer(text, administrator)).toEqual({ type: 'person.asksWhy', about: 'forwarding' });
      expect(answer(text, waiting)).toBeUndefined();
    },
  );
});

describe('whoever waits for the provider', () => {
  it.each([
    'tell me when its back',
    'let me know when its fixed',
    'ok ping me when fixed',
    'ok wait',
    'I will wait then',
    'avísame',
    'avíseme cuando vuelva',
    'ok espero',
  ])('relies on the promise with “%s”', (text) => {
    expect(answer(text, waiting)).toEqual({ type: 'person.affirmed', says: 'heard' });
  });

  it.each(['hows it going', 'and now?', 'cómo va', '¿ya?', 'done yet?', 'ya está?', 'todavía nada?'])(
    'hears what is waited for at “%s”',
    (text) => {
      expect(answer(text, waiting)).toEqual({ type: 'person.saysStillBroken' });
    },
  );

  it.each(['what do i do', 'so what now', 'qué hago entonces'])('hears what helps, if anything does: “%s”', (text) => {
    expect(answer(text, waiting)).toEqual({ type: 'person.saysStillBroken' });
    expect(answer(text, limited)).toEqual({ type: 'person.asksWhy', about: 'limits' });
  });

  it.each(['fix it', 'please fix my inbox', 'arréglalo'])('hears that it is watched at “%s”', (text) => {
    expect(answer(text, waiting)).toEqual({ type: 'person.saysStillBroken' });
  });

  it.each([
    'how much longer',
    'how long do i wait',
    'how long do I have to wait?',
    'how long',
    'when will it work again?',
    'cuánto falta',
    'cuanto espero',
    'y cuánto tengo que esperar',
    'hasta cuándo?',
    'y cuánto más hay que esperar',
  ])('asks how long with “%s”', (text) => {
    expect(answer(text, waiting)).toEqual({ type: 'person.asksWhy', about: 'duration' });
  });

  it.each([
    'tell me what happened',
    'tell me if my inbox works',
    'is it back',
    'prueba',
    'i removed an app',
    'tell support when you send it',
    'I have waited three days',
    'ya llegó',
    'dime qué pasó con mi buzón',
    'no espero más, quiero una persona',
  ])('says nothing of it with “%s”', (text) => {
    expect(answer(text, waiting)).toBeUndefined();
  });
});

describe('whoever uses an inbox less that its provider limits', () => {
  it.each([
    'done removed an app',
    'i disconnected two other apps',
    'ok stopped the newsletter',
    'ya quité una app',
    'desconecté las otras aplicaciones',
    'dejé de enviar boletines',
  ])('has done what helps with “%s”', (text) => {
    expect(answer(text, limited)).toEqual({ type: 'person.affirmed', says: 'done' });
  });

  it.each(['should i remove an app?', 'cuál app quito?', 'i like this app'])('has not with “%s”', (text) => {
    expect(answer(text, limited)).toBeUndefined();
  });
});

describe('where signing in is of no use', () => {
  it.each([
    'can i reconnect',
    'what if I reconnect it',
    'should i sign in again',
    'y si reconecto',
    '¿puedo volver a conectar?',
  ])('“%s” asks whether it would help', (text) => {
    const wonders = { type: 'person.asksWhy', about: 'anyway' };
    expect(answer(text, waiting)).toEqual(wonders);
    expect(answer(text, administrator)).toEqual(wonders);
    expect(answer(text, offering)).toBeUndefined();
  });

  it.each(['reconnect', 'can i reconnect my other inbox', 'i want to reconnect', 'reconectar'])(
    '“%s” does not',
    (text) => {
      expect(answer(text, waiting)).toBeUndefined();
    },
  );

  it.each(['try again', 'please try it again now', 'prueba otra vez'])('“%s” is for another look', (text) => {
    expect(answer(text, waiting)).toEqual({ type: 'person.checksAgain' });
    expect(answer(text, offering)).toBeUndefined();
  });
});

describe('whoever has a note for an administrator', () => {
  it.each([
    ['what now', 'forwarding'],
    ['he says he cant find it', 'forwarding'],
    ['qué hago entonces', 'forwarding'],
    ['¿y ahora qué?', 'forwarding'],
    ['now what', 'forwarding'],
    ['dónde lo apruebo', 'forwarding'],
    ['qué le digo al de sistemas', 'forwarding'],
    ['who do i ask', 'administrator'],
    ['¿a quién le pregunto?', 'administrator'],
  ])('asks of it with “%s”', (text, about) => {
    expect(answer(text, administrator)).toEqual({ type: 'person.asksWhy', about });
    expect(answer(text, waiting)).not.toEqual({ type: 'person.asksWhy', about });
  });

  it.each([
    'what happened',
    'where is my mail',
    'who are you',
    'where do i find the invoice',
    'he did it',
    'ya quedó',
    'no lo hizo',
  ])('does not with “%s”', (text) => {
    expect(answer(text, administrator)).toBeUndefined();
  });
});

describe('where the owner alone can sign in', () => {
  it.each([
    'im not dana',
    'what now',
    '¿y ahora qué?',
    'I am not the owner',
    'can i reconnect it for her',
    'tell dana',
    'did you ask her',
    'have they been asked?',
    'did they answer',
    'ya le preguntaste?',
    '¿qué dijo?',
    'she is on leave',
    'dana is on vacation',
    'i have her password',
    'no soy la dueña',
    'puedes avisarle',
    'cómo le aviso',
    'tengo su contraseña',
  ])('“%s” speaks of the owner', (text) => {
    expect(answer(text, ofDana)).toEqual({ type: 'person.speaksOfOwner' });
    expect(answer(text, offering)).toBeUndefined();
  });

  it.each([
    'i am not sure',
    'contact the owner of the house',
    'gmail no responde',
    'ese no es mi correo',
    'puede avisarle a mi administrador',
    'check it again',
    'tell me when it works',
    'can i reconnect my own inbox',
    'i changed my password',
    'what about danas signature',
    'no es urgente',
    'tengo una contraseña nueva',
  ])('“%s” does not', (text) => {
    expect(answer(text, ofDana)).toBeUndefined();
  });
});
