import * as assistant from '@reconnect/assistant';
import * as understanding from '@reconnect/understanding';
import { expect, it } from 'vitest';

it('what understanding is sure of, the assistant acts upon, and there is nothing that only one of them knows', () => {
  expect(understanding.actFrom).toBe(assistant.actFrom);
  expect([...understanding.intents].sort()).toEqual([...assistant.intents].sort());
});
