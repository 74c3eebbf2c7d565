import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type EventEnvelope,
  events,
  type PressPayload,
  type Received,
  receiveCommand,
  receivePress,
} from './receive.ts';

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));

const person = { platform: 'slack', tenant: 'T0AB1CDE2', id: 'U0ADA5678' };
const inPrivate = { tenant: 'T0AB1CDE2', user: 'U0ADA5678' };
const inDirectMessage = { ...inPrivate, channel: 'D0ADADM90' };

function receiveFixture(name: string): Received {
  const envelope: EventEnvelope = fixture(name);
  const type = envelope.event.type as keyof typeof events;
  return events[type](envelope);
}

describe('an event', () => {
  it('that is a direct message becomes a turn, answered in a thread under it, its text as the person sees it', () => {
    expect(receiveFixture('message-im')).toEqual({
      kind: 'turn',
      turn: {
        person,
        delivery: 'Ev08F3K2QW1L',
        address: { ...inDirectMessage, thread: '1795380000.123459' },
        said: { kind: 'text', text: "why isn't my inbox syncing? it's ada@example.com & it worked < 2 days ago" },
      },
    });
  });

  it('that is a message in a thread is answered in that thread', () => {
    expect(receiveFixture('message-im-in-thread')).toMatchObject({
      turn: { address: { thread: '1795379000.000100' }, said: { text: 'still broken' } },
    });
  });

  it('that is a message with a file is taken by its words', () => {
    expect(receiveFixture('message-file-share')).toMatchObject({ turn: { said: { text: 'this is what I see' } } });
  });

  it('that is a mention becomes a turn without the mention, answered in private', () => {
    expect(receiveFixture('app-mention')).toEqual({
      kind: 'turn',
      turn: {
        person,
        delivery: 'Ev08F3K2QW20',
        address: inPrivate,
        said: { kind: 'text', text: "why isn't my inbox syncing?" },
      },
      aside: { ...inPrivate, channel: 'C0GENERAL' },
    });
  });

  it('that is a mention without words asks for help, and the aside stays in its thread', () => {
    expect(receiveFixture('app-mention-bare-in-thread')).toMatchObject({
      turn: { address: inPrivate, said: { text: 'help' } },
      aside: { thread: '1795380000.000001' },
    });
  });

  it('that is a mention by somebody of another organisation is no turn', () => {
    expect(receiveFixture('app-mention-stranger')).toEqual({
      kind: 'stranger',
      aside: { tenant: 'T0AB1CDE2', user: 'U0FOREIGN', channel: 'C0GENERAL' },
    });
  });

  it('in a channel shared with another organisation belongs to the team it was authorized for', () => {
    expect(receiveFixture('app-mention-shared-channel-own')).toMatchObject({ kind: 'turn', turn: { person } });
  });

  it('for an app that a whole enterprise installed belongs to the enterprise', () => {
    expect(receiveFixture('message-enterprise')).toMatchObject({
      turn: { person: { tenant: 'E0GRID777' }, address: { tenant: 'E0GRID777' } },
    });
  });

  it('that a person opened the messages tab is a turn without words', () => {
    expect(receiveFixture('app-home-opened-messages')).toEqual({
      kind: 'turn',
      turn: { person, delivery: 'Ev08F3K2QW30', address: inDirectMessage, said: { kind: 'opened' } },
    });
  });

  it.each([
    ['message-own', 'own_message'],
    ['message-other-bot', 'bot'],
    ['message-changed', 'subtype'],
    ['message-slackbot', 'slackbot'],
    ['message-group', 'not_direct'],
    ['app-home-opened-home', 'other_tab'],
  ])('like %s is ignored, because: %s', (name, why) => {
    expect(receiveFixture(name)).toEqual({ kind: 'ignored', why });
  });

  it('that mentions the app within a direct message does not count beside the message itself', () => {
    const mention: EventEnvelope = fixture('app-mention');
    const within = { ...mention, event: { ...mention.event, channel: 'D0ADADM90' } };
    expect(events.app_mention(within)).toEqual({ kind: 'ignored', why: 'direct_mention' });
  });

  it.each(['message-im', 'app-mention', 'app-home-opened-messages'])('like %s, but from nobody, is ignored', (name) => {
    const { event, ...envelope }: EventEnvelope = fixture(name);
    const { user: _, ...anonymous } = event;
    const type = event.type as keyof typeof events;
    expect(events[type]({ ...envelope, event: anonymous })).toEqual({ kind: 'ignored', why: 'incomplete' });
  });
});

describe('the slash command', () => {
  it('is a turn of its words, answered in private', () => {
    expect(receiveCommand(fixture('command-reconnect'))).toEqual({
      kind: 'turn',
      turn: {
        person,
        delivery: '8012345.4242.c0ffee00c0ffee00',
        address: inPrivate,
        said: { kind: 'text', text: 'reconnect' },
      },
      aside: { ...inPrivate, channel: 'C0GENERAL' },
    });
  });

  it('without words asks for help', () => {
    expect(receiveCommand(fixture('command-bare'))).toMatchObject({ turn: { said: { text: 'help' } } });
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

  it('in an enterprise that installed the app belongs to the enterprise', () => {
    expect(receivePress(fixture('press-enterprise'))).toMatchObject({ turn: { person: { tenant: 'E0GRID777' } } });
  });

  it('is told from its repetition by time and person when Slack gives it no trigger', () => {
    const { trigger_id: _, ...press }: PressPayload = fixture('press');
    expect(receivePress(press)).toMatchObject({ turn: { delivery: 'U0ADA5678/1795380010.123456' } });
  });
});
