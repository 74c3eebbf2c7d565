import { mkdir, writeFile } from 'node:fs/promises';
import { makeAppPackage, type PackageValues, packageValues } from './app-package.ts';

/** `pnpm --filter @reconnect/teams package [NAME=VALUE …]`: writes the package; values come from the environment too. */
const given: Readonly<Record<string, string | undefined>> = {
  ...process.env,
  ...Object.fromEntries(process.argv.slice(2).map((argument) => argument.split(/=(.*)/s, 2))),
};
const missing = packageValues.filter((name) => !given[name]);
if (missing.length > 0) fail(`Values are missing, as variables or as NAME=VALUE:\n  ${missing.join('\n  ')}`);

const value = (name: keyof PackageValues): string => given[name] ?? '';
const made = await makeAppPackage({
  TEAMS_APP_ID: value('TEAMS_APP_ID'),
  MicrosoftAppId: value('MicrosoftAppId'),
  PUBLIC_URL: value('PUBLIC_URL'),
  WEBSITE_URL: value('WEBSITE_URL'),
  PRIVACY_URL: value('PRIVACY_URL'),
  TERMS_URL: value('TERMS_URL'),
});
if (made.outcome === 'refused') fail(`Teams would refuse this package:\n  ${made.problems.join('\n  ')}`);

const folder = new URL('../../dist/', import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL('inbox-reconnect.zip', folder), made.zip);
console.log('apps/teams/dist/inbox-reconnect.zip: upload it in the Teams admin centre, or as a custom app.');

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
