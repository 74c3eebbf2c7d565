import { readFile } from 'node:fs/promises';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { type Translation, translate } from './translate.ts';
import { zip } from './zip.ts';

/** What the app package says of one registration; the names are those of the environment. */
export interface PackageValues {
  /** GUID of the app in Teams; another one than the bot's. */
  readonly TEAMS_APP_ID: string;
  /** GUID of the bot. */
  readonly MicrosoftAppId: string;
  /** The web app's address as people's browsers see it. */
  readonly PUBLIC_URL: string;
  /** Aptly's pages, which Teams shows before an app is added. */
  readonly WEBSITE_URL: string;
  readonly PRIVACY_URL: string;
  readonly TERMS_URL: string;
}

export const packageValues = [
  'TEAMS_APP_ID',
  'MicrosoftAppId',
  'PUBLIC_URL',
  'WEBSITE_URL',
  'PRIVACY_URL',
  'TERMS_URL',
] as const satisfies readonly (keyof PackageValues)[];

export type PackageOutcome =
  | { readonly outcome: 'made'; readonly zip: Buffer }
  /** What Teams would refuse, for a person to read. */
  | { readonly outcome: 'refused'; readonly problems: readonly string[] };

const addresses = ['PUBLIC_URL', 'WEBSITE_URL', 'PRIVACY_URL', 'TERMS_URL'] as const;

const source = new URL('../../appPackage/', import.meta.url);
const asTheyAre = ['es.json', 'color.png', 'outline.png'] as const;

/** The package that a Teams administrator uploads. The same values give the same bytes. */
export async function makeAppPackage(values: PackageValues): Promise<PackageOutcome> {
  const read = (name: string) => readFile(new URL(name, source));
  const filled = fill((await read('manifest.json')).toString(), values);
  const problems = [
    ...addresses.filter((name) => URL.parse(values[name])?.protocol !== 'https:').map((name) => `${name}: not https:`),
    ...(await check(filled, JSON.parse((await read('es.json')).toString()))),
  ];
  if (problems.length > 0) return { outcome: 'refused', problems };
  const files = new Map([['manifest.json', Buffer.from(`${JSON.stringify(filled, null, 2)}\n`)]]);
  for (const name of asTheyAre) files.set(name, await read(name));
  return { outcome: 'made', zip: zip(files) };
}

/** Puts a value in place of each `{{NAME}}`, within the JSON's strings so that none can break out of them. */
function fill(template: string, values: PackageValues): TeamsManifest {
  const known: Readonly<Record<string, string>> = {
    ...values,
    PUBLIC_HOST: URL.parse(values.PUBLIC_URL)?.hostname ?? '',
  };
  return JSON.parse(template, (_key, value) =>
    typeof value === 'string' ? value.replaceAll(/\{\{(\w+)\}\}/g, (mark, name: string) => known[name] ?? mark) : value,
  );
}

/**
 * Against the schema that comes with `@microsoft/app-manifest`, so no network is needed. Its schema of language files
 * is one that its own validator cannot read; the manifest with the translation put in is checked instead.
 */
async function check(manifest: TeamsManifest, spanish: Translation): Promise<readonly string[]> {
  const { manifest: inSpanish, misplaced } = translate(manifest, spanish);
  const problems = await AppManifestUtils.validateAgainstSchema(manifest);
  const spanishProblems = await AppManifestUtils.validateAgainstSchema(inSpanish);
  return [
    ...problems.map((problem) => `manifest.json${problem}`),
    ...misplaced.map((place) => `es.json: ${place} is not in the manifest`),
    ...spanishProblems.filter((problem) => !problems.includes(problem)).map((problem) => `es.json${problem}`),
  ];
}
