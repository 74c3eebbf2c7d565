import { wordsFor } from '@reconnect/article';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../playground.ts';
import type { Provider } from '../stage/scenario.ts';
import { walkReconnect } from './browser-walk.ts';
import { caseNumberIn, linkOf, type Meaning, withoutTokens } from './meaning.ts';
import { type Talker, talkers } from './talker.ts';

/**
 * The same product for people whose Slack and Teams speak Spanish: every word that reaches them is Spanish, from the
 * greeting to the page in the browser, and both platforms mean the same.
 */
let playground: Playground;
beforeAll(async () => {
  playground = await startPlayground({ port: 0, logLevel: 'silent' });
});
afterAll(() => playground.stop());

const say = wordsFor('es-MX');
const day = 24 * 60 * 60_000;

interface Conversation {
  readonly provider: Provider;
  readonly scenario: string;
  hold(talker: Talker): Promise<void>;
}

const conversations: Readonly<Record<string, Conversation>> = {
  'from the greeting through a link to mail that flows': {
    provider: 'google',
    scenario: 'password_changed',
    async hold(talker) {
      await talker.writes('¿por qué no se sincroniza mi buzón?');
      const offer = await talker.waitsFor(/El enlace sirve hasta /);
      expect(offer.lines.join(' ')).toMatch(/Es probable que .*También podría tratarse de/s);
      expect(await walkReconnect(linkOf(offer))).toMatchObject({
        status: 200,
        page: expect.stringContaining('Su buzón está conectado de nuevo'),
      });
      const proof = await talker.waitsFor(/El correo vuelve a llegar/);
      expect(proof.lines.join(' ')).toMatch(/llegaron 12 mensajes/);
      await talker.waitsFor(/^Aptly importó 12 mensajes/);
      // Nobody signs in within seconds; what is written so soon is taken for the rest of the question.
      await playground.stage.skip(10_000);
      await talker.writes('sí, ya funciona');
      const feedback = await talker.waitsFor(/¿Respondió esto a su pregunta\?/);
      expect(feedback.buttons.map(({ spoken }) => spoken)).toEqual(['No', 'En parte', 'Sí']);
      await talker.presses('🤩');
      await talker.waitsFor(/¡Gracias!/);
    },
  },
  'through the steps in Aptly to a person': {
    provider: 'google',
    scenario: 'password_changed',
    async hold(talker) {
      await talker.writes('mi buzón no se sincroniza');
      await talker.waitsFor(/El enlace sirve hasta /);
      await talker.presses(say('choice.steps'));
      await talker.waitsFor(/Paso 1 de 7/);
      await talker.waitsFor(/✓ Usted eligió: Muéstreme los pasos en Aptly/);
      await talker.writes('listo');
      await talker.waitsFor(/Paso 2 de 7/);
      await talker.presses(say('choice.stuck'));
      await talker.waitsFor(/No hay problema/);
      await talker.writes('quiero hablar con una persona');
      await talker.waitsFor(/¿Lo envío a soporte\?/);
    },
  },
  'from a policy to a note that an administrator can follow': {
    provider: 'microsoft',
    scenario: 'admin_policy',
    async hold(talker) {
      await talker.writes('mi correo de outlook dejó de llegar');
      const note = await talker.waitsFor(/Nota para su administrador/);
      expect(note.lines.join(' ')).toMatch(/Qué hay que cambiar: .*Pida a la persona que vuelva a conectar\./s);
    },
  },
  'from our own fault to support, which reads English and the person’s own words': {
    provider: 'microsoft',
    scenario: 'our_misconfiguration',
    async hold(talker) {
      await talker.writes('¿por qué no se sincroniza mi buzón?');
      await talker.waitsFor(/Esta falla es nuestra/);
      await talker.presses(say('choice.send_case'));
      const sent = await talker.waitsFor(/Su número de caso es/);
      const number = caseNumberIn(sent);
      const mail = await playground.world.mailbox.waitFor(({ subject }) => subject.includes(number), {
        timeoutMs: 10_000,
      });
      expect(mail.text).toContain('¿por qué no se sincroniza mi buzón?');
      expect(mail.text).toMatch(/set up wrong on our side/);
    },
  },
  'from a limit to a promise': {
    provider: 'google',
    scenario: 'throttled',
    async hold(talker) {
      await talker.writes('no llegan correos nuevos desde ayer');
      const promise = await talker.waitsFor(/Revisaré otra vez hacia las? .+ y le avisaré aquí\./);
      expect(promise.lines).toContain('Gmail: explicación de los límites');
    },
  },
};

/** Words that no Spanish sentence has. Names of a console are quoted or between ">". */
const english = /\b(the|and|you|your|with|this|was|not|is|will|please|for|again|inbox|mail|chose|step)\b/i;
const ours = (line: string) => line.replaceAll(/“[^”]*”/g, '').replaceAll(/^Dónde: .*$|^Qué hay que cambiar: .*$/g, '');

describe.each(Object.entries(conversations))('In Spanish, %s,', (_, { provider, scenario, hold }) => {
  const heard = new Map<string, readonly Meaning[]>();

  it.each(['slack', 'teams'] as const)('in %s', async (platform) => {
    await playground.stage.skip(day);
    const { players } = await playground.stage.begin(provider, scenario, 'es-MX');
    const talker = talkers[platform](playground.world, players.dana);
    await talker.waitsFor(/^¡Hola, Dana/);
    await hold(talker);
    const all = talker.hears();
    expect(all.flatMap(({ lines }) => lines.map(ours)).filter((line) => english.test(line))).toEqual([]);
    expect(all.flatMap(({ buttons }) => buttons).filter(({ label }) => english.test(label))).toEqual([]);
    heard.set(platform, all.map(withoutTokens).map(withoutTimes));
  });

  it('means the same in both', () => {
    expect([...heard.keys()]).toEqual(['slack', 'teams']);
    expect(heard.get('teams')).toEqual(heard.get('slack'));
  });
});

describe('Where others read', () => {
  it.each([
    ['slack', /Le ayudo en un mensaje directo/],
    ['teams', /Sigamos en nuestro chat privado/],
  ] as const)('the assistant in %s says in Spanish that it answers in private', async (platform, words) => {
    const { players } = await playground.stage.begin('google', 'password_changed', 'es-MX');
    const { slack, teams } = playground.world;
    await talkers[platform](playground.world, players.dana).mentions('mi buzón no se sincroniza');
    const { id } = players.dana.slack;
    const texts = () =>
      platform === 'slack'
        ? slack.world.messages().filter(({ onlyFor }) => onlyFor === id)
        : teams.world.activities().filter(({ from }) => from === undefined);
    const said = await playground.world[platform].waitFor(
      () => texts().find((one) => words.test(JSON.stringify(one))),
      {
        timeoutMs: 10_000,
      },
    );
    expect(JSON.stringify(said)).toMatch(words);
  });

  it('Slack offers to somebody who opens the conversation what can be asked, in Spanish', async () => {
    const { players } = await playground.stage.begin('google', 'password_changed', 'es-MX');
    const { slack } = playground.world;
    const offered = await slack.waitFor(() => slack.world.suggestedPromptsIn(players.dana.slack.dm), {
      timeoutMs: 10_000,
    });
    expect(offered.prompts.map(({ title }) => title)).toContain('Mi buzón no se sincroniza');
    const talker = talkers.slack(playground.world, players.dana);
    await talker.writes(offered.prompts[0]?.message ?? '');
    await talker.waitsFor(/El enlace sirve hasta /);
    await talker.writes(offered.prompts[3]?.message ?? '');
    await talker.waitsFor(/¿Lo envío a soporte\?/);
  });
});

/** The two were held one after the other, so the clock on the wall differs, near midnight also the day it names. */
function withoutTimes({ lines, buttons }: Meaning): Meaning {
  const timeless = lines.map((line) =>
    line
      .replace(/\b(el \S+ \d{1,2} de \w+ a )?(las? )?(\S+ \d{1,2} de \w+, )?\d{1,2}:\d{2}\s[ap]\.\s?m\./g, '<hora>')
      .replace(/^Hora: .+/, 'Hora: <momento>')
      .replace(/\b[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\b/g, '<id>')
      .replace(/Revisado: .+/, 'Revisado: <hace>'),
  );
  return { lines: timeless, buttons };
}
