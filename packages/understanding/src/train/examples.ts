import { readFileSync } from 'node:fs';
import { type Intent, intents } from '../intents.ts';

const folder = new URL('../../examples/', import.meta.url);

/** One line of an example file: all the wordings that its grammar allows. */
export interface Line {
  readonly intent: Intent;
  readonly wordings: readonly string[];
}

/** The lines the model learns from. */
export function trainingLines(): Line[] {
  return intents.flatMap((intent) =>
    readLines(`${intent}.txt`).map((line) => ({ intent, wordings: [...new Set(wordings(line))] })),
  );
}

/** The lines the model never sees: what it can do is measured on them. */
export function blindLines(): { readonly intent: Intent; readonly text: string }[] {
  return intents.flatMap((intent) => readLines(`blind/${intent}.txt`).map((text) => ({ intent, text })));
}

/** Lines of a file under `examples/`, without comments (`# `) and empty ones. */
export function readLines(name: string): string[] {
  return readFileSync(new URL(name, folder), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('# '));
}

/** All wordings of a line such as `my (inbox|mail) (is stuck|)`; groups do not nest. */
export function wordings(line: string): string[] {
  let results = [''];
  for (const part of line.split(/(\([^()]*\|[^()]*\))/)) {
    const choices = /^\(.*\|.*\)$/.test(part) ? part.slice(1, -1).split('|') : [part];
    results = results.flatMap((result) => choices.map((choice) => result + choice));
  }
  return results.map((result) => result.replace(/\s+/g, ' ').trim());
}

/** Right words that look like misspellings of the topic's. */
export function leftAlone(): string[] {
  return readLines('left-alone.txt').flatMap((line) => line.split(' '));
}
