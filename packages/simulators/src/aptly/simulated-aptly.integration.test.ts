import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMovableClock, type MovableClock } from '../movable-clock.ts';
import { createSimulatedAptly, type SimulatedAptly } from './simulated-aptly.ts';

const body = '{"type":"inbox.reconnected","timestamp":"2026-11-22T10:00:00.000Z","data":{"inbox":"ib_1"}}';

describe('the simulated Aptly', () => {
  let clock: MovableClock;
  let aptly: SimulatedAptly;
  let url: string;
  beforeEach(async () => {
    clock = createMovableClock(Date.UTC(2026, 10, 22, 10));
    aptly = createSimulatedAptly({ clock });
    url = await aptly.listen();
  });
  afterEach(() => aptly.close());

  const sign = (id: string, at: number, text: string) =>
    createHmac('sha256', Buffer.from(aptly.secret.slice(6), 'base64'))
      .update(`${id}.${at}.${text}`)
      .digest('base64');

  interface Sending {
    readonly at?: number;
    readonly signature?: string;
    readonly text?: string;
  }
  const send = async ({
    at = clock.now() / 1_000,
    signature = `v1,${sign('msg_1', at, body)}`,
    text = body,
  }: Sending = {}) =>
    fetch(url, {
      method: 'POST',
      headers: { 'webhook-id': 'msg_1', 'webhook-timestamp': String(at), 'webhook-signature': signature },
      body: text,
      redirect: 'manual',
    }).then(({ status }) => status);

  it('takes in what is signed, also among signatures of other keys, and a repeated event once', async () => {
    const genuine = sign('msg_1', clock.now() / 1_000, body);
    expect(await send({ signature: `v1a,AAAA v1,AAAA v1,${genuine}` })).toBe(204);
    expect(await send()).toBe(204);
    expect(aptly.heard()).toEqual([{ id: 'msg_1', receivedAt: clock.now(), ...JSON.parse(body) }]);
    expect(aptly.deliveries()).toHaveLength(2);
  });

  it.each([
    ['an altered body', { text: body.replace('ib_1', 'ib_2') }],
    ['another signature', { signature: `v1,${Buffer.alloc(32).toString('base64')}` }],
    ['no signature', { signature: '' }],
    ['a time long ago', { at: Date.UTC(2026, 10, 22, 9, 54, 59) / 1_000 }],
    ['a time to come', { at: Date.UTC(2026, 10, 22, 10, 5, 1) / 1_000 }],
  ])('turns %s away', async (_, sending) => {
    expect(await send(sending)).toBe(401);
    expect(aptly.heard()).toEqual([]);
  });

  it('fails as it was told to, in that order, and then listens', async () => {
    aptly.faults.answer(500, 2);
    aptly.faults.answer(302);
    aptly.faults.reset();
    aptly.faults.loseAnswer();
    expect([await send(), await send(), await send()]).toEqual([500, 500, 302]);
    await expect(send()).rejects.toThrow();
    expect(aptly.heard()).toEqual([]);
    await expect(send()).rejects.toThrow();
    expect(aptly.heard()).toHaveLength(1);
    expect(await send()).toBe(204);
  });

  it('never answers when it hangs, and still closes', async () => {
    aptly.faults.hang();
    const sending = send();
    await aptly.waitForDeliveries(1);
    await Promise.all([expect(sending).rejects.toThrow(), aptly.close()]);
  });
});
