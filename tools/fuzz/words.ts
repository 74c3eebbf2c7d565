import { readFileSync } from 'node:fs';

const comments = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;
const word = /'((?:[^'\\\n]|\\.){1,60})'|[A-Za-z_$][\w$]+/g;

/** The words of a program: what it compares with, and the names of what it looks at. */
export function wordsOf(files: readonly URL[]): readonly string[] {
  const found = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').replace(comments, '').matchAll(word)].map(([whole, quoted]) => quoted ?? whole),
  );
  return [...new Set(found)];
}
