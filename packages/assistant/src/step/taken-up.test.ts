import { firstSnapshot, type Inbox, type PersonEvent, type WorldEvent } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { newConversation } from '../conversation/conversation.ts';
import type { Standing } from '../conversation/standing.ts';
import { at, dana, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { type Reading, readTurn } from './read-turn.ts';
import { takeStep } from './take-step.ts';

const begin: Standing = {
  conversation: { ...newConversation(dana), address: 'dm', revision: 7, identity: { stranger: false } },
  snapshot: firstSnapshot(),
  now: Date.parse(at),
  supportAddress: 'help@getaptly.com',
};

const does = (event: PersonEvent | WorldEvent): Reading => ({ outcome: 'event', event });
function after(...readings: readonly Reading[]): Standing {
  let here = begin;
  for (const reading of readings) {
    const { conversation, snapshot } = takeStep(here, { reading });
    here = { ...here, conversation, snapshot };
  }
  return here;
}

const yes = () => ({ intent: 'affirm', confidence: 1, alternatives: [] }) as const;
const meaningOfYes = (standing: Standing) => readTurn({ kind: 'text', text: 'yes' }, standing, yes);

const unclear = (...likely: readonly ('sync_problem' | 'status' | 'talk_to_human')[]): Reading => ({
  outcome: 'remark',
  heard: 'hm',
  stale: false,
  deed: { type: 'remark', params: { topic: 'not_understood', likely } },
});

describe('a bare yes', () => {
  it.each([
    ['that an inbox can be looked at', does({ type: 'person.denied' })],
    ['what can be done', does({ type: 'person.asksForHelp' })],
    ['why it happens, and "Shall I look?"', does({ type: 'person.asksWhy' })],
    ['the article’s answer', does({ type: 'person.asksWhy', about: 'safety' })],
    ['one likely meaning', unclear('sync_problem', 'talk_to_human')],
  ])('after %s begins with what was offered', (_, reading) => {
    expect(meaningOfYes(after(reading))).toMatchObject({ event: { type: 'person.asked' }, heard: 'yes' });
  });

  it.each([
    ['nothing at all', begin],
    ['more than one meaning', after(unclear('sync_problem', 'status'))],
    ['what offers nothing', after(does({ type: 'person.asksForHelp' }), does({ type: 'person.saysItWorks' }))],
  ])('after %s is no more than that', (_, standing) => {
    expect(meaningOfYes(standing)).toMatchObject({ event: { type: 'person.affirmed' } });
  });

  it('answers what the assistant waits for, whatever was said in between', () => {
    const inboxes: readonly Inbox[] = [danasInbox];
    const healthy = after(
      does({ type: 'person.asked' }),
      does({ type: 'inboxes.found', run: 1, inboxes }),
      does({ type: 'diagnosis.completed', run: 2, verdict: verdictOf('none', 'healthy') }),
      does({ type: 'person.asksForHelp' }),
    );
    expect(meaningOfYes(healthy)).toMatchObject({ event: { type: 'person.affirmed' } });
  });
});
