import type { Assistant, Turn } from '@reconnect/assistant';
import { createUnderstanding } from '@reconnect/understanding';
import { expect, it } from 'vitest';
import { overlookWithheld, withholdSecrets } from './withhold-secrets.ts';

type Said = Turn['said'];

async function heard(said: Said): Promise<Said | undefined> {
  let taken: Said | undefined;
  const assistant: Assistant = {
    async receive(turn) {
      taken = turn.said;
      return { outcome: 'taken' };
    },
    awaits: async () => false,
    homes: { open: async () => undefined, look: async () => undefined },
    start: () => undefined,
    stop: async () => undefined,
  };
  const person = { platform: 'slack', tenant: 'T1', id: 'U1' } as const;
  await withholdSecrets(assistant).receive({ person, delivery: 'Ev1', address: null, said });
  return taken;
}

const token = '1//0n5JfICtm1nSoG3JMKiqLtKLlZxryfavv';

it.each<[string, Said, Said]>([
  [
    'a message',
    { kind: 'text', text: `my refresh_token=${token} stopped` },
    { kind: 'text', text: 'my refresh_token=[removed] stopped' },
  ],
  [
    'a note for support',
    { kind: 'press', verb: 'note', value: `use ${token}`, ask: 3 },
    { kind: 'press', verb: 'note', value: 'use [removed]', ask: 3 },
  ],
  [
    'a word to support',
    { kind: 'press', verb: 'tell_support', value: 'my password is Sommer#2026', ask: 3 },
    { kind: 'press', verb: 'tell_support', value: 'my password is [removed]', ask: 3 },
  ],
  [
    'a command',
    { kind: 'wish', verb: 'ask', words: `why? ${token}` },
    { kind: 'wish', verb: 'ask', words: 'why? [removed]' },
  ],
])('%s loses the secret that was pasted into it, and nothing else', async (_what, said, kept) => {
  expect(await heard(said)).toEqual(kept);
});

it('the value of any other button is left as it is, whatever it looks like', async () => {
  const said = {
    kind: 'press',
    verb: 'inbox',
    value: 'inbox-0123456789abcdef0123456789abcdef0123456789',
    ask: 3,
  } as const;
  expect(await heard(said)).toEqual(said);
});

it.each(['opened', 'left'] as const)('somebody who %s the conversation said nothing to take out', async (kind) => {
  expect(await heard({ kind })).toEqual({ kind });
});

it('what is understood does not depend on the secret, nor on what stands in its place', async () => {
  const said = await heard({
    kind: 'text',
    text: `my password is ${token} and purple elephants stopped my mail from syncing`,
  });
  const text = said?.kind === 'text' ? said.text : '';
  const understood = overlookWithheld(createUnderstanding())(text);
  expect(understood).toMatchObject({ intent: 'sync_problem' });
  expect(understood.confidence).toBeGreaterThan(createUnderstanding()(text).confidence);
});
