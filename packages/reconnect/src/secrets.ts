import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 32 random bytes, base64url: 43 characters. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Whether it is written as a secret is: a link's token, or what a browser keeps. */
export const isSecretForm = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** What is stored in a secret's place. A plain hash will do: 256 random bits cannot be guessed from it. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Compares in constant time, whatever the lengths. */
export function isSecret(given: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(given)), Buffer.from(hash));
}

/** A secret of its own for one purpose, so that nothing has to be stored that the browser's session already implies. */
export function deriveSecret(session: string, purpose: string): string {
  return createHmac('sha256', session).update(purpose).digest('base64url');
}
