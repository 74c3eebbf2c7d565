import { type ArticleStep, articleSteps } from './article.ts';
import versions from './picture-versions.json' with { type: 'json' };

export const pictureThemes = ['light', 'dark'] as const;
export type PictureTheme = (typeof pictureThemes)[number];

/** A drawing of what to click in one of the steps; what it shows is in the messages under `step.picture.<step>`. */
export interface StepPicture {
  readonly step: ArticleStep;
  readonly theme: PictureTheme;
  /** Its file, a PNG of 1200 by 675. */
  readonly name: string;
  /** Changes with the picture, so that each may be kept for ever. */
  readonly version: string;
  /** Where the web app serves it. */
  readonly path: string;
}

/** Made of what `pnpm generate` rendered. */
const versionOf: Readonly<Record<string, string>> = versions;

/** All pictures; the only files that the web app serves for the steps. */
export const stepPictures: readonly StepPicture[] = articleSteps.flatMap((step) =>
  pictureThemes.map((theme) => stepPicture(step, theme)),
);

export function stepPicture(step: ArticleStep, theme: PictureTheme): StepPicture {
  const drawn = `${articleSteps.indexOf(step) + 1}-${theme}`;
  const version = versionOf[drawn];
  if (version === undefined) throw new Error(`The picture ${drawn} was never rendered; run pnpm generate.`);
  return { step, theme, name: `${drawn}.png`, version, path: `/assets/steps/${drawn}.png?v=${version}` };
}
