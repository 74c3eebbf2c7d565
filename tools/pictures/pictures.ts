import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { articleSteps } from '../../packages/article/src/index.ts';
import { themes } from './palette.ts';
import { renderIcon, renderScene } from './render.ts';
import { drawStep } from './steps.ts';

/** A PNG in the repository, and the drawing it is rendered from. Paths are relative to the root. */
interface Picture {
  readonly file: string;
  /** SVG. */
  readonly drawing: () => Promise<string>;
  /** Where the drawing itself is kept, if it is not drawn by hand. */
  readonly drawn?: string;
  readonly render: (drawing: string) => Buffer;
}

/** Where the pictures of the steps are served from. */
const stepsFolder = 'apps/web/src/assets/steps';

const steps: readonly Picture[] = articleSteps.flatMap((step, index) =>
  themes.map((theme) => ({
    file: `${stepsFolder}/${index + 1}-${theme}.png`,
    drawn: `tools/pictures/drawn/${index + 1}-${theme}.svg`,
    drawing: async () => drawStep(step, index + 1, theme),
    render: renderScene,
  })),
);

const icon = (file: string, drawing: string, width: number): Picture => ({
  file,
  drawing: () => read(`tools/pictures/${drawing}`),
  render: (svg) => renderIcon(svg, width),
});

const pictures: readonly Picture[] = [
  ...steps,
  icon('apps/teams/appPackage/color.png', 'app-icon.svg', 192),
  icon('apps/teams/appPackage/outline.png', 'app-icon-outline.svg', 32),
  icon('apps/slack/icon.png', 'app-icon.svg', 512),
];

/** What each PNG was rendered from and what came out, as SHA-256. It lets a machine without the font tell them apart. */
interface Rendered {
  readonly drawing: string;
  readonly picture: string;
}

const recordFile = 'tools/pictures/rendered.json';
/** The article names the pictures with these, so that a browser may keep each for ever. */
const versionsFile = 'packages/article/src/picture-versions.json';

/** Renders what was redrawn since; `checking` writes nothing. Returns the files that were, or are, out of date. */
export async function renewPictures(checking: boolean): Promise<readonly string[]> {
  const record = JSON.parse((await readIfThere(recordFile))?.toString() ?? '{}') as Readonly<Record<string, Rendered>>;
  const stale: string[] = [];

  async function renew(file: string, content: string | Buffer): Promise<void> {
    if ((await readIfThere(file))?.equals(Buffer.from(content))) return;
    stale.push(file);
    if (!checking) await writeFile(inRepository(file), content);
  }

  async function renewPicture({ file, drawing, drawn, render }: Picture): Promise<Rendered> {
    const svg = await drawing();
    if (drawn !== undefined) await renew(drawn, svg);
    const present = await readIfThere(file);
    const known = record[file];
    if (present !== undefined && known?.drawing === hash(svg) && known.picture === hash(present)) return known;
    if (checking) {
      stale.push(file);
      return { drawing: hash(svg), picture: known?.picture ?? '' };
    }
    const picture = render(svg);
    await renew(file, picture);
    return { drawing: hash(svg), picture: hash(picture) };
  }

  const rendered: [file: string, Rendered][] = [];
  for (const picture of pictures) rendered.push([picture.file, await renewPicture(picture)]);
  await renew(recordFile, json(rendered));
  const versions = rendered
    .filter(([file]) => file.startsWith(stepsFolder))
    .map(([file, { picture }]) => [basename(file, '.png'), picture.slice(0, 12)] as const);
  await renew(versionsFile, json(versions));
  return stale;
}

const inRepository = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const read = async (path: string): Promise<string> => readFile(inRepository(path), 'utf8');

async function readIfThere(path: string): Promise<Buffer | undefined> {
  return readFile(inRepository(path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

const hash = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

const json = (entries: readonly (readonly [string, unknown])[]): string =>
  `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
