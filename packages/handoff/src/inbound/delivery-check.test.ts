import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { createDeliveryCheck } from './delivery-check.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const body = Buffer.from('{"raw":"…"}');

const now = Date.parse('2031-03-04T05:06:07.800Z');

function signed(by = secret, at = now, content = body) {
  const [id, time] = ['msg_1', new Date(at)];
  return {
    'webhook-id': id,
    'webhook-timestamp': `${Math.floor(at / 1000)}`,
    'webhook-signature': new Webhook(by).sign(id, time, content),
  };
}
const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });
const { isGenuine, standingOf } = createDeliveryCheck({ secret, clock: { now: () => now } });

describe('a delivery', () => {
  it('is genuine when it is signed, or has the secret as its password', () => {
    expect(isGenuine(signed(), body)).toBe(true);
    expect(isGenuine(basic(`postmark:${secret}`), body)).toBe(true);
  });

  const minute = 60_000;
  it.each([
    ['five minutes ago', signed(secret, now - 5 * minute)],
    ['five minutes ahead', signed(secret, now + 5 * minute)],
    [
      'with two secrets, of which one is ours',
      { ...signed(), 'webhook-signature': `v1,x ${signed()['webhook-signature']}` },
    ],
  ])('is genuine by the clock that was given when it is signed %s', (_, headers) => {
    expect(isGenuine(headers, body)).toBe(true);
  });

  it.each([
    ['unsigned', {}],
    ['signed with another secret', signed(`whsec_${Buffer.alloc(32, 8).toString('base64')}`)],
    ['signed for another body', signed(secret, now, Buffer.from('{}'))],
    ['signed six minutes ago', signed(secret, now - 6 * minute)],
    ['signed six minutes ahead', signed(secret, now + 6 * minute)],
    ['signed, its time changed', { ...signed(), 'webhook-timestamp': `${Math.floor(now / 1000) - 5}` }],
    ['signed at no time', { ...signed(), 'webhook-timestamp': 'now' }],
    ['signed, its id changed', { ...signed(), 'webhook-id': 'msg_2' }],
    ['signed by nothing', { ...signed(), 'webhook-signature': 'v1,' }],
    ['of a wrong password', basic(`postmark:${secret}x`)],
    ['of an empty password', basic('postmark:')],
    ['of a password that lacks its beginning', basic(`postmark:${secret.slice(6)}`)],
    ['of a wrong password though signed', { ...signed(), ...basic('postmark:no') }],
  ])('is not genuine when it is %s', (_, headers) => {
    expect(isGenuine(headers, body)).toBe(false);
  });

  const { 'webhook-signature': _, ...unsigned } = signed();
  it.each([
    ['proven', 'with the password', basic(`postmark:${secret}`)],
    ['claimed', 'signed in time, by whomever', { ...signed(), 'webhook-signature': 'v1,x' }],
    ['none', 'without anything', {}],
    ['none', 'with another password', { ...signed(), ...basic('postmark:no') }],
    ['none', 'signed too long ago', signed(secret, now - 6 * minute)],
    ['none', 'without a signature', unsigned],
  ])('is %s by its headers alone when it comes %s', (standing, _when, headers) => {
    expect(standingOf(headers)).toBe(standing);
  });
});
