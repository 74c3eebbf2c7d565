import {
  advance,
  type Event,
  firstSnapshot,
  type PersonEvent,
  type Refusal,
  type Snapshot,
} from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { at, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { answerToOffer } from './answer-to-offer.ts';
import { wordsOf } from './words.ts';

const after = (begin: Snapshot, ...events: readonly Event[]): Snapshot =>
  events.reduce((before, event) => advance(before, event).snapshot, begin);

const offering = after(
  firstSnapshot(),
  { type: 'person.asked', at },
  { type: 'inboxes.found', run: 1, inboxes: [danasInbox], at },
  { type: 'diagnosis.completed', run: 2, verdict: verdictOf('reconnect', 'password_changed'), at },
);
const refused = (refusal: Refusal) => after(offering, { type: 'reconnect.refused', inbox: danasInbox, refusal, at });
const walking = after(offering, { type: 'person.wantsSteps', at });
const unticked = refused({ reason: 'permission_missing', permissions: ['read_mail'] });
const closed = after(offering, { type: 'person.cancels', at });

const answer = (text: string, snapshot: Snapshot): PersonEvent | undefined =>
  answerToOffer(wordsOf(text, { intent: 'out_of_scope', confidence: 0.2, alternatives: [] }), snapshot);

describe('an offer', () => {
  it.each(['then what', 'fix it', 'just fix it now', 'can you please fix it', 'arréglelo ya'])(
    'is pointed at again: “%s”',
    (text) => {
      expect(answer(text, offering)).toEqual({ type: 'person.affirmed', says: 'heard' });
    },
  );

  it.each(['how do i do that', 'ok how do I do it myself', 'y cómo lo hago', 'cómo se hace eso'])(
    'is explained step by step: “%s”',
    (text) => {
      expect(answer(text, offering)).toEqual({ type: 'person.wantsSteps' });
      expect(answer(text, walking)).toBeUndefined();
    },
  );

  it.each(['maybe', 'maybe later', 'hmm not sure', 'tal vez'])('may wait: “%s”', (text) => {
    expect(answer(text, offering)).toEqual({ type: 'person.asksWhy', about: 'postponing' });
  });
});

describe('a link that is of no use', () => {
  it.each([
    'link expired',
    'i closed the page',
    'it says something went wrong',
    'the page is blank',
    'your link does not open',
    'the link isnt working',
    'el link no abre',
    'cerré la página',
    'el enlace ya venció',
    'dice que algo salió mal',
  ])('is followed by a new one: “%s”', (text) => {
    expect(answer(text, offering)).toEqual({ type: 'person.asksToReconnect' });
  });

  it.each([
    'what is the link for',
    'the payment link expired',
    'aptly page is blank',
    'the tenants page',
    'my inbox is blank',
    'is this page safe',
    '¿para qué es el enlace?',
  ])('is not spoken of in “%s”', (text) => {
    expect(answer(text, offering)).toBeUndefined();
  });

  it('is not meant by pages that are lost amid the steps', () => {
    expect(answer('the page is blank', walking)).toBeUndefined();
  });
});

describe('an approval that the provider asks for', () => {
  it.each([
    'its asking for admin approval',
    'it says admin approval required',
    'needs approval from an administrator',
    'me pide aprobación del administrador',
  ])('is told by “%s”', (text) => {
    expect(answer(text, offering)).toEqual({ type: 'person.meetsApproval' });
  });

  it.each([
    'who is the admin',
    'i am the admin',
    'my admin is on leave',
    'does it need my approval',
    'necesito permiso',
  ])('is not told by “%s”', (text) => {
    expect(answer(text, offering)).toBeUndefined();
  });
});

describe('whoever would do it another time', () => {
  it.each([
    'no time now, remind me tomorrow',
    'ok ill do it after lunch',
    'later please',
    'I will reconnect tonight',
    'mañana lo hago',
    'ahorita no puedo, al rato',
    'luego',
  ])('hears that it can wait, and keeps the case: “%s”', (text) => {
    const postpones = { type: 'person.asksWhy', about: 'postponing' };
    expect(answer(text, offering)).toEqual(postpones);
    expect(answer(text, walking)).toEqual(postpones);
  });

  it.each([
    'remind me what the problem was',
    'it stopped two hours later',
    'mail from tomorrow',
    'I signed in later than I wanted',
    'no time limit?',
    'it worked until this afternoon',
    'no llegan desde la mañana',
    'recuérdame cuál es el problema',
  ])('is not who says “%s”', (text) => {
    expect(answer(text, offering)).toBeUndefined();
  });

  it('was offered something', () => {
    expect(answer('later', closed)).toBeUndefined();
  });
});

describe('after a permission was left unticked', () => {
  it.each(['which box', 'i ticked everything', 'what permission', 'qué casilla', 'no vi ninguna casilla'])(
    '“%s” asks why',
    (text) => {
      expect(answer(text, unticked)).toEqual({ type: 'person.asksWhy' });
    },
  );

  it.each(['ok', 'which inbox', 'it works now', 'sí'])('“%s” does not', (text) => {
    expect(answer(text, unticked)).toBeUndefined();
  });

  it('nothing else speaks of boxes', () => {
    expect(answer('which box', offering)).toBeUndefined();
  });
});

describe('whoever hesitates', () => {
  const about = (question: string) => ({ type: 'person.asksWhy', about: question });

  it.each([
    ['what if i do nothing', about('postponing')],
    ['¿qué pasa si no hago nada?', about('postponing')],
    ['dont disconnect my inbox!!', about('disconnecting')],
    ['no desconecte mi buzón', about('disconnecting')],
    ['can you just do it for me', about('colleagues')],
    ['can my assistant do it instead', about('colleagues')],
    ['lo puede hacer mi asistente', about('colleagues')],
    ['i dont want to reconnect', { type: 'person.denied' }],
    ['is there another way', { type: 'person.denied' }],
    ['im back. send it again', { type: 'person.asksToReconnect' }],
    ['another link please', { type: 'person.asksToReconnect' }],
  ])('is answered: “%s”', (text, event) => {
    expect(answer(text, offering)).toEqual(event);
  });

  it.each([
    'what if i do not get any mail',
    'disconnect my inbox',
    'can you do it',
    'can my tenants write to me again',
    'i dont want to wait',
    'is there another inbox',
    'send it to support',
    'no quiero esperar',
  ])('is not who says “%s”', (text) => {
    expect(answer(text, offering)).toBeUndefined();
  });
});

describe('a mistake', () => {
  it.each(['me equivoqué', 'by mistake', 'oops'])('is known to be the cancelled sign-in: “%s”', (text) => {
    expect(answer(text, refused({ reason: 'cancelled' }))).toEqual({ type: 'person.asksToReconnect' });
    expect(answer(text, offering)).toBeUndefined();
  });
});

describe('the account to sign in with', () => {
  it.each(['what email should i sign in with', 'which one should i use', 'con cuál correo entro'])(
    'is asked for by “%s”',
    (text) => {
      expect(answer(text, offering)).toEqual({ type: 'person.asksWhichAccount' });
    },
  );

  it('is told to whoever took their personal one', () => {
    const another = refused({ reason: 'wrong_account', account: 'dana@gmail.example' });
    expect(answer('i used my personal gmail oops', another)).toEqual({ type: 'person.asksWhichAccount' });
    expect(answer('i used my personal phone', offering)).toBeUndefined();
  });

  it.each(['which emails did i miss', 'what email came last', 'con correo nuevo'])(
    'is not asked for by “%s”',
    (text) => {
      expect(answer(text, offering)).toBeUndefined();
    },
  );
});

describe('a code that the sign-in asks for', () => {
  it.each([
    'it asks me for a code',
    'google wants a verification code',
    'what code is that',
    'where do i get the code',
    'the code never came',
    'me pide un código',
    'no me llega el codigo',
    '¿qué código es ese?',
    'el código no llega',
    '482913',
    'G-482913',
  ])('is spoken of in “%s”', (text) => {
    expect(answer(text, offering)).toEqual({ type: 'person.asksWhy', about: 'code' });
    expect(answer(text, walking)).toEqual({ type: 'person.asksWhy', about: 'code' });
    expect(answer(text, closed)).toBeUndefined();
  });

  it.each([
    'it gives me an error code',
    'what is the zip code',
    'qué código de error es ese',
    '2026',
    'call 555 123 4567',
  ])('is not in “%s”', (text) => {
    expect(answer(text, offering)).toBeUndefined();
  });
});

describe('whoever wonders what to do with a link', () => {
  it.each(['what now', 'ok now what?', 'what do i do now', '¿y ahora?', 'qué hago'])('is told at “%s”', (text) => {
    expect(answer(text, offering)).toEqual({ type: 'person.affirmed', says: 'heard' });
    expect(answer(text, walking)).toBeUndefined();
  });
});
