import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPress, writePress } from './press.ts';

it('a choice comes back from Slack as it went', () => {
  const choice = fc.record({
    verb: fc.stringMatching(/^[a-z_]{1,30}$/),
    value: fc.string({ unit: fc.constantFrom('a', '|', '\n', ':', '😞') }),
    label: fc.constant('x'),
  });
  fc.assert(
    fc.property(choice, fc.nat(999_999), fc.option(fc.nat(50), { nil: undefined }), (sent, ask, n) => {
      const { verb, value } = sent;
      expect(readPress(writePress(sent, ask, n))).toEqual({ kind: 'press', said: { kind: 'press', verb, value, ask } });
    }),
  );
});

it('a wish whose button says nothing that is words has no words', () => {
  const pressed = { action_id: 'ir:wish:check:2', value: 'w1|ib_7', text: { text: {} } };
  expect(readPress(pressed)).toMatchObject({ said: { kind: 'wish', verb: 'check', words: '', value: 'ib_7' } });
});
