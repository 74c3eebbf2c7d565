import { createHash } from 'node:crypto';

/** Crockford's alphabet: no two of its signs are mistaken for one another on the phone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 32^7: with 100,000 cases kept, one new case in 340,000 finds its first number taken. */
const digits = 7;

/**
 * The numbers a case may get, best first. They follow from its key, so that a crash between numbering and storing cannot
 * give one case two numbers; the later ones are for the rare case whose first number is taken.
 */
export function caseNumbers(key: string): readonly string[] {
  const hash = createHash('sha256').update(key).digest();
  const signs = [...hash].map((byte) => alphabet[byte % alphabet.length]).join('');
  return [0, 1, 2, 3].map((turn) => `IR-${signs.slice(turn * digits, (turn + 1) * digits)}`);
}
