import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';

/** As much of a request as tells who asks. */
export interface Asking {
  readonly headers: IncomingMessage['headers'];
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * Who is counted as one: an IPv4 address, or an IPv6 network of 64 bits, which is what one household or host has.
 *
 * Each proxy adds to the end of `X-Forwarded-For` who asked it. So with `trustedProxies` of them in front that many
 * entries are believed, from the end; what stands before them, anybody may have written. Where an entry that should be
 * there is none, or no address, whoever is known to have asked last counts.
 */
export function clientAddressOf({ headers, socket }: Asking, trustedProxies: number): string {
  const told = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').toReversed();
  let asker = counted(socket.remoteAddress ?? '') ?? 'unknown';
  for (const hop of told.slice(0, trustedProxies)) {
    const next = counted(withoutPort(hop.trim()));
    if (next === undefined) break;
    asker = next;
  }
  return asker;
}

const withoutPort = (hop: string): string => /^(?:\[(.+)\]|([\d.]+))(?::\d+)?$/.exec(hop)?.slice(1).join('') ?? hop;

function counted(address: string): string | undefined {
  const [, mapped = address] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  if (isIPv4(mapped)) return mapped;
  return isIPv6(address) ? networkOf(address) : undefined;
}

/** `2001:db8::5` is in `2001:db8:0:0`. */
function networkOf(address: string): string {
  const [text = ''] = address.split('%', 1);
  const [front = '', back] = text.split('::');
  const groups = front === '' ? [] : front.split(':');
  if (back !== undefined) {
    const after = back === '' ? [] : back.split(':');
    // Four numbers between dots fill two groups.
    const filled = groups.length + after.length + (back.includes('.') ? 1 : 0);
    groups.push(...Array<string>(Math.max(0, 8 - filled)).fill('0'), ...after);
  }
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
