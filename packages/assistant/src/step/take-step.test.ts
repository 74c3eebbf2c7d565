import { type CaseContents, type Context, firstSnapshot, machine } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '../conversation/conversation.ts';
import { newConversation } from '../conversation/conversation.ts';
import type { Deed, Pending } from '../conversation/deeds.ts';
import type { Standing } from '../conversation/standing.ts';
import { at, dana, danasInbox } from '../testing/scripted-world.ts';
import type { Reading } from './read-turn.ts';
import { takeStep } from './take-step.ts';

const begun: Conversation = { ...newConversation(dana), address: 'dm', revision: 7 };

function standing(conversation: Partial<Conversation> = {}): Standing {
  return {
    conversation: { ...begun, ...conversation },
    snapshot: firstSnapshot(),
    now: Date.parse(at),
    supportAddress: 'help@getaptly.com',
  };
}

const asks: Reading = { outcome: 'event', event: { type: 'person.asked' }, heard: 'not syncing' };
const thanks: Reading = { outcome: 'event', event: { type: 'person.thanks' }, heard: 'thanks' };
const waits = (id: string, deed: Deed): Pending => ({ id, deed, attempts: 3 });
const types = (pending: readonly Pending[]) => pending.map(({ deed }) => deed.type);

/** As often as that, and nothing is ever done. */
function again(reading: Reading, times: number): Conversation {
  let here = standing();
  for (let time = 0; time < times; time += 1) {
    const { conversation, snapshot } = takeStep(here, { reading, mark: `m${time}`, address: 'dm' });
    here = { ...here, conversation, snapshot };
  }
  return here.conversation;
}

describe('a problem and a question in one message', () => {
  it('are both dealt with, and the answer comes first', () => {
    const both = takeStep(standing(), { reading: { ...asks, asks: 'settings' }, address: 'dm' });
    const alone = takeStep(standing(), { reading: asks, address: 'dm' });
    const [answer, ...others] = both.added.map(({ deed }) => deed);
    expect(answer).toEqual({ type: 'say', params: { topic: 'about_settings' } });
    expect(others).toEqual(alone.added.map(({ deed }) => deed));
    expect(both.snapshot.value).toEqual(alone.snapshot.value);
  });
});

it('the buttons of the latest six questions count', () => {
  expect(again(thanks, 10).open).toEqual([5, 6, 7, 8, 9, 10]);
});

describe('deeds that cannot be done', () => {
  it('leave one look-up and one meeting, however often somebody asks', () => {
    expect(types(again(asks, 20).pending).toSorted()).toEqual(['findInboxes', 'meet']);
  });

  it('leave the latest words, and nothing grows without end', () => {
    const { pending } = again(thanks, 1_000);
    expect(pending).toHaveLength(50);
    expect(types(pending)).toContain('meet');
    expect(pending.at(-1)?.ask).toBe(1_000);
  });

  it('that are promises are kept, however many words wait behind them', () => {
    const promised = [
      waits('1.0', { type: 'tellSupport', params: { caseNumber: 'IR-1', text: 'since Monday' } }),
      waits('1.1', { type: 'offerLink', params: { inbox: danasInbox, mode: 'plain', reason: 'grant_dead' } }),
    ];
    const words = Array.from({ length: 60 }, (_, n) => waits(`2.${n}`, { type: 'say', params: { topic: 'why' } }));
    const { conversation } = takeStep(standing({ pending: [...promised, ...words] }), { reading: thanks });
    expect(conversation.pending.slice(0, 2)).toEqual(promised);
    expect(conversation.pending).toHaveLength(50);
  });
});

describe('a case under way', () => {
  it('answers a second wish for one: support gets one mail', () => {
    let here = standing();
    const types: string[] = [];
    for (const type of [
      'person.asksForAHuman',
      'person.confirmsHandoff',
      'person.asksForAHuman',
      'person.confirmsHandoff',
    ] as const) {
      const { conversation, snapshot, added } = takeStep(here, { reading: { outcome: 'event', event: { type } } });
      here = { ...here, conversation, snapshot };
      types.push(...added.map(({ deed }) => deed.type));
    }
    expect(types).toEqual(['findInboxes', 'say', 'openCase', 'findInboxes', 'say']);
    expect(here.snapshot.value).toBe('handingOff');
  });

  const contents = { inbox: danasInbox, tried: [], links: [], withoutTranscript: false };
  const opening = (more: Partial<CaseContents> = {}) =>
    waits('7.0', { type: 'openCase', params: { reason: 'asked', contents: { ...contents, ...more } } });
  const confirms: Reading = { outcome: 'event', event: { type: 'person.confirmsHandoff' } };

  /** The openings that wait after one more was confirmed. */
  function confirmed(before: Pending, context: Partial<Context> = {}): readonly Pending[] {
    const { snapshot, ...here } = standing({ pending: [before] });
    const value = { confirmingHandoff: 'asking' } as const;
    const asking = machine.resolveState({ value, context: { ...snapshot.context, ...contents, ...context } });
    return takeStep({ ...here, snapshot: asking }, { reading: confirms }).conversation.pending;
  }

  it('takes in what the person adds before it is taken', () => {
    const [pending, ...more] = confirmed(opening(), { note: 'Since Monday' });
    expect(pending).toMatchObject({ ...opening({ note: 'Since Monday' }) });
    expect(more).toEqual([]);
  });

  it('stands back for none about another inbox: support gets both', () => {
    const office = { ...danasInbox, id: 'office' };
    const [first, second] = confirmed(opening(), { inbox: office });
    expect(first).toEqual(opening());
    expect(second?.deed).toMatchObject({ type: 'openCase', params: { contents: { inbox: office } } });
  });

  it('is accounted for with its own inbox, though the conversation has turned to another', () => {
    const accepted: Reading = { outcome: 'event', event: { type: 'handoff.accepted', caseNumber: 'IR-1' } };
    const here = standing({ pending: [opening()] });
    const { accounts } = takeStep(here, { reading: accepted, completes: '7.0' });
    expect(accounts).toMatchObject([{ deed: 'case.opened', inbox: danasInbox.id, workspace: 'acme' }]);
  });

  it('that an earlier release began is about whatever the conversation is about', () => {
    const began = waits('7.0', { type: 'openCase', params: { reason: 'asked' } });
    const pending = confirmed(began, { note: 'Since Monday' });
    expect(pending).toMatchObject([{ id: '7.0', deed: { params: { contents: { note: 'Since Monday' } } } }]);
  });
});

describe('the deeds of a conversation', () => {
  it('that was begun anew are never named like those of the one before', () => {
    const first = takeStep(standing({ revision: 0 }), { reading: asks }).added[0]?.id;
    const second = takeStep({ ...standing({ revision: 0 }), now: Date.parse(at) + 60_000 }, { reading: asks }).added[0]
      ?.id;
    expect(first).not.toBe(second);
  });

  it('that goes on are named by the step after the last', () => {
    expect(takeStep(standing(), { reading: asks }).added[0]?.id).toBe('8.0');
  });
});
