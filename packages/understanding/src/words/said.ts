import { pause } from './tokens.ts';

/** Words as phrases are looked for in them: without marks, and with one blank between two. */
export function saidIn(words: readonly string[]): string {
  return words.filter((word) => word !== pause && word !== '?').join(' ');
}

/** The same of each clause, for phrases that must not begin in one and end in another. */
export function saidInClauses(words: readonly string[]): readonly string[] {
  const clauses: string[][] = [[]];
  for (const word of words) {
    if (word === pause) clauses.push([]);
    else clauses.at(-1)?.push(word);
  }
  return clauses.map(saidIn).filter((clause) => clause !== '');
}
