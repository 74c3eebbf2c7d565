import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A Chromium on this machine: `CHROMIUM_PATH`, or the first known name on the PATH. */
export function findChromium(environment: NodeJS.ProcessEnv): string | undefined {
  const { CHROMIUM_PATH: given, PATH: path = '' } = environment;
  const candidates = names.flatMap((name) => path.split(delimiter).map((folder) => join(folder, name)));
  return [...(given === undefined ? [] : [given]), ...candidates].find(isExecutable);
}

/** Gets Debian's Chromium where this process may install packages; no browser comes from npm. */
export function installChromium(): string | undefined {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  console.log('Getting Chromium from Debian (once)…');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env, stdio: 'ignore' });
  return findChromium(process.env);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
