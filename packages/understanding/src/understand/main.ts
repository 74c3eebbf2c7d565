import { readFileSync } from 'node:fs';
import { createUnderstanding } from '../create-understanding.ts';
import { blindLines } from '../train/examples.ts';
import { outcomes, report } from '../train/report.ts';

const [file] = process.argv.slice(2);
const understand = createUnderstanding();

if (file === undefined) {
  console.log(report(outcomes(blindLines(), understand)));
} else {
  const lines = readInput(file).split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  process.stdout.write(lines.map((line) => `${JSON.stringify(understood(line))}\n`).join(''));
}

function readInput(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const what = file === '-' ? 'standard input' : file;
    console.error(`understand: cannot read ${what}: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(2);
  }
}

/** A line break inside an utterance is written `\n`. */
function understood(text: string) {
  const { intent, confidence, provider = null, causeHint = null } = understand(text.replaceAll('\\n', '\n'));
  return { text, intent, confidence, provider, causeHint };
}
