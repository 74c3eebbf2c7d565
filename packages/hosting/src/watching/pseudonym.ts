import { createHash } from 'node:crypto';

/**
 * A name for a conversation (`slack:T1:U1`) that does not say whose it is: `c_` and the first 12 hexadecimal digits of
 * the SHA-256 of its key, so that an operator who knows the person finds the lines, and the lines do not find the person.
 */
export function pseudonymOf(conversation: string): string {
  return `c_${createHash('sha256').update(conversation).digest('hex').slice(0, 12)}`;
}
