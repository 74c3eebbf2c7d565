import { describe, expect, it } from 'vitest';
import { clientAddressOf } from './client-address.ts';

const asked = (remoteAddress: string | undefined, trustedProxies: number, forwarded?: string) => ({
  trustedProxies,
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  socket: { remoteAddress },
});

describe('who asks', () => {
  it.each([
    ['the connection’s other end, where no proxy is trusted', asked('198.51.100.7', 0, '203.0.113.9'), '198.51.100.7'],
    ['whom the one trusted proxy names', asked('10.0.0.1', 1, '203.0.113.9'), '203.0.113.9'],
    ['never whom the asker names', asked('10.0.0.1', 1, '1.2.3.4, 203.0.113.9'), '203.0.113.9'],
    [
      'whom the first of two trusted proxies names',
      asked('10.0.0.1', 2, '1.2.3.4,203.0.113.9,10.0.0.2'),
      '203.0.113.9',
    ],
    ['whom the list begins with, where it is shorter', asked('10.0.0.1', 3, '203.0.113.9, 10.0.0.2'), '203.0.113.9'],
    ['the proxy, where it names nobody', asked('10.0.0.1', 1), '10.0.0.1'],
    ['the proxy, where what it names is no address', asked('10.0.0.1', 1, 'unknown'), '10.0.0.1'],
    ['the nearest known, where a proxy on the way hides it', asked('10.0.0.1', 2, '_hidden, 10.0.0.2'), '10.0.0.2'],
    ['an address named with its port', asked('10.0.0.1', 1, '203.0.113.9:51234'), '203.0.113.9'],
    ['an IPv4 address in IPv6’s clothes', asked('::ffff:198.51.100.7', 0), '198.51.100.7'],
    ['a network of IPv6', asked('2001:db8:a:b:1:2:3:4', 0), '2001:db8:a:b'],
    ['the same network, however it is written', asked('10.0.0.1', 1, '[2001:0DB8:a:b::9]:443'), '2001:db8:a:b'],
    ['a network with zeros left out', asked('2001:db8::9', 0), '2001:db8:0:0'],
    ['a network whose address ends in an IPv4 one', asked('64:ff9b::198.51.100.7', 0), '64:ff9b:0:0'],
    ['a link-local one, without its interface', asked('fe80::1%eth0', 0), 'fe80:0:0:0'],
    ['nobody, once the connection is gone', asked(undefined, 0), 'unknown'],
  ])('is %s', (_who, request, address) => {
    expect(clientAddressOf(request, request.trustedProxies)).toBe(address);
  });
});
