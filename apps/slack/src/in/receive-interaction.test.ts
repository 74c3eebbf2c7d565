import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type PressPayload,
  receiveCommand,
  receivePress,
  receiveShortcut,
  receiveSubmission,
} from './receive-interaction.ts';
import { shortcuts } from './shortcuts.ts';

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8'));

const person = { platform: 'slack', tenant: 'T0AB1CDE2', id: 'U0ADA5678' };
const inPrivate = { tenant: 'T0AB1CDE2', user: 'U0ADA5678' };
const inDirectMessage = { ...inPrivate, channel: 'D0ADADM90' };

describe('the slash command', () => {
  it('is a wish, answered in private', () => {
    expect(receiveCommand(fixture('command-reconnect'))).toEqual({
      kind: 'turn',
      turn: {
        person,
        delivery: '8012345.4242.c0ffee00c0ffee00',
        address: inPrivate,
        said: { kind: 'wish', verb: 'link', words: '/inbox reconnect' },
      },
      aside: { ...inPrivate, channel: 'C0GENERAL' },
    });
  });

  it.each([
    ['status', 'status'],
    ['  STATUS ', 'status'],
    ['estado', 'status'],
    ['reconectar', 'link'],
  ])('may be followed by %j, in every language', (text, verb) => {
    expect(receiveCommand({ ...fixture('command-reconnect'), text })).toMatchObject({ turn: { said: { verb } } });
  });

  it.each(['', 'help', 'ayuda', 'status please', 'constructor'])('followed by %j tells how it is used', (text) => {
    const aside = { ...inPrivate, channel: 'C0GENERAL' };
    expect(receiveCommand({ ...fixture('command-bare'), text })).toEqual({ kind: 'usage', aside });
  });

  it('in an enterprise that installed the app belongs to the enterprise', () => {
    expect(receiveCommand(fixture('command-enterprise'))).toMatchObject({ turn: { person: { tenant: 'E0GRID777' } } });
  });
});

describe('a pressed button', () => {
  it('is a turn that says which button of which question, answered in its thread', () => {
    expect(receivePress(fixture('press'))).toEqual({
      kind: 'turn',
      turn: {
        person,
        delivery: '8012350.4242.beef',
        address: { ...inDirectMessage, thread: '1795380000.123459' },
        said: { kind: 'press', verb: 'inbox', ask: 4, value: 'ib_7' },
      },
    });
  });

  it('may carry nothing but its question', () => {
    expect(receivePress(fixture('press-without-value'))).toMatchObject({
      turn: { said: { kind: 'press', verb: 'next', ask: 5 } },
    });
  });

  it('that opened a link is only acknowledged', () => {
    expect(receivePress(fixture('press-link'))).toEqual({ kind: 'ignored', why: 'link_opened' });
  });

  it.each(['press-unknown', 'press-unreadable-value'])(
    'like %s is unknown, and the person is told beside it',
    (name) => {
      expect(receivePress(fixture(name))).toEqual({
        kind: 'unknown_button',
        aside: { ...inDirectMessage, thread: '1795380000.123459' },
      });
    },
  );

  it('outside a direct message is answered in private', () => {
    expect(receivePress(fixture('press-in-home'))).toMatchObject({ turn: { address: inPrivate } });
  });

  it('at home belongs to the team that installed the app, wherever it was opened', () => {
    const elsewhere = { id: 'T0NEIGHBOUR' };
    const press = { ...fixture('press-in-home'), team: elsewhere, user: { id: 'U0ADA5678', team_id: elsewhere.id } };
    const view = { id: 'V0HOME1', app_installed_team_id: 'T0AB1CDE2' };
    expect(receivePress({ ...press, view })).toMatchObject({ turn: { person } });
  });

  it('in an enterprise that installed the app belongs to the enterprise', () => {
    expect(receivePress(fixture('press-enterprise'))).toMatchObject({ turn: { person: { tenant: 'E0GRID777' } } });
  });

  it('is told from its repetition by time and person when Slack gives it no trigger', () => {
    const { trigger_id: _, ...press }: PressPayload = fixture('press');
    expect(receivePress(press)).toMatchObject({ turn: { delivery: 'U0ADA5678/1795380010.123456' } });
  });
});

it.each([
  ['a command', () => receiveCommand({ ...fixture('command-bare'), user_id: [] })],
  ['a command of nowhere', () => receiveCommand({ ...fixture('command-bare'), team_id: undefined })],
  ['a press', () => receivePress({ ...fixture('press'), user: { id: { toString: null } } })],
  ['a press of nowhere', () => receivePress({ ...fixture('press'), team: { id: '\uD800' } })],
  ['a press on an unknown button', () => receivePress({ ...fixture('press-unknown'), user: { id: 7 } })],
])('%s by an id that Slack never sends is refused', (_, receive) => {
  expect(receive).toThrow(TypeError);
});

describe('a button that asks for words', () => {
  it('brings its form along', () => {
    expect(receivePress(fixture('press-form'))).toEqual({
      kind: 'form',
      form: { title: 'Note for support', label: 'What should support know?', submit: 'Add the note', longest: 2000 },
      press: {
        person,
        delivery: '8012350.4242.beef',
        address: { ...inDirectMessage, thread: '1795380000.123459' },
        said: { kind: 'press', verb: 'note', ask: 4 },
      },
      trigger: '8012350.4242.beef',
    });
  });
});

describe('a button at home', () => {
  it('is a wish that says what stood on it, answered in private', () => {
    expect(receivePress(fixture('press-wish'))).toMatchObject({
      turn: { address: inPrivate, said: { kind: 'wish', verb: 'check', value: 'ib_7', words: 'Check now' } },
    });
  });
});

describe('a shortcut', () => {
  const [check, notArriving] = shortcuts;

  it('is a wish, answered in private', () => {
    expect(receiveShortcut(check, fixture('shortcut-global'))).toEqual({
      kind: 'turn',
      turn: {
        person,
        delivery: '8012360.4242.f00d',
        address: inPrivate,
        said: { kind: 'wish', verb: 'status', words: 'Check my inbox' },
      },
    });
  });

  it('on a message carries nothing of it', () => {
    const received = JSON.stringify(receiveShortcut(notArriving, fixture('shortcut-message')));
    expect(received).toContain('"verb":"ask"');
    expect(received).not.toMatch(/canary|U0AUTHOR|C0GENERAL/);
  });
});

describe('a window that is sent', () => {
  it('is the press of its button with the words, taken once however often it is sent', () => {
    expect(receiveSubmission(fixture('submission'))).toEqual({
      kind: 'turn',
      turn: {
        person,
        delivery: 'view/V0FORM1',
        address: { ...inPrivate, thread: '1795380000.123459' },
        said: { kind: 'press', verb: 'note', ask: 4, value: 'It began <yesterday> & never stopped.' },
      },
    });
  });

  const submission = fixture('submission');
  const withWords = (value: string | null) => ({
    ...submission,
    view: { ...submission.view, state: { values: { words: { words: { type: 'plain_text_input', value } } } } },
  });

  it.each([null, '', ' \n\t '])('with %j in it holds no words', (value) => {
    expect(receiveSubmission(withWords(value))).toEqual({ kind: 'unwritten', person });
  });

  it('belongs to the installation it was opened by, and to the enterprise where that installed the app', () => {
    const { view } = submission;
    const connected = { ...submission, view: { ...view, app_installed_team_id: 'T0OTHER' } };
    expect(receiveSubmission(connected)).toMatchObject({ turn: { person: { tenant: 'T0OTHER' } } });
    const whole = { ...submission, is_enterprise_install: true, enterprise: { id: 'E0GRID777' } };
    expect(receiveSubmission(whole)).toMatchObject({ turn: { person: { tenant: 'E0GRID777' } } });
  });

  it.each(['', 'null', '[]', '{"verb":"note"}', '{"verb":1,"ask":2}'])('that remembers %j is ignored', (remembered) => {
    const view = { ...submission.view, private_metadata: remembered };
    expect(receiveSubmission({ ...submission, view })).toEqual({ kind: 'ignored', why: 'incomplete' });
  });
});
