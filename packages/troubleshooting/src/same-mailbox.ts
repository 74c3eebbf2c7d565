import type { Provider } from './verdict.ts';

const gmail = /^([^@+]+)(?:\+[^@]*)?@(?:gmail|googlemail)\.com$/;

/**
 * Whether two addresses are one mailbox by how they are written: in any case and, at Gmail alone, without its dots and what
 * follows a plus sign, under either of its two domains. An alias that only the provider knows of is another address here.
 */
export function sameMailbox(provider: Provider, one: string, other: string): boolean {
  return plainAddress(provider, one) === plainAddress(provider, other);
}

/** What stands behind an address' last `@`, in lower case; all of it where there is none. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

function plainAddress(provider: Provider, address: string): string {
  const plain = address.trim().toLowerCase();
  const name = provider === 'google' ? gmail.exec(plain)?.[1] : undefined;
  return name === undefined ? plain : `${name.replaceAll('.', '')}@gmail.com`;
}
