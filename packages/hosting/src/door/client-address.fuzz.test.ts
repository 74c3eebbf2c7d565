import { isIPv4, isIPv6 } from 'node:net';
import { expect, it } from 'vitest';
import { fuzz, patience } from '../../../../tools/fuzz/fuzz.ts';
import { texts } from '../../../../tools/fuzz/texts.ts';
import { clientAddressOf } from './client-address.ts';

const socket = { remoteAddress: '10.0.0.1' };
const isCounted = (address: string) => isIPv4(address) || isIPv6(`${address}::`);

it('whoever is said to have asked is an address or a network, and nobody without a proxy is believed', {
  timeout: patience,
}, async () => {
  await fuzz({
    kind: texts,
    sources: [new URL('./client-address.ts', import.meta.url)],
    seeds: [
      '203.0.113.7',
      '2001:db8::5, 198.51.100.2:443',
      '[2001:db8::1]:80',
      '::ffff:192.0.2.1',
      'fe80::1%eth0',
      '64:ff9b::1.2.3.4',
    ],
    inputs: 1_500,
    check(told) {
      const headers = { 'x-forwarded-for': told };
      expect(clientAddressOf({ headers, socket }, 2)).toSatisfy(isCounted);
      expect(clientAddressOf({ headers, socket }, 0)).toBe('10.0.0.1');
      expect(clientAddressOf({ headers: {}, socket: { remoteAddress: told } }, 1)).toSatisfy(
        (address: string) => address === 'unknown' || isCounted(address),
      );
    },
  });
});
