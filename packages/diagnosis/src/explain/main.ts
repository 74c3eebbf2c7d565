import { readFileSync } from 'node:fs';
import { explainCase } from './explain-case.ts';

function stop(message: string): never {
  console.error(`explain: ${message}`);
  process.exit(2);
}

function readInput(file: string | undefined): string {
  if (file === undefined) stop('name a FILE with a JSON array of cases, or - for standard input');
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    stop(
      `cannot read ${file === '-' ? 'standard input' : file}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function readCases(text: string): readonly unknown[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    stop(`the input is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return Array.isArray(parsed) ? parsed : stop('the input is JSON, but not an array of cases');
}

const now = Date.now();
const lines = readCases(readInput(process.argv[2])).map((pasted) => `${JSON.stringify(explainCase(pasted, now))}\n`);
process.stdout.write(lines.join(''));
