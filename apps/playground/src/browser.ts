import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Nothing but what a page asks for leaves the browser. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the machine's own Chromium: `CHROMIUM_PATH`, or the first on the PATH. Throws when there is none. */
export function openBrowser(environment: Readonly<Record<string, string | undefined>>): Promise<Browser> {
  const { CHROMIUM_PATH: chosen, PATH: path = '' } = environment;
  const places = path.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const executablePath = chosen ?? places.find(isExecutable);
  if (executablePath === undefined) {
    throw new Error(
      `The browser tests need Chromium: install ${names.join(', ')} or set CHROMIUM_PATH (on Debian: apt-get install chromium).`,
    );
  }
  return chromium.launch({ executablePath, headless: true, args: quiet });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
