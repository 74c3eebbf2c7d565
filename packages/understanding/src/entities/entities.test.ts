import { describe, expect, it } from 'vitest';
import { createUnderstanding } from '../create-understanding.ts';
import { actFrom } from '../decision.ts';

const understand = createUnderstanding();

describe('provider', () => {
  it.each([
    ["my gmial isn't syncing", 'google'],
    ['our g suite mail stopped', 'google'],
    ['google workspace inbox is stuck', 'google'],
    ['outlok is not connecting', 'microsoft'],
    ['my office 365 mailbox is down', 'microsoft'],
    ['O365 inbox not syncing', 'microsoft'],
    ['exchange mailbox is not updating', 'microsoft'],
    ['my live account is not syncing', 'microsoft'],
    ['jo@hotmail.com is not syncing', 'microsoft'],
    ['jo@gmail.com is not syncing, outlook is fine', 'google'],
    ['gmail and outlook are both down', undefined],
    ['my inbox is stuck', undefined],
    ['get me a live agent', undefined],
  ])('of "%s" is %s', (text, provider) => {
    expect(understand(text).provider).toBe(provider);
  });
});

describe('cause hint', () => {
  it.each([
    ['I changed my password yesterday', 'password_changed'],
    ['got a new password and my inbox is down', 'password_changed'],
    ['cambié mi contraseña y ya no llegan correos', 'password_changed'],
    ['we sent a newsletter and now emails are stuck', 'throttled'],
    ['google says I hit the sending limit, no emails since', 'throttled'],
    ['IT turned on two-factor and my inbox stopped syncing', 'auth_settings_changed'],
    ['the admin changed security settings, mail is not syncing', 'auth_settings_changed'],
    ["I haven't used my inbox in months and it doesn't sync", 'needs_refresh'],
    ['my session expired and my inbox is disconnected', 'needs_refresh'],
    ["I didn't send anything. I changed my password, now my inbox is stuck", 'password_changed'],
    ["I didn't change my password but my inbox isn't syncing", undefined],
    ['my inbox is stuck', undefined],
    ['reset my aptly password', undefined],
  ])('of "%s" is %s', (text, hint) => {
    expect(understand(text).causeHint).toBe(hint);
  });
});

describe('a question beside the cause', () => {
  it.each([
    ['do you read my mail?', 'privacy'],
    ['who gets to see my messages?', 'privacy'],
    ['¿pueden leer mis correos?', 'privacy'],
    ['¿quién puede ver mis emails?', 'privacy'],
    ['is it safe?', 'safety'],
    ['¿es seguro?', 'safety'],
    ['will I lose my settings?', 'settings'],
    ['do I have to disconnect first?', 'settings'],
    ['¿se borran los correos si reconecto?', 'settings'],
    ['why does it keep happening?', 'recurrence'],
    ['¿por qué sigue pasando?', 'recurrence'],
    ['what are the limits?', 'limits'],
    ['¿cuántos emails puedo mandar por día?', 'limits'],
    ['do I need my password?', 'password'],
    ['¿necesito mi contraseña?', 'password'],
    ['how long does it take?', 'duration'],
    ['how long will it take?', 'duration'],
    ['how long', 'duration'],
    ['¿cuánto tarda?', 'duration'],
    ['what happens after I click Save?', 'saving'],
    ['¿qué hago después de guardar?', 'saving'],
    ['where do I find Reconnect?', 'finding'],
    ['¿dónde está el botón de reconectar?', 'finding'],
    ['I forgot my password', 'forgotten'],
    ['no tengo la contraseña', 'forgotten'],
    ['what is the difference between reconnect and disconnect?', 'disconnecting'],
    ['¿cuál es la diferencia entre reconectar y desconectar?', 'disconnecting'],
    ['will I get the mails I missed?', 'missed'],
    ['¿voy a recibir los correos que perdí?', 'missed'],
    ['does my coworker have to do it too?', 'colleagues'],
    ['¿mi compañero también tiene que hacerlo?', 'colleagues'],
    ['can Aptly delete my mails?', 'permissions'],
    ["I don't want to give access to all my mails", 'permissions'],
    ['¿puede Aptly borrar mis correos?', 'permissions'],
    ['can you delete my emails', 'permissions'],
    ['it asked to delete my emails??', 'permissions'],
    ['could the app send my mails?', 'permissions'],
    ['¿pueden borrar mis correos?', 'permissions'],
    ['will I lose my mails if I reconnect?', 'settings'],
    ['why does it stop again and again?', 'recurrence'],
    ['will it happen again?', 'recurrence'],
    ['¿va a pasar otra vez?', 'recurrence'],
    ['what was the problem again', undefined],
    ['what was it again?', undefined],
    ['¿cuál era el problema otra vez?', undefined],
    ['can I do it tomorrow?', 'postponing'],
    ['¿puedo hacerlo mañana?', 'postponing'],
    ['what do i tell my admin', 'forwarding'],
    ['¿qué le digo a mi administrador?', 'forwarding'],
    ['who is my admin', 'administrator'],
    ['no sé quién es mi administrador', 'administrator'],
    ['i am the admin', 'being_administrator'],
    ['soy la administradora', 'being_administrator'],
    ['i am not the admin', 'administrator'],
    ['no soy el administrador', 'administrator'],
    ['can i reconnect anyway', 'anyway'],
    ['puedo reconectar igual', 'anyway'],
    ['which apps should i remove', 'apps'],
    ['qué aplicaciones quito', 'apps'],
    ['did newsletter yesterday to 900 tenants, is that why', 'limits'],
    ['can i do it on my phone', 'device'],
    ['does it have to be chrome', 'device'],
    ['¿puedo hacerlo desde el celular?', 'device'],
    ['what is single sign on', 'single_sign_on'],
    ['qué es el inicio de sesión único', 'single_sign_on'],
    ['how long until they answer', 'support_time'],
    ['cuánto tardan en responder', 'support_time'],
    ['what do you do with my data', 'privacy'],
    ['whats my password', 'forgotten'],
    ['is this urgent?', 'urgency'],
    ['can it wait', 'urgency'],
    ['¿puede esperar?', 'urgency'],
    ['this is urgent', undefined],
    ['es urgente', undefined],
    ['where is settings? I dont see it', 'finding'],
    ['no encuentro configuración', 'finding'],
    ['can you email it to my admin?', 'forwarding'],
    ['¿puede enviarlo a mi administrador?', 'forwarding'],
    ['how long until my mail is back?', undefined],
    ['where is the reconnect link?', undefined],
    ["I'll do it tomorrow", undefined],
    ['need admin approval', undefined],
    ["my coworker's inbox is not syncing too", undefined],
    ['reset my aptly password', undefined],
    ['I lost my laptop password', undefined],
    ['why did this happen?', undefined],
    ['is it because I changed my password?', undefined],
    ['I changed my password and my mail is not syncing again', undefined],
  ])('of "%s" is %s', (text, about) => {
    expect(understand(text).about).toBe(about);
  });
});

describe('a question besides a problem', () => {
  it.each([
    ['why is my inbox not syncing and will I lose my settings if I reconnect?', 'sync_problem', 'settings'],
    ['my gmail stopped syncing, do I need my password?', 'sync_problem', 'password'],
    ["Hi! My inbox isn't syncing. Is it safe to reconnect? Thanks", 'sync_problem', 'safety'],
    ['¿por qué no sincroniza mi buzón y es seguro volver a conectar?', 'sync_problem', 'safety'],
    ['I disconnected my inbox by accident, how do I get it back?', 'reconnect', 'undoing'],
    ['desconecté mi buzón por error, ¿cómo lo recupero?', 'reconnect', 'undoing'],
  ])('of "%s", which is %s, is %s', (text, intent, also) => {
    const understood = understand(text);
    expect(understood).toMatchObject({ intent, also });
    expect(understood.confidence).toBeGreaterThanOrEqual(actFrom);
    expect(understood).not.toHaveProperty('about');
  });

  it('goes with a wish for a reconnect, too', () => {
    expect(understand('how do i reconnect and how long does it take?')).toMatchObject({
      intent: 'reconnect',
      also: 'duration',
    });
  });

  it.each([
    ['will I lose anything, when I reconnect?', 'why_cause'],
    ['my phone and my inbox are not syncing', 'sync_problem'],
    ['my inbox is not syncing and I changed my password', 'sync_problem'],
    ['the tenant in 4B is furious and is it safe?', 'out_of_scope'],
  ])('is none in "%s", which is %s', (text, intent) => {
    expect(understand(text)).toMatchObject({ intent });
    expect(understand(text)).not.toHaveProperty('also');
  });
});

describe('address', () => {
  it('is the one in the words, in lower case', () => {
    expect(understand('Leasing@Oak-Hill.co.uk is not syncing').address).toBe('leasing@oak-hill.co.uk');
  });

  it('is not taken from what is quoted', () => {
    expect(understand('still broken\n> jo@x.com is not syncing').address).toBeUndefined();
  });
});

describe('another inbox', () => {
  it.each([
    ["my other inbox isn't syncing either", true],
    ['what about my other gmail account?', true],
    ['the other one', true],
    ['mi otro buzón no sincroniza', true],
    ['a different inbox', true],
    ['another inbox is not syncing', true],
    ['my inbox is not syncing', undefined],
    ['no other emails arrive', undefined],
    ['I tried the other day', undefined],
  ])('of "%s" is %s', (text, other) => {
    expect(understand(text).other).toBe(other);
  });
});

describe('two questions', () => {
  it.each([
    ['will i lose my mails? how long does it take?', 'settings', 'duration'],
    ['what is single sign on and do i need my password', 'single_sign_on', 'password'],
    ['where do i find personal inbox and can i do it on my phone', 'finding', 'device'],
    ['¿es seguro? ¿cuánto tarda?', 'safety', 'duration'],
    ['¿pierdo mis correos y puedo hacerlo desde el celular?', 'settings', 'device'],
  ])('of "%s" are %s and %s', (text, about, also) => {
    expect(understand(text)).toMatchObject({ about, also });
  });

  it.each([
    ['why did this happen and will it happen again?', 'recurrence'],
    ['por que paso esto y es seguro volver a conectar', 'safety'],
  ])('of "%s" are the cause and %s', (text, also) => {
    expect(understand(text)).toMatchObject({ intent: 'why_cause', also });
    expect(understand(text)).not.toHaveProperty('about');
  });

  it.each(['if i reconnect, do i lose anything', 'ok, and how long does it take?', 'is it safe, is it secure?'])(
    'are not asked in "%s"',
    (text) => {
      expect(understand(text)).not.toHaveProperty('also');
    },
  );
});
