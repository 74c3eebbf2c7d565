import { describe, expect, it } from 'vitest';
import type { Identity, Reply } from './channel.ts';
import { offersLink } from './testing/screen.ts';
import { openWorld, type World } from './testing/scripted-world.ts';

const ana: Identity = {
  email: 'dana@example.com',
  name: 'Ana',
  locale: 'es-MX',
  timeZone: 'America/Mexico_City',
  stranger: false,
};

const open = (world: World = {}) => openWorld({ identity: ana, ...world });
const chosen = (reply: Reply) => reply.chosen !== undefined;

describe('a person whose platform speaks Spanish', () => {
  it('is greeted in Spanish before anything else is known of them', async () => {
    const { says, screen } = open({ intent: () => 'greeting' });
    await says('hola');
    expect(await screen.saw(() => true)).toMatchObject({ locale: 'es-MX', title: '¡Hola, Ana!' });
  });

  it('reads one language from the question to the offer, and on the button that was pressed', async () => {
    const { says, presses, screen } = open();
    await says('mi buzón no se sincroniza');
    const offer = await screen.saw(offersLink);
    expect(offer.title).toBe('Su contraseña se cambió');
    expect(offer.choices.map(({ label }) => label)).toContain('Muéstreme los pasos en Aptly');
    await presses('steps', offer);
    const settled = await screen.saw(chosen);
    expect(settled).toMatchObject({ chosen: 'Muéstreme los pasos en Aptly', title: offer.title, locale: 'es-MX' });
    expect(settled.blocks).toEqual(offer.blocks);
    expect(new Set(screen.replies().map(({ locale }) => locale))).toEqual(new Set(['es-MX']));
  });

  it('is heard by support as they spoke, by the label that they pressed', async () => {
    const { says, presses, screen, cases } = open();
    await says('mi buzón no se sincroniza');
    await presses('human', await screen.saw(offersLink));
    const ask = await screen.saw(({ title }) => title === '¿Lo envío a soporte?');
    await presses('send_case', ask);
    await screen.saw(({ title }) => title === 'Enviado a soporte');
    expect(cases[0]?.transcript.filter(({ from }) => from === 'person').map(({ text }) => text)).toEqual([
      'mi buzón no se sincroniza',
      'Hablar con una persona',
      'Enviar a soporte',
    ]);
  });

  it('is asked about once, however much is said to them', async () => {
    let asked = 0;
    const identify = async () => {
      asked += 1;
      return ana;
    };
    const { says, screen } = open({ intent: () => 'greeting', channel: { identify } });
    await says('hola');
    await screen.saw(() => true);
    await says('hola otra vez');
    await screen.saw(() => screen.replies().length === 2);
    expect(asked).toBe(1);
  });
});

describe('a platform that cannot tell who the person is', () => {
  it('costs them their language, not the answer', async () => {
    const identify = () => Promise.reject(new Error('users.info is down for U1'));
    const { says, screen, logged } = open({ intent: () => 'greeting', channel: { identify } });
    await says('hola');
    expect(await screen.saw(() => true)).toMatchObject({ locale: 'en', title: 'Hi!' });
    expect(JSON.stringify(logged)).toContain('could not tell who the person is');
    expect(JSON.stringify(logged)).not.toContain('is down for');
  });

  it('keeps them waiting for two seconds and no longer', async () => {
    const asked = Promise.withResolvers<void>();
    const identify = () => {
      asked.resolve();
      return new Promise<never>(() => {});
    };
    const { says, screen, clock } = open({ intent: () => 'greeting', channel: { identify } });
    await says('hola');
    await asked.promise;
    clock.advance(1_999);
    expect(screen.replies()).toEqual([]);
    clock.advance(1);
    expect(await screen.saw(() => true)).toMatchObject({ locale: 'en', title: 'Hi!' });
  });
});
