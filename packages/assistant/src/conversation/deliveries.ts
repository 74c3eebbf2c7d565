import { hash } from 'node:crypto';

/**
 * How many deliveries are remembered in order to recognise a repeated one: more than anybody causes in the minutes for
 * which a platform repeats itself.
 */
const remembered = 32;

/** A delivery as it is remembered: characters of a digest, 48 bits of it. Among so few, no two are ever alike. */
export const markLength = 8;

export function markOf(delivery: string): string {
  return hash('sha256', delivery, 'base64url').slice(0, markLength);
}

/** What was delivered, with one more. */
export function withMark(seen: readonly string[], mark: string): readonly string[] {
  return [...seen, mark].slice(-remembered);
}
