import { expect, it } from 'vitest';
import { countedAs, type SlackCall } from './transport.ts';

const post = (channel: string, tenant = 'T1'): SlackCall => ({ method: 'chat.postMessage', tenant, args: { channel } });
const edit = (channel: string, tenant = 'T1'): SlackCall => ({ method: 'chat.update', tenant, args: { channel } });
const kindsOf = (calls: readonly SlackCall[]) => new Set(calls.map(countedAs)).size;

it('messages are counted by channel', () => {
  expect(kindsOf([post('D1'), post('D1')])).toBe(1);
  expect(kindsOf([post('D1'), post('D2'), post('D1', 'T2'), edit('D1')])).toBe(4);
});

it('every other method is counted by workspace', () => {
  expect(kindsOf([edit('D1'), edit('D2')])).toBe(1);
  expect(kindsOf([edit('D1'), edit('D1', 'T2')])).toBe(2);
});
