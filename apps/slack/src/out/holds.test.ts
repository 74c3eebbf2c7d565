import { createMovableClock } from '@reconnect/simulators';
import { describe, expect, it } from 'vitest';
import { createHolds } from './holds.ts';
import type { SlackCall } from './transport.ts';

const post = (channel: string, tenant = 'T1'): SlackCall => ({ method: 'chat.postMessage', tenant, args: { channel } });
const edit = (channel: string, tenant = 'T1'): SlackCall => ({ method: 'chat.update', tenant, args: { channel } });

function open() {
  const clock = createMovableClock(0);
  return { clock, ...createHolds(clock) };
}

describe('what Slack asks to be left alone', () => {
  it('is a channel’s messages where it counts by channel', () => {
    const { hold, waitFor } = open();
    hold(post('D1'), 3_000);
    expect([post('D1'), post('D2'), edit('D1'), post('D1', 'T2')].map(waitFor)).toEqual([3_000, 0, 0, 0]);
  });

  it('is a whole method where it counts by workspace', () => {
    const { hold, waitFor } = open();
    hold(edit('D1'), 3_000);
    expect([edit('D1'), edit('D2'), post('D1'), edit('D1', 'T2')].map(waitFor)).toEqual([3_000, 3_000, 0, 0]);
  });

  it('is so for as long as it said', () => {
    const { clock, hold, waitFor } = open();
    hold(post('D1'), 3_000);
    clock.advance(2_999);
    expect(waitFor(post('D1'))).toBe(1);
    clock.advance(1);
    expect(waitFor(post('D1'))).toBe(0);
  });
});
