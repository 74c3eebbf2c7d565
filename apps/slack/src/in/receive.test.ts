import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type EventEnvelope, events } from './receive.ts';
import type { Received } from './received.ts';

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8'));

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

  it.each(['thread_broadcast', 'me_message'])('that is a message of the kind %s is a person’s own words', (subtype) => {
    const { event, ...envelope } = fixture('message-im-in-thread');
    expect(events.message({ ...envelope, event: { ...event, subtype } })).toMatchObject({
      turn: { address: { thread: '1795379000.000100' }, said: { text: 'still broken' } },
    });
  });

  it('that is a mention becomes a turn without the mention, answered in private', () => {
    expect(receiveFixture('app-mention')).toEqual({
      kind: 'turn',
      turn: {
        person,
        delivery: 'mention/C0GENERAL/1795380100.000500',
        address: inPrivate,
        said: { kind: 'text', text: "why isn't my inbox syncing?" },
      },
      aside: { ...inPrivate, channel: 'C0GENERAL' },
    });
  });

  it('that is a mention without words asks for help, and the aside stays in its thread', () => {
    expect(receiveFixture('app-mention-bare-in-thread')).toMatchObject({
      turn: { address: inPrivate, said: { kind: 'wish', verb: 'help', words: '' } },
      aside: { thread: '1795380000.000001' },
    });
  });

  it('that is a mention which was edited is the same turn again', () => {
    const { event, ...envelope } = fixture('app-mention');
    const edited = { ...event, text: '<@U0BOT1234> help', edited: { user: event.user, ts: '1795380060.000000' } };
    const again = events.app_mention({ ...envelope, event_id: 'Ev2', event: edited });
    const { turn } = events.app_mention({ ...envelope, event }) as Extract<Received, { kind: 'turn' }>;
    expect(again).toMatchObject({ turn: { delivery: turn.delivery } });
  });

  it('that is a mention by somebody of another organisation is no turn', () => {
    expect(receiveFixture('app-mention-stranger')).toEqual({
      kind: 'stranger',
      aside: { tenant: 'T0AB1CDE2', user: 'U0FOREIGN', channel: 'C0GENERAL' },
    });
  });

  it.each([
    ['T0OTHER', 'turn'],
    ['E0GRID777', 'turn'],
    ['E0PARTNER', 'stranger'],
  ])('that is a mention by somebody of %s, to an app of a whole enterprise, is a %s', (user_team, kind) => {
    const { authorizations } = fixture('message-enterprise');
    const { event, ...envelope } = fixture('app-mention-stranger');
    const received = events.app_mention({ ...envelope, authorizations, event: { ...event, user_team } });
    expect(received.kind).toBe(kind);
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

  it('that a person opened the home tab asks for their home', () => {
    expect(receiveFixture('app-home-opened-home')).toEqual({ kind: 'home', address: inDirectMessage, hash: undefined });
  });

  it('that Slack’s Stop button was pressed is the wish to stop, answered in the thread', () => {
    expect(receiveFixture('agent-session-stopped')).toEqual({
      kind: 'stopped',
      turn: {
        person,
        delivery: 'Ev08F3K2QW40',
        address: { ...inDirectMessage, thread: '1795380000.123459' },
        said: { kind: 'wish', verb: 'cancel', words: 'Stop' },
      },
    });
  });

  it.each([
    ['message-own', 'own_message'],
    ['message-other-bot', 'bot'],
    ['message-changed', 'subtype'],
    ['message-slackbot', 'slackbot'],
    ['message-group', 'not_direct'],
  ])('like %s is ignored, because: %s', (name, why) => {
    expect(receiveFixture(name)).toEqual({ kind: 'ignored', why });
  });

  it('that mentions the app within a direct message does not count beside the message itself', () => {
    const mention: EventEnvelope = fixture('app-mention');
    const within = { ...mention, event: { ...mention.event, channel: 'D0ADADM90' } };
    expect(events.app_mention(within)).toEqual({ kind: 'ignored', why: 'direct_mention' });
  });

  it.each([
    ['of no team', { team_id: undefined, authorizations: [] }],
    ['of a team that is no text', { authorizations: [{ team_id: { toString: null } }] }],
    ['without an id of its own', { event_id: 7 }],
    ['in a thread that is no text', { event: { ...fixture('message-im').event, thread_ts: 0 } }],
    ['of somebody who is no text', { event: { ...fixture('message-im').event, user: [] } }],
    ['of somebody whose id has half a character', { event: { ...fixture('message-im').event, user: 'U\uD800' } }],
  ])('%s is none that Slack documents', (_, change) => {
    expect(() => events.message({ ...fixture('message-im'), ...change })).toThrow(TypeError);
  });

  it('that somebody who is no text opened the home is none that Slack documents', () => {
    const { event, ...envelope } = fixture('app-home-opened-home');
    expect(() => events.app_home_opened({ ...envelope, event: { ...event, user: {} } })).toThrow(TypeError);
  });

  it.each(['message-im', 'app-mention', 'app-home-opened-messages'])('like %s, but from nobody, is ignored', (name) => {
    const { event, ...envelope }: EventEnvelope = fixture(name);
    const { user: _, ...anonymous } = event;
    const type = event.type as keyof typeof events;
    expect(events[type]({ ...envelope, event: anonymous })).toEqual({ kind: 'ignored', why: 'incomplete' });
  });
});
