import { firstSnapshot } from '@reconnect/troubleshooting';
import { expect, it } from 'vitest';
import { at, danasInbox } from '../testing/scripted-world.ts';
import { compose } from './compose.ts';
import type { View } from './view.ts';

const view = (named: View['context']['named']): View => ({
  context: { ...firstSnapshot().context, candidates: [danasInbox], named },
  now: Date.parse(at),
  supportAddress: 'help@example.com',
});
const asked = (named: View['context']['named']) => compose('which_inbox', view(named), 1);

it.each([
  [{ address: 'billing@example.com' }, /there is no billing@example\.com\./],
  [{ word: 'billing' }, /there is none that begins with “billing@”\./],
])('says that an inbox they named is none of theirs, and which is (%#)', (named, sentence) => {
  const { summary, choices } = asked(named);
  expect(summary).toContain('That is not one of your inboxes');
  expect(summary).toMatch(sentence);
  expect(choices.map(({ label }) => label)).toEqual([danasInbox.address, 'Talk to a person']);
});

it('asks which is meant where what they named may be one of theirs', () => {
  expect(asked({ word: 'dana' }).summary).not.toContain('not one of your inboxes');
});
