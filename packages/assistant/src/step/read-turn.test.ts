import { advance, firstSnapshot, type Snapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { newConversation } from '../conversation/conversation.ts';
import type { Standing } from '../conversation/standing.ts';
import { at, dana, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { readTurn } from './read-turn.ts';
import { takeStep } from './take-step.ts';

const offered = ['deny', 'status', 'reconnect'] as const;
const unclear = {
  outcome: 'remark',
  deed: { type: 'remark', params: { topic: 'not_understood', likely: offered } },
  heard: 'none of our inboxes sync',
  stale: false,
} as const;
const never = () => {
  throw new Error('Nothing is written here.');
};

/** A link was offered: before anything was looked at, none of the meanings would fit. */
function offering(): Snapshot {
  const verdict = verdictOf('reconnect', 'password_changed');
  const asking = advance(firstSnapshot(), { type: 'person.asked', at }).snapshot;
  const found = advance(asking, { type: 'inboxes.found', run: 1, inboxes: [danasInbox], at }).snapshot;
  return advance(found, { type: 'diagnosis.completed', run: 2, verdict, at }).snapshot;
}

/** The person was asked which of the likely meanings is theirs. */
function asked(locale: string): Standing {
  const identity = { email: 'dana@acme.example', locale, stranger: false };
  const conversation = { ...newConversation(dana), address: 'dm', revision: 7, identity };
  const here = { conversation, snapshot: offering(), now: Date.parse(at), supportAddress: 'help@getaptly.com' };
  return { ...here, ...takeStep(here, { reading: unclear }) };
}

function pressed(standing: Standing, verb: string) {
  const { asks } = standing.conversation;
  const reading = readTurn({ kind: 'press', verb, ask: asks }, standing, never);
  const { added, snapshot } = takeStep(standing, { reading });
  return {
    reading,
    snapshot,
    settled: added.flatMap(({ deed }) => (deed.type === 'settle' ? [deed.params.reply] : [])),
  };
}

describe('a button that stands for a likely meaning', () => {
  it.each([
    ['still_broken', 'Still nothing new'],
    ['link', 'Send me a link'],
    ['status', 'How is my inbox?'],
  ])('is heard, and shown as chosen, as it read (%s)', (verb, label) => {
    const { reading, settled } = pressed(asked('en'), verb);
    expect(reading).toMatchObject({ heard: label });
    expect(settled).toMatchObject([{ chosen: label, choices: [] }]);
    expect(settled[0]?.summary).toContain('Is it one of these?');
  });

  it('is heard, and shown as chosen, in Spanish where the person reads Spanish', () => {
    const { reading, settled } = pressed(asked('es'), 'still_broken');
    expect(reading).toMatchObject({ heard: 'Sigue sin llegar nada' });
    expect(settled[0]?.summary).toContain('¿Es algo de esto?');
  });

  it('of a release that kept no meanings counts, and no name of our own is shown for it', () => {
    const { conversation, ...here } = asked('en');
    const questions = conversation.questions.map(({ likely: _, ...question }) => question);
    const { reading, settled, snapshot } = pressed({ ...here, conversation: { ...conversation, questions } }, 'status');
    expect(reading).not.toHaveProperty('heard');
    expect(settled).toEqual([]);
    expect(snapshot.value).toEqual({ diagnosing: 'asking' });
  });
});

describe('a label that is typed while its button waits', () => {
  const deciding = () => {
    const here = offering();
    const snapshot = advance(here, { type: 'person.asksForAHuman', at }).snapshot;
    const question = { ask: 9, topic: 'confirm_handoff' as const };
    const { conversation, ...rest } = asked('en');
    return { ...rest, snapshot, conversation: { ...conversation, asks: 9, open: [9], questions: [question] } };
  };
  const typed = (text: string) => readTurn({ kind: 'text', text }, deciding(), never);

  it.each([
    ['Send to support', { type: 'person.confirmsHandoff' }],
    ['not now', { type: 'person.declinesHandoff' }],
    ['leave this conversation out!', { type: 'person.leavesTranscriptOut' }],
  ])('is the press of it: “%s”', (text, event) => {
    expect(typed(text)).toMatchObject({ outcome: 'event', event, heard: text, answers: { ask: 9 } });
  });

  it('is no press of it where it is a question', () => {
    const { conversation, ...here } = deciding();
    const questions = [{ ask: 9, topic: 'answer_support' as const }];
    const unclear = () => ({ intent: 'status', confidence: 0.1, alternatives: [] }) as const;
    const read = (text: string) =>
      readTurn({ kind: 'text', text }, { ...here, conversation: { ...conversation, questions } }, unclear);
    expect(read('It works now')).toMatchObject({ event: { type: 'person.saysItWorks' } });
    expect(read('It works now?')).not.toMatchObject({ event: { type: 'person.saysItWorks' } });
  });

  it('asks for the words that the button would ask for', () => {
    const deed = { type: 'remark', params: { topic: 'write_it_here' } };
    expect(typed('Add a note')).toEqual({ outcome: 'remark', deed, heard: 'Add a note', stale: false });
  });
});

describe('a message without words', () => {
  it('asks for help, and nothing above it is edited any more', () => {
    const { conversation, ...here } = asked('en');
    const standing = { ...here, conversation: { ...conversation, newest: 'm7' } };
    const reading = readTurn({ kind: 'wish', verb: 'help', words: '' }, standing, never);
    expect(reading).toEqual({ outcome: 'event', event: { type: 'person.asksForHelp' }, heard: '' });
    expect(takeStep(standing, { reading }).conversation.newest).toBeUndefined();
  });
});

describe('a problem and a question in one message', () => {
  const both = { intent: 'sync_problem', confidence: 1, alternatives: [], also: 'settings' } as const;

  it('is a problem, and a question to be answered besides', () => {
    const text = 'why is my inbox not syncing and will I lose my settings?';
    const here = { ...asked('en'), snapshot: firstSnapshot() };
    expect(readTurn({ kind: 'text', text }, here, () => both)).toEqual({
      outcome: 'event',
      event: { type: 'person.asked' },
      asks: 'settings',
      heard: text,
      pieces: { text, at: here.now, did: 'person.asked' },
    });
  });
});

describe('a sentence in several messages', () => {
  const unclear = { intent: 'help', confidence: 0, alternatives: [] } as const;
  const here = { ...asked('en'), snapshot: firstSnapshot() };
  const pieces = { text: 'my inbox', at: here.now };

  it('is heard, and not said to be unclear a second time', () => {
    const within = { ...here, conversation: { ...here.conversation, pieces } };
    const read = readTurn({ kind: 'text', text: 'is' }, within, () => unclear);
    const whole = { text: 'my inbox is', at: here.now, unasked: true };
    expect(read).toEqual({ outcome: 'nothing', heard: 'is', pieces: whole });
    const { conversation } = takeStep(within, { reading: read });
    expect(conversation.pieces).toEqual(whole);
    expect(conversation.pending).toEqual(within.conversation.pending);
  });

  it('goes on after what happens elsewhere, and ends with a sign-in or a press', () => {
    const within = { ...here, conversation: { ...here.conversation, pieces } };
    const elsewhere = { outcome: 'event', event: { type: 'recheck.due', run: 1 } } as const;
    expect(takeStep(within, { reading: elsewhere }).conversation.pieces).toEqual(pieces);
    const proof = { address: 'd', mailboxReadable: true, notificationsRenewed: true, at } as const;
    const signsIn = { type: 'reconnect.completed', inbox: danasInbox, mode: 'plain', proof } as const;
    const reading = { outcome: 'event', event: signsIn } as const;
    expect(takeStep(within, { reading }).conversation.pieces).toBeUndefined();
    const press = { outcome: 'event', event: { type: 'person.asked' }, heard: 'My inbox is not syncing' } as const;
    expect(takeStep(within, { reading: press }).conversation.pieces).toBeUndefined();
  });
});
