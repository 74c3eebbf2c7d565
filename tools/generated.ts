import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { drawDiagram } from '../packages/troubleshooting/src/diagram.ts';

/** A part of a document that is written by code: `pnpm generate` writes it, `pnpm check` fails when it differs. */
interface Generated {
  readonly file: string;
  readonly mark: string;
  readonly make: () => string;
}

const generated: readonly Generated[] = [
  {
    file: 'packages/troubleshooting/README.md',
    mark: 'diagram',
    make: () => `\`\`\`mermaid\n${drawDiagram()}\n\`\`\``,
  },
];

/** The document with its generated part as it should be. */
function renew(document: string, { mark, make, file }: Generated): string {
  const start = `<!-- generated: ${mark} -->`;
  const end = `<!-- end: ${mark} -->`;
  const from = document.indexOf(start);
  const to = document.indexOf(end);
  if (from === -1 || to === -1) throw new Error(`${file} has no place marked "${mark}".`);
  return `${document.slice(0, from + start.length)}\n${make()}\n${document.slice(to)}`;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const checking = process.argv.includes('--check');
for (const part of generated) {
  const path = `${root}/${part.file}`;
  const document = await readFile(path, 'utf8');
  const renewed = renew(document, part);
  if (renewed === document) continue;
  if (checking) {
    console.error(`${part.file}: the part "${part.mark}" is not what the code draws. Run \`pnpm generate\`.`);
    process.exitCode = 1;
  } else {
    await writeFile(path, renewed);
    console.log(`${part.file}: ${part.mark} renewed`);
  }
}
