import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileTemplate } from '../packages/handoff/src/mail/template/compile-template.ts';
import { drawDiagram } from '../packages/troubleshooting/src/diagram.ts';
import { withPart } from './marked-part.ts';
import { renewPictures } from './pictures/pictures.ts';

/** A file, or a part of one, that is written by code: `pnpm generate` writes it, `pnpm check` fails when it differs. */
interface Generated {
  readonly file: string;
  /** Names the part. Left out: the whole file is written by code. */
  readonly mark?: string;
  readonly make: () => string | Promise<string>;
}

const generated: readonly Generated[] = [
  {
    file: 'packages/troubleshooting/README.md',
    mark: 'diagram',
    make: () => `\`\`\`mermaid\n${drawDiagram()}\n\`\`\``,
  },
  { file: 'packages/handoff/src/mail/template/mail-template.ts', make: compileTemplate },
];

/** The document with what is generated as it should be. */
async function renew(document: string, { mark, make }: Generated): Promise<string> {
  const made = await make();
  return mark === undefined ? made : withPart(document, mark, made);
}

const root = fileURLToPath(new URL('..', import.meta.url));
const checking = process.argv.includes('--check');
for (const part of generated) {
  const path = `${root}${part.file}`;
  const document = await readFile(path, 'utf8');
  const renewed = await renew(document, part);
  const name = part.mark === undefined ? part.file : `${part.file}, part "${part.mark}"`;
  if (renewed === document) continue;
  if (checking) {
    console.error(`${name}: it is not what the code writes. Run \`pnpm generate\`.`);
    process.exitCode = 1;
  } else {
    await writeFile(path, renewed);
    console.log(`${name}: renewed`);
  }
}
for (const file of await renewPictures(checking)) {
  if (checking) {
    console.error(`${file}: not what the drawings give. Run \`pnpm generate\`.`);
    process.exitCode = 1;
  } else {
    console.log(`${file}: renewed`);
  }
}
