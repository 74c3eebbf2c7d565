import { wordsFor } from '@reconnect/article';
import type { Turn } from '@reconnect/assistant';
import { expect, it } from 'vitest';
import { createOpenForm } from './open-form.ts';
import type { SlackCall } from './transport.ts';

const form = { title: 'A note', label: 'What should support know?', submit: 'Add', longest: 2_000 };
const press: Turn = {
  person: { platform: 'slack', tenant: 'T1', id: 'U1' },
  delivery: 'd1',
  address: { tenant: 'T1', user: 'U1', channel: 'D1' },
  said: { kind: 'press', verb: 'note', ask: 7 },
};

it('a window is given up well within the three seconds that its trigger lives', async () => {
  const calls: SlackCall[] = [];
  const call = async (asked: SlackCall) => {
    calls.push(asked);
    return { ok: true };
  };
  const openForm = createOpenForm({ api: { call }, log: { info() {}, warn() {}, error() {} } });
  expect(await openForm({ form, press, trigger: '1.2.3' }, wordsFor('en'))).toBe(true);
  expect(calls).toMatchObject([{ method: 'views.open', tenant: 'T1' }]);
  expect(calls[0]?.patience).toBeLessThan(2_500);
});
