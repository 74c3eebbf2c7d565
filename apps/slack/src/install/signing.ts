import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What is signed, so that one kind of signature is worth nothing as another. */
export type Purpose = 'install-link' | 'install-state';

/** HMAC-SHA256 over `<purpose>.v1` and the parts, a line each, in base64url. */
export function sign(secret: string, purpose: Purpose, parts: readonly (string | number)[]): string {
  return createHmac('sha256', secret)
    .update([`${purpose}.v1`, ...parts].join('\n'))
    .digest('base64url');
}

/** Takes the same time wherever two signatures differ. */
export function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** What stands in a secret's place in the store. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
